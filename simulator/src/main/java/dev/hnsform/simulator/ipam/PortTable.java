package dev.hnsform.simulator.ipam;

import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host's external ports that port mappings hold. Not safe for several threads. */
public final class PortTable {
    private static final int FIRST_CHOSEN = 49152;
    private static final int LAST = 65535;

    private final Map<Integer, List<Holder>> holders = new HashMap<>();
    private final Map<Long, Integer> hints = new HashMap<>();

    /** Creates an empty table. */
    public PortTable() {}

    /**
     * Who holds a port.
     *
     * @param endpoint the endpoint with the mapping
     * @param vip the host's address it is on, or empty for every address
     */
    private record Holder(Guid endpoint, String vip) {}

    /**
     * An external port.
     *
     * @param protocol 6 or 17
     * @param port 1 to 65535
     * @param vip the host's address it is on, or empty for every address
     */
    public record Port(int protocol, int port, String vip) {
        private int key() {
            return protocol << 16 | port;
        }
    }

    /** The endpoint that holds the port; that of another VIP does not count. */
    public Optional<Guid> holder(Port port) {
        return holders.getOrDefault(port.key(), List.of()).stream()
                .filter(h -> h.vip.equals(port.vip()))
                .map(Holder::endpoint)
                .findFirst();
    }

    /** Whether an endpoint holds a port, on whatever VIP. */
    public boolean isHeld(int protocol, int port) {
        return holders.containsKey(new Port(protocol, port, "").key());
    }

    /** Marks the port as held. */
    public void hold(Port port, Guid endpoint) {
        holders.computeIfAbsent(port.key(), key -> new ArrayList<>(1)).add(new Holder(endpoint, port.vip()));
    }

    /** Marks the port as free. */
    public void release(Port port, Guid endpoint) {
        List<Holder> held = holders.get(port.key());
        if (held != null) {
            held.remove(new Holder(endpoint, port.vip()));
            if (held.isEmpty()) {
                holders.remove(port.key());
            }
            hints.computeIfPresent((long) port.protocol(), (key, hint) -> Math.min(hint, port.port()));
        }
    }

    /** The lowest dynamic port of the protocol that nobody holds on any VIP. */
    public Optional<Integer> nextFree(int protocol, java.util.function.IntPredicate alsoTaken) {
        int hint = Math.max(FIRST_CHOSEN, hints.getOrDefault((long) protocol, FIRST_CHOSEN));
        boolean skipped = false;
        for (int port = hint; port <= LAST; port++) {
            boolean held = holders.containsKey(protocol << 16 | port);
            if (!held && !alsoTaken.test(port)) {
                if (!skipped) {
                    hints.put((long) protocol, port);
                }
                return Optional.of(port);
            }
            skipped |= !held;
        }
        return Optional.empty();
    }
}
