package dev.hnsform.simulator.fault;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How the simulator lets time pass: really in the product, not at all in tests. */
public interface Pause {
    /** Lets a stretch of time pass. */
    void pass(Duration stretch);

    /** Really. */
    static Pause real() {
        return stretch -> {
            long end = System.nanoTime() + stretch.toNanos();
            long left = stretch.toNanos();
            while (left > 0 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(left);
                left = end - System.nanoTime();
            }
        };
    }

    /** Not at all. */
    static Pause none() {
        return stretch -> {
            // tests do not wait
        };
    }
}
