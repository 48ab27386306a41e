package dev.hnsform.hns.protocol;

import dev.hnsform.hns.document.QueryDocuments;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The service {@code hcn} of one connection: takes requests to calls of the port. */
final class HcnVisit implements ServedService.Visit {
    private static final long LONGEST_DEADLINE = Duration.ofMinutes(30).toMillis();

    private final HnsHost host;
    private final Subscriptions subscriptions;
    private final HeldPorts ports;

    HcnVisit(HnsHost host, Subscriptions subscriptions) {
        this.host = host;
        this.subscriptions = subscriptions;
        this.ports = new HeldPorts(host);
    }

    @Override
    public Message answer(Message request) {
        Optional<HcnCall> call = HcnCall.of(request.header().call());
        if (call.isEmpty()) {
            return notHere(
                    request.header(), "there is no call " + request.header().call());
        }
        try {
            return switch (call.get()) {
                case HNS_CALL -> old(request);
                case FACTS -> facts(request);
                case SUBSCRIBE -> subscriptions.begin(request.header());
                case UNSUBSCRIBE -> subscriptions.end(request.header());
                case RESERVE_PORT, RESERVE_PORT_RANGE, RELEASE_PORTS, RESERVED_PORTS ->
                    ports.answer(
                            call.get(),
                            request.header(),
                            deadline(request.header(), call.get().changes()));
                case ENUMERATE, OPEN, QUERY, CREATE, MODIFY, DELETE, STATISTICS, ADDRESSES ->
                    onObjects(call.get(), request);
            };
        } catch (HostCallException e) {
            return Failures.of(request.header(), e);
        } catch (JsonFormatException e) {
            return Failures.of(
                    request.header(),
                    new HostCallException(
                            name(call.get(), request),
                            subject(request),
                            Failures.INVALID_JSON,
                            Ending.REFUSED,
                            HcnError.of(Failures.INVALID_JSON)
                                    .map(HcnError::text)
                                    .orElse("The JSON document is invalid. "),
                            e));
        }
    }

    private Message onObjects(HcnCall call, Message request) {
        Header header = request.header();
        Optional<HcnKind> known = Kinds.of(header.kind());
        if (known.isEmpty()) {
            return notHere(header, "objects of kind " + header.kind() + " are not served");
        }
        HcnKind kind = known.get();
        Deadline deadline = deadline(header, call.changes());
        switch (call) {
            case ENUMERATE:
                return Message.of(
                        header.answer(),
                        Json.strings(host.enumerate(kind, query(request), deadline).stream()
                                        .map(Guid::toString)
                                        .toList())
                                .toString());
            case OPEN:
                host.query(kind, header.id(), HostQuery.V2, deadline);
                return Message.of(header.answer().about(header.kind(), header.id()));
            case QUERY:
                return Message.of(
                        header.answer(),
                        host.query(kind, header.id(), query(request), deadline).toString());
            case CREATE:
                return Message.of(header.answer().about(header.kind(), create(kind, request, deadline)));
            case MODIFY:
                host.modify(kind, header.id(), Documents.object(request.bodyA()), deadline);
                return Message.of(header.answer());
            case DELETE:
                host.delete(kind, header.id(), deadline);
                return Message.of(header.answer());
            default:
                return ofEndpoint(call, kind, header, deadline);
        }
    }

    private Message ofEndpoint(HcnCall call, HcnKind kind, Header header, Deadline deadline) {
        if (kind != HcnKind.ENDPOINT) {
            return notHere(header, "only endpoints have statistics and addresses");
        }
        String path = call == HcnCall.STATISTICS ? "/endpointstats/" : "/endpointaddresses/";
        return Message.of(
                header.answer(),
                host.hnsCall("GET", path + header.id(), JsonObject.EMPTY, deadline)
                        .toString());
    }

    /** Creates, and tells which id the object has: the argument's, else the document's, else one of ours. */
    private Guid create(HcnKind kind, Message request, Deadline deadline) {
        JsonObject settings = inNetwork(
                kind, Documents.object(request.bodyA()), request.header().parent());
        Guid named = Tolerant.guid(settings, "ID").orElse(Guid.ZERO);
        Guid argument = request.header().id();
        Guid id = !argument.isZero() ? argument : !named.isZero() ? named : Guid.of(UUID.randomUUID());
        host.create(kind, id, settings, deadline);
        if (named.isZero() || named.equals(id)) {
            return id;
        }
        try {
            // Which of two different ids wins is not established (hns-reference 1.1): the host knows
            host.query(kind, id, HostQuery.V2, deadline);
            return id;
        } catch (HostCallException e) {
            return HcnError.isNotFound(e) ? named : id;
        }
    }

    /** An endpoint is created through its network's handle, and its document need not name it. */
    private static JsonObject inNetwork(HcnKind kind, JsonObject settings, Guid network) {
        if (kind != HcnKind.ENDPOINT
                || network.isZero()
                || Tolerant.first(settings, "HostComputeNetwork").isPresent()
                || Tolerant.first(settings, "VirtualNetwork").isPresent()) {
            return settings;
        }
        JsonObject.Builder with = JsonObject.builder();
        settings.forEach(with::put);
        return with.put("HostComputeNetwork", network.toString()).build();
    }

    private Message old(Message request) {
        String line = request.textA();
        int space = line.indexOf(' ');
        if (space < 0) {
            return Failures.of(
                    request.header(),
                    Failures.INVALID_ARGUMENT,
                    Ending.REFUSED,
                    "a method and a path are expected, and there is no space in \"" + line + "\"");
        }
        String method = line.substring(0, space);
        Json output = host.hnsCall(
                method,
                line.substring(space + 1),
                Documents.objectOrNothing(request.bodyB()),
                deadline(request.header(), !method.equals("GET")));
        JsonObject.Builder envelope = Json.object().put("Success", true);
        if (!output.equals(JsonObject.EMPTY)) {
            envelope.put("Output", output);
        }
        return Message.of(request.header().answer(), envelope.build().toString());
    }

    private Message facts(Message request) {
        return Message.of(
                request.header().answer(),
                HostFactsJson.toJson(host.facts(deadline(request.header(), false)))
                        .toString());
    }

    private static HostQuery query(Message request) {
        return request.bodyA().length == 0 ? HostQuery.V1 : QueryDocuments.read(Documents.object(request.bodyA()));
    }

    private static Deadline deadline(Header request, boolean changes) {
        if (request.status() == 0) {
            return changes ? Deadline.CHANGE : Deadline.READ;
        }
        return new Deadline(Duration.ofMillis(Math.min(request.status(), LONGEST_DEADLINE)));
    }

    private static Message notHere(Header request, String why) {
        return Failures.of(request, Failures.NOT_IMPLEMENTED, Ending.REFUSED, why);
    }

    /** Whether a request begins a subscription. */
    static boolean subscribes(Header request) {
        return request.service() == Protocol.HCN && request.call() == HcnCall.SUBSCRIBE.number();
    }

    private static String name(HcnCall call, Message request) {
        String kind = Kinds.of(request.header().kind()).map(HcnKind::label).orElse("");
        return switch (call) {
            case ENUMERATE -> "HcnEnumerate" + kind + "s";
            case OPEN -> "HcnOpen" + kind;
            case QUERY -> "HcnQuery" + kind + "Properties";
            case CREATE -> "HcnCreate" + kind;
            case MODIFY -> "HcnModify" + kind;
            case DELETE -> "HcnDelete" + kind;
            case STATISTICS -> "HcnQueryEndpointStats";
            case ADDRESSES -> "HcnQueryEndpointAddresses";
            case HNS_CALL -> "HNSCall";
            case FACTS -> "HostFacts";
            case SUBSCRIBE -> "HcnRegisterServiceCallback";
            case UNSUBSCRIBE -> "HcnUnregisterServiceCallback";
            case RESERVE_PORT -> HeldPorts.RESERVE_PORT;
            case RESERVE_PORT_RANGE -> HeldPorts.RESERVE_PORT_RANGE;
            case RELEASE_PORTS -> HeldPorts.RELEASE;
            case RESERVED_PORTS -> HeldPorts.ENUMERATE;
        };
    }

    private static String subject(Message request) {
        Header header = request.header();
        return header.call() == HcnCall.HNS_CALL.number()
                ? request.textA()
                : Kinds.of(header.kind()).map(HcnKind::label).orElse("object") + " " + header.id();
    }

    @Override
    public void close() {
        subscriptions.close();
        ports.close();
    }
}
