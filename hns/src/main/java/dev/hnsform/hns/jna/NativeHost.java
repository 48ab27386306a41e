package dev.hnsform.hns.jna;

import dev.hnsform.hns.document.QueryDocuments;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The port over the native library. A restart of the {@code hns} service in the middle of a call is re-opened where nothing can have been changed,
 * and otherwise told as failed for now or unknown: never as an absent object. A call that misses its deadline is an unknown result. Safe for
 * several threads.
 */
public final class NativeHost implements HnsHost, HostNotifier, HostPorts {
    private final HostDescription description;
    private final HcnClient client;
    private final HostFactsSource facts;
    private final TimedCalls calls = new TimedCalls();
    private final NativePorts ports;

    NativeHost(HostDescription description, HcnClient client, HostFactsSource facts) {
        this.description = description;
        this.client = client;
        this.facts = facts;
        this.ports = new NativePorts(client, calls);
    }

    /** The host behind loaded libraries; nothing is called yet. */
    public static NativeHost over(NativeLibraries libraries, HostDescription description, HostFactsSource facts) {
        return new NativeHost(description, libraries.client(), facts);
    }

    @Override
    public HostDescription description() {
        return description;
    }

    @Override
    public HostFacts facts(Deadline deadline) {
        return calls.within(deadline, "HostFacts", "the host", time -> facts.facts(deadline));
    }

    @Override
    public List<Guid> enumerate(HcnKind kind, HostQuery query, Deadline deadline) {
        NativeKind of = NativeKind.of(kind);
        String call = "HcnEnumerate" + of.label() + "s";
        String subject = of.label() + "s";
        String document = QueryDocuments.write(query).toString();
        // Not asked again when the service goes in the middle: just started, it may not know all its objects yet
        String answer = calls.within(deadline, call, subject, time -> client.enumerate(of, document));
        return ids(call, subject, answer);
    }

    private static List<Guid> ids(String call, String subject, String answer) {
        if (answer.isBlank()) {
            return List.of(); // NULL for an empty list: the PowerShell module allows for it
        }
        if (!(parsed(call, subject, answer) instanceof JsonArray array)) {
            throw garbage(call, subject, "a list of ids", answer, null);
        }
        List<Guid> ids = new ArrayList<>(array.size());
        for (Json element : array.values()) {
            Optional<Guid> id = element instanceof JsonString text ? Guid.tryParse(text.value()) : Optional.empty();
            ids.add(id.orElseThrow(() -> garbage(call, subject, "a list of ids", element.toString(), null)));
        }
        return ids;
    }

    @Override
    public JsonObject query(HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        NativeKind of = NativeKind.of(kind);
        String document = QueryDocuments.write(query).toString();
        return read(of, id, "HcnQuery" + of.label() + "Properties", deadline, handle -> client.query(handle, document));
    }

    /** An endpoint's counters (hns-reference 1.3, endpoint statistics object). */
    public JsonObject statistics(Guid endpoint, Deadline deadline) {
        return read(NativeKind.ENDPOINT, endpoint, "HcnQueryEndpointStats", deadline, client::statistics);
    }

    /** An endpoint's addresses, as the host gives them. */
    public JsonObject addresses(Guid endpoint, Deadline deadline) {
        return read(NativeKind.ENDPOINT, endpoint, "HcnQueryEndpointAddresses", deadline, client::addresses);
    }

    private JsonObject read(
            NativeKind kind, Guid id, String call, Deadline deadline, Function<HcnHandle, String> question) {
        String subject = kind.label() + " " + id;
        String answer = calls.within(
                deadline,
                call,
                subject,
                time -> ServiceLoss.reading(() -> {
                    try (HcnHandle handle = client.open(kind, id)) {
                        return question.apply(handle);
                    }
                }));
        return object(call, subject, answer);
    }

    @Override
    public void create(HcnKind kind, Guid id, JsonObject settings, Deadline deadline) {
        NativeKind of = NativeKind.of(kind);
        String subject = subject(of, id, settings);
        String document = settings.toString();
        if (of == NativeKind.ENDPOINT) {
            createEndpoint(id, settings, subject, deadline);
            return;
        }
        done(deadline, "HcnCreate" + of.label(), subject, time -> {
            time.requireTime();
            client.create(of, id, document, subject).close();
        });
    }

    private void createEndpoint(Guid id, JsonObject settings, String subject, Deadline deadline) {
        String call = "HcnCreateEndpoint";
        Guid network = Tolerant.guid(settings, "HostComputeNetwork")
                .or(() -> Tolerant.guid(settings, "VirtualNetwork"))
                .orElseThrow(
                        () -> HcnError.INVALID_ENDPOINT.failure(call, subject)); // there is no handle to make it on
        String document = settings.toString();
        done(
                deadline,
                call,
                subject,
                time -> ServiceLoss.changing(() -> {
                    try (HcnHandle handle = client.open(NativeKind.NETWORK, network)) {
                        time.requireTime();
                        client.createEndpoint(handle, id, document, subject).close();
                    }
                }));
    }

    @Override
    public void modify(HcnKind kind, Guid id, JsonObject request, Deadline deadline) {
        NativeKind of = NativeKind.of(kind);
        String document = request.toString();
        done(
                deadline,
                "HcnModify" + of.label(),
                of.label() + " " + id,
                time -> ServiceLoss.changing(() -> {
                    try (HcnHandle handle = client.open(of, id)) {
                        time.requireTime();
                        client.modify(handle, document);
                    }
                }));
    }

    @Override
    public void delete(HcnKind kind, Guid id, Deadline deadline) {
        NativeKind of = NativeKind.of(kind);
        done(deadline, "HcnDelete" + of.label(), of.label() + " " + id, time -> {
            time.requireTime();
            client.delete(of, id);
        });
    }

    @Override
    public Json hnsCall(String method, String path, JsonObject request, Deadline deadline) {
        String subject = method + " " + path;
        String document = request.isEmpty() ? "" : request.toString();
        String envelope = calls.within(deadline, "HNSCall", subject, time -> {
            time.requireTime();
            return client.hnsCall(method, path, document);
        });
        return envelope.isBlank()
                ? JsonObject.EMPTY
                : Tolerant.first(object("HNSCall", subject, envelope), "Output").orElse(JsonObject.EMPTY);
    }

    @Override
    public Registration register(Optional<Guid> network, Consumer<HostNotification> listener) {
        if (network.isPresent()) {
            return registered(network.get(), listener);
        }
        return calls.within(Deadline.READ, "HcnRegisterServiceCallback", "the service", time -> {
            time.requireTime();
            return NativeNotifications.register(client, listener);
        });
    }

    /** An id is that of a network, or else of a guest network service. */
    private Registration registered(Guid object, Consumer<HostNotification> listener) {
        try {
            return registered(NativeKind.NETWORK, "HcnRegisterNetworkCallback", object, listener);
        } catch (HostCallException e) {
            if (!HcnError.isNotFound(e)) {
                throw e;
            }
            try {
                return registered(NativeKind.GUEST_SERVICE, "HcnRegisterGuestNetworkServiceCallback", object, listener);
            } catch (HostCallException neither) {
                throw HcnError.isNotFound(neither) ? e : neither;
            }
        }
    }

    private Registration registered(NativeKind kind, String call, Guid object, Consumer<HostNotification> listener) {
        return calls.within(
                Deadline.READ,
                call,
                kind.label() + " " + object,
                time -> ServiceLoss.reading(() -> {
                    HcnHandle handle = client.open(kind, object);
                    try {
                        time.requireTime();
                        return NativeNotifications.register(client, handle, listener);
                    } catch (RuntimeException e) {
                        handle.close();
                        throw e;
                    }
                }));
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

    /** Something that changes the host. */
    private interface Change {
        void make(TimedCalls.CallTime time);
    }

    private void done(Deadline deadline, String call, String subject, Change change) {
        calls.within(deadline, call, subject, time -> {
            change.make(time);
            return true;
        });
    }

    private static String subject(NativeKind kind, Guid id, JsonObject settings) {
        return Tolerant.text(settings, "Name")
                .filter(name -> !name.isEmpty())
                .map(name -> kind.label() + " " + name + " (" + id + ")")
                .orElseGet(() -> kind.label() + " " + id);
    }

    private static JsonObject object(String call, String subject, String answer) {
        if (parsed(call, subject, answer) instanceof JsonObject object) {
            return object;
        }
        throw garbage(call, subject, "a JSON object", answer, null);
    }

    private static Json parsed(String call, String subject, String answer) {
        try {
            return JsonReader.parse(answer);
        } catch (JsonFormatException e) {
            throw garbage(call, subject, "JSON", answer, e);
        }
    }

    /** The host carried the call out, but what it said of it cannot be read. */
    private static HostCallException garbage(
            String call, String subject, String expected, String answer, @Nullable Throwable cause) {
        String beginning = answer.length() <= 200 ? answer : answer.substring(0, 200) + "…";
        return new HostCallException(
                call,
                subject,
                new HResult(0),
                HostCallException.Ending.UNKNOWN,
                "the host answered something that is not " + expected + ": " + beginning,
                cause);
    }

    @Override
    public void close() {
        calls.close();
        facts.close();
    }

    /** Waits until what hangs has ended, after {@link #close}: for tests. */
    void awaitEnd() throws InterruptedException {
        calls.awaitEnd();
    }
}
