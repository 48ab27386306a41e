package dev.hnsform.cli;

import dev.hnsform.cli.launcher.Launcher;

/** The entry point of the {@code hnsform} process, and the only place that ends it. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(Launcher.runInProcess(args).number());
    }
}
