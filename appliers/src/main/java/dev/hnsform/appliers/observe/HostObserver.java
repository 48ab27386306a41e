package dev.hnsform.appliers.observe;

import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Observes a host so that it can be believed: when everything that was recorded has vanished at once, it looks again after a while, and believes
 * it once two looks agree. HNS answers with empty lists while it starts.
 */
public final class HostObserver {
    /** How long to wait before looking again. */
    public static final Duration SETTLE = Duration.ofSeconds(2);

    private static final int LOOKS = 4;

    private final HostView view;
    private final Timing timing;
    private final Duration settle;

    /**
     * Observes a host.
     *
     * @param view reads it
     * @param timing time
     * @param settle how long to wait before looking again, usually {@link #SETTLE}
     */
    public HostObserver(HostView view, Timing timing, Duration settle) {
        this.view = view;
        this.timing = timing;
        this.settle = settle;
    }

    /**
     * What the host holds.
     *
     * @param recorded ids of the objects that are recorded; asked for when the host was read
     * @throws dev.hnsform.hns.port.HostCallException when the host's facts cannot be read
     */
    public Observation observe(Supplier<? extends Collection<Guid>> recorded) {
        Observation last = view.observe();
        Collection<Guid> ids = recorded.get();
        for (int look = 1; look < LOOKS && hasLostAll(last, ids); look++) {
            timing.sleep(settle);
            Observation next = view.observe();
            boolean agree = hasLostAll(next, ids)
                    && next.facts().epoch().equals(last.facts().epoch());
            last = next;
            if (agree) {
                break;
            }
        }
        return last;
    }

    private static boolean hasLostAll(Observation observed, Collection<Guid> recorded) {
        return !recorded.isEmpty()
                && recorded.stream().noneMatch(id -> observed.find(id).isPresent());
    }
}
