package dev.hnsform.cli.compose;

import java.io.Console;

/** Whether a person sits at this process. */
final class Terminal {
    private Terminal() {}

    /**
     * Whether standard input and output are a terminal. From Java 22 on a console may exist without one and says so itself; before, it exists
     * only with one.
     */
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
