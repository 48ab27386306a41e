package dev.hnsform.cli.compose;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that another thread does meanwhile. */
public final class Beside {
    private Beside() {}

    /** What it answers, or its failure, as if it had been done here. */
    public static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }
}
