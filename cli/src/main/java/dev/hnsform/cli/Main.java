package dev.hnsform.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The entry point of the {@code hnsform} process. */
@Command(name = "hnsform", version = "hnsform 0.1.0", mixinStandardHelpOptions = true, subcommands = HelpCommand.class)
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
