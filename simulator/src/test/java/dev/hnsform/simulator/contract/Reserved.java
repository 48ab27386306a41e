package dev.hnsform.simulator.contract;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a case has reserved, by the names it gives; released when the case ends. */
final class Reserved implements AutoCloseable {
    private final HnsHost host;
    private final Map<String, PortReservation> held = new HashMap<>();
    private int unnamed;

    Reserved(HnsHost host) {
        this.host = host;
    }

    private HostPorts ports() {
        if (host instanceof HostPorts ports) {
            return ports;
        }
        throw new ContractException("this way to the host does not carry reservations of ports");
    }

    /** {@code tcp 8080}, {@code udp 5353 shared}, {@code both 80}, or {@code range 4096}. */
    JsonObject reserve(Guid service, String[] words, String name) {
        int number = Integer.parseInt(words[1]);
        boolean shared = words.length > 2 && words[2].equals("shared");
        PortReservation made = words[0].equals("range")
                ? ports().reservePortRange(service, number, Deadline.CHANGE)
                : ports().reservePort(
                                service,
                                PortProtocol.valueOf(words[0].toUpperCase(Locale.ROOT)),
                                shared ? PortAccess.SHARED : PortAccess.EXCLUSIVE,
                                number,
                                Deadline.CHANGE);
        if (held.putIfAbsent(name.isEmpty() ? "unnamed " + unnamed++ : name, made) != null) {
            throw new ContractException("something is reserved as \"" + name + "\" already");
        }
        return Json.object()
                .put("StartingPort", made.firstPort())
                .put("EndingPort", made.lastPort())
                .put("Ports", made.lastPort() - made.firstPort() + 1)
                .build();
    }

    JsonArray release(String name) {
        PortReservation ports = held.remove(name);
        if (ports == null) {
            throw new ContractException("nothing is reserved as \"" + name + "\"");
        }
        ports.close();
        return JsonArray.EMPTY;
    }

    JsonArray list() {
        return new JsonArray(ports().reservedPorts(Deadline.READ).stream()
                .map(Reserved::json)
                .toList());
    }

    private static Json json(ReservedPorts entry) {
        return Json.object()
                .put("OwningPartitionId", entry.owner().toString())
                .put("TargetPartitionId", entry.target().toString())
                .put("Protocol", entry.protocol())
                .put("Priority", entry.priority())
                .put("ReservationType", entry.type())
                .put("SharingFlags", entry.sharing())
                .put("DeliveryMode", entry.delivery())
                .put("StartingPort", entry.first())
                .put("EndingPort", entry.last())
                .build();
    }

    @Override
    public void close() {
        held.values().forEach(PortReservation::close);
    }
}
