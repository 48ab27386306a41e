package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.ColourChoice;
import picocli.CommandLine.Option;

/** What every command takes; the launcher adds it to each. */
public final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 100,
            description = "Show this help.")
    private boolean help;

    /** Read ahead of everything else by {@link ColourChoice#of}: it also decides how a wrong command line is shown. */
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            order = 99,
            description = "auto, always or never. auto: on a terminal, unless NO_COLOR or CI is set.")
    private ColourChoice colour = ColourChoice.AUTO;

    /** Whether help was asked for. */
    boolean isHelp() {
        return help;
    }

    /** The wanted colours. */
    ColourChoice colour() {
        return colour;
    }
}
