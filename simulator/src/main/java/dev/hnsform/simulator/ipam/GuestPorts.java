package dev.hnsform.simulator.ipam;

import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.schema.net.Guid;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The host's ports that are held for guests: by this process, and no longer than it lives. Safe for several threads. */
public final class GuestPorts {
    /** Windows' dynamic ports begin here by default; ranges for guests lie below. */
    private static final int FIRST_DYNAMIC = 49152;

    private static final int PORTS = 1 << 16;

    private final Set<Hold> holds = new LinkedHashSet<>();
    private final BitSet exclusive = new BitSet();
    private final Map<Integer, Integer> shared = new HashMap<>();

    /** Creates an empty table. */
    public GuestPorts() {}

    /** Ports that are held together; one is equal to itself alone. */
    public static final class Hold {
        private final Guid service;
        private final PortProtocol protocol;
        private final PortAccess access;
        private final int first;
        private final int last;

        /** Ports from the first to the last one, for a guest network service. */
        public Hold(Guid service, PortProtocol protocol, PortAccess access, int first, int last) {
            this.service = service;
            this.protocol = protocol;
            this.access = access;
            this.first = first;
            this.last = last;
        }

        /** Id of the service they are held for. */
        public Guid service() {
            return service;
        }

        /** For which protocols. */
        public PortProtocol protocol() {
            return protocol;
        }

        /** The lowest port. */
        public int first() {
            return first;
        }

        /** The highest port, which is held too. */
        public int last() {
            return last;
        }
    }

    /** Holds ports; whether they are free is not looked at. */
    public synchronized void add(Hold hold) {
        if (holds.add(hold)) {
            each(hold, place -> {
                if (hold.access == PortAccess.EXCLUSIVE) {
                    exclusive.set(place);
                } else {
                    shared.merge(place, 1, Integer::sum);
                }
            });
        }
    }

    /** Holds them no more; does nothing when they are not held. */
    public synchronized void remove(Hold hold) {
        if (holds.remove(hold)) {
            each(hold, place -> {
                if (hold.access == PortAccess.EXCLUSIVE) {
                    exclusive.clear(place);
                } else {
                    shared.computeIfPresent(place, (key, count) -> count > 1 ? count - 1 : null);
                }
            });
        }
    }

    private static void each(Hold hold, IntConsumer action) {
        for (int half = 0; half < 2; half++) {
            if ((hold.protocol.number() >> half & 1) != 0) {
                for (int port = hold.first; port <= hold.last; port++) {
                    action.accept(half * PORTS + port);
                }
            }
        }
    }

    private static boolean any(PortProtocol protocol, int port, IntPredicate test) {
        return (protocol.number() & PortProtocol.TCP.number()) != 0 && test.test(port)
                || (protocol.number() & PortProtocol.UDP.number()) != 0 && test.test(PORTS + port);
    }

    /** Everything that is held, in the order it came. */
    public synchronized Collection<Hold> holds() {
        return List.copyOf(holds);
    }

    /** Whether somebody holds a port for himself alone. */
    public synchronized boolean isExclusive(PortProtocol protocol, int port) {
        return any(protocol, port, exclusive::get);
    }

    /** Whether somebody holds a port, and shares it. */
    public synchronized boolean isShared(PortProtocol protocol, int port) {
        return any(protocol, port, shared::containsKey);
    }

    /** Whether somebody holds a port. */
    public boolean isHeld(PortProtocol protocol, int port) {
        return isExclusive(protocol, port) || isShared(protocol, port);
    }

    /**
     * The first port of the highest run below the dynamic ports in which nobody holds any, of either protocol.
     *
     * @param alsoTaken ports that are not free for another reason
     */
    public synchronized OptionalInt freeRun(int length, IntPredicate alsoTaken) {
        int free = 0;
        for (int port = FIRST_DYNAMIC - 1; port > 0; port--) {
            free = isHeld(PortProtocol.BOTH, port) || alsoTaken.test(port) ? 0 : free + 1;
            if (free == length) {
                return OptionalInt.of(port);
            }
        }
        return OptionalInt.empty();
    }

    /** Releases those that are meant. */
    public synchronized void release(Predicate<Hold> which) {
        holds().stream().filter(which).forEach(this::remove);
    }
}
