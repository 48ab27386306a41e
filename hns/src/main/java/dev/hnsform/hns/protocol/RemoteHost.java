package dev.hnsform.hns.protocol;

import dev.hnsform.hns.document.QueryDocuments;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A host that another process serves. Safe for several threads, which wait for each other. An answer that did not come, or cannot be understood,
 * is an unknown result; an object is never taken for absent because of it.
 */
public final class RemoteHost implements HnsHost, HostNotifier, HostPorts {
    private final RemoteConnection connection;
    private final RemotePorts ports;

    /** A host behind a connection, which it closes. */
    public RemoteHost(RemoteConnection connection) {
        this.connection = connection;
        this.ports = new RemotePorts(connection);
    }

    /** The connection. */
    public RemoteConnection connection() {
        return connection;
    }

    @Override
    public HostDescription description() {
        ServerDescription server = connection.server();
        return new HostDescription(connection.shown(), server.simulated(), server.readOnly());
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        Ask ask = new Ask("HostFacts", "the host", deadline);
        Message answer = call(Message.of(header(HcnCall.FACTS)), ask);
        return read(answer, ask, json -> HostFactsJson.fromJson(json, "facts"));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        Ask ask = new Ask("HcnEnumerate" + kind.label() + "s", kind.label() + "s", deadline);
        Message answer = call(
                Message.of(
                        header(HcnCall.ENUMERATE).about(Kinds.number(kind), Guid.ZERO),
                        QueryDocuments.write(query).toString()),
                ask);
        try {
            return ids(Documents.json(answer.bodyA()));
        } catch (JsonFormatException e) {
            throw garbage(ask, e);
        }
    }

    private static List<Guid> ids(Json json) {
        if (!(json instanceof JsonArray array)) {
            throw new JsonFormatException("a list of ids is expected");
        }
        List<Guid> ids = new ArrayList<>(array.size());
        for (Json id : array) {
            ids.add(
                    id instanceof JsonString text
                            ? Guid.tryParse(text.value())
                                    .orElseThrow(() -> new JsonFormatException("\"" + text.value() + "\" is no id"))
                            : Guid.parse(id.toString()));
        }
        return ids;
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        Ask ask = new Ask("HcnQuery" + kind.label() + "Properties", kind.label() + " " + id, deadline);
        Message answer = call(
                Message.of(
                        header(HcnCall.QUERY).about(Kinds.number(kind), id),
                        QueryDocuments.write(query).toString()),
                ask);
        return read(answer, ask, Function.identity());
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        change(HcnCall.CREATE, "Create", kind, id, settings, deadline);
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        change(HcnCall.MODIFY, "Modify", kind, id, request, deadline);
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        change(HcnCall.DELETE, "Delete", kind, id, JsonObject.EMPTY, deadline);
    }

    private void change(HcnCall call, String verb, HcnKind kind, Guid id, JsonObject document, Deadline deadline) {
        Ask ask = new Ask("Hcn" + verb + kind.label(), subject(kind, id, document), deadline);
        Header header = header(call).about(Kinds.number(kind), id);
        call(call == HcnCall.DELETE ? Message.of(header) : Message.of(header, document.toString()), ask);
    }

    private static String subject(HcnKind kind, Guid id, JsonObject document) {
        return Tolerant.text(document, "Name")
                .filter(name -> !name.isEmpty())
                .map(name -> kind.label() + " " + name + " (" + id + ")")
                .orElseGet(() -> kind.label() + " " + id);
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        Ask ask = new Ask("HNSCall", method + " " + path, deadline);
        Message answer = call(
                Message.of(header(HcnCall.HNS_CALL), method + " " + path, request.isEmpty() ? "" : request.toString()),
                ask);
        return read(answer, ask, json -> Tolerant.first(json, "Output").orElse(JsonObject.EMPTY));
    }

    private static Header header(HcnCall call) {
        return Header.request(Protocol.HCN, call.number());
    }

    private Message call(Message request, Ask ask) {
        Message answer = connection.exchange(request, ask);
        if (answer.isError()) {
            throw Failures.read(answer, ask.call(), ask.subject());
        }
        return answer;
    }

    private <T> T read(Message answer, Ask ask, Function<JsonObject, T> reader) {
        try {
            return reader.apply(Documents.object(answer.bodyA()));
        } catch (JsonFormatException e) {
            throw garbage(ask, e);
        }
    }

    private HostCallException garbage(Ask ask, JsonFormatException e) {
        return ask.failure(
                Failures.CALL_FAILED,
                Ending.UNKNOWN,
                "the answer of " + connection.shown() + " cannot be understood: " + e.getMessage(),
                e);
    }

    @Override
    public Registration register(Optional<Guid> network, Consumer<HostNotification> listener) {
        RemoteConnection own = connection.another();
        Header request = header(HcnCall.SUBSCRIBE)
                .about(network.isPresent() ? Kinds.number(HcnKind.NETWORK) : 0, network.orElse(Guid.ZERO));
        Ask ask = new Ask(
                "HcnRegisterServiceCallback", network.map(id -> "Network " + id).orElse("the host"), Deadline.READ);
        try {
            Message answer = own.exchange(Message.of(request), ask);
            if (answer.isError()) {
                throw Failures.read(answer, ask.call(), ask.subject());
            }
            return new RemoteRegistration(own, listener);
        } catch (HostCallException e) {
            own.close();
            throw e;
        }
    }

    @Override
    public PortReservation reservePort(
            Guid service, PortProtocol protocol, PortAccess access, int port, Deadline deadline) {
        return ports.reservePort(service, protocol, access, port, deadline);
    }

    @Override
    public PortReservation reservePortRange(Guid service, int count, Deadline deadline) {
        return ports.reservePortRange(service, count, deadline);
    }

    @Override
    public List<ReservedPorts> reservedPorts(Deadline deadline) {
        return ports.reservedPorts(deadline);
    }

    @Override
    public void close() {
        ports.close();
        connection.close();
    }
}
