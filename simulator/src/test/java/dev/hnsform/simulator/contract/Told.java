package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a host tells a case that registered, in order. What is not told in time is missing from the answer. */
final class Told implements AutoCloseable {
    /** Names and numbers of hns-reference 4; Detached really is hexadecimal 10. */
    private static final Map<Long, String> NAMES = Map.ofEntries(
            Map.entry(0x1L, "NetworkPreCreate"),
            Map.entry(0x2L, "NetworkCreate"),
            Map.entry(0x3L, "NetworkPreDelete"),
            Map.entry(0x4L, "NetworkDelete"),
            Map.entry(0x5L, "NamespaceCreate"),
            Map.entry(0x6L, "NamespaceDelete"),
            Map.entry(0x7L, "GuestNetworkServiceCreate"),
            Map.entry(0x8L, "GuestNetworkServiceDelete"),
            Map.entry(0x9L, "NetworkEndpointAttached"),
            Map.entry(0x10L, "NetworkEndpointDetached"),
            Map.entry(0x11L, "GuestNetworkServiceStateChanged"),
            Map.entry(0x12L, "GuestNetworkServiceInterfaceStateChanged"),
            Map.entry(0x0100_0000L, "ServiceDisconnect"));

    private static final long SECONDS = 10;

    private final BlockingQueue<HostNotification> heard = new LinkedBlockingQueue<>();
    private final List<Registration> registrations = new ArrayList<>();

    /** Registers with the service, or with one object. */
    void listen(HnsHost host, Optional<Guid> object) {
        if (!(host instanceof HostNotifier notifier)) {
            throw new ContractException("this way to the host does not carry notifications");
        }
        registrations.add(notifier.register(object, heard::add));
    }

    /** The next so many, each with {@code Type}, {@code Status} and {@code Data}. */
    JsonArray next(int count) {
        List<Json> told = new ArrayList<>();
        try {
            while (told.size() < count) {
                HostNotification one = heard.poll(SECONDS, TimeUnit.SECONDS);
                if (one == null) {
                    break;
                }
                told.add(json(one));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new JsonArray(told);
    }

    private static Json json(HostNotification one) {
        return Json.object()
                .put("Type", NAMES.getOrDefault(one.type(), Long.toString(one.type())))
                .put("Status", one.status().value())
                .put("Data", one.data().isBlank() ? JsonObject.EMPTY : JsonReader.parse(one.data()))
                .build();
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
    }
}
