package dev.hnsform.hns.protocol;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory all large bodies together may take. Safe for several threads. */
final class MemoryBudget {
    /** A document as a tree takes several times the bytes of its text. */
    private static final int TREE = 6;

    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Half of what this JVM may have. */
    static MemoryBudget ofThisProcess() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / 2);
    }

    static MemoryBudget unlimited() {
        return new MemoryBudget(Long.MAX_VALUE);
    }

    /** Takes the memory for this many bytes of text, if it is there. */
    boolean take(long bytes) {
        long wanted = bytes * TREE;
        if (taken.addAndGet(wanted) <= limit) {
            return true;
        }
        taken.addAndGet(-wanted);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes * TREE);
    }

    /** How much is taken now. */
    long taken() {
        return taken.get();
    }
}
