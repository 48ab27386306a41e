package dev.hnsform.appliers.fake;

import dev.hnsform.appliers.observe.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that moves only when somebody sleeps, and does then what was due. */
public final class FakeTime {
    private record Due(Instant when, Runnable what) {}

    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final List<Due> due = new ArrayList<>();

    /** Time as the product sees it. */
    public Timing timing() {
        return new Timing(() -> now, this::pass);
    }

    /** What time it is. */
    public Instant now() {
        return now;
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        Instant end = now.plus(time);
        while (true) {
            List<Due> next = due.stream()
                    .filter(d -> !d.when().isAfter(end))
                    .sorted(Comparator.comparing(Due::when))
                    .toList();
            if (next.isEmpty()) {
                break;
            }
            due.remove(next.get(0));
            now = next.get(0).when().isAfter(now) ? next.get(0).when() : now;
            next.get(0).what().run();
        }
        now = end;
    }

    /** Does something once this time has passed. */
    public void after(Duration time, Runnable what) {
        due.add(new Due(now.plus(time), what));
    }
}
