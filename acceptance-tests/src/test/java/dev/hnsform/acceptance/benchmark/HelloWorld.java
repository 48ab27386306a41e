package dev.hnsform.acceptance.benchmark;

/** The floor of every start: a bare JVM that does nothing. */
public final class HelloWorld {
    private HelloWorld() {}

    /** Does nothing. */
    public static void main(String[] arguments) {
        // a bare JVM
    }
}
