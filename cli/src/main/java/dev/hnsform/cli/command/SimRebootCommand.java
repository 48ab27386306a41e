package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.simulator.SimulatedHost;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim reboot}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Boots a simulated host: NAT networks and whatever is not persistent are gone afterwards, with their endpoints.",
            ""
        },
        footer = {"", "Examples:", "  hnsform sim reboot lab.sim"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "3:the command line is wrong", "5:the file is no simulated host"})
public final class SimRebootCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    /** For one run. */
    public SimRebootCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            host.reboot();
            session.screen().line(file + " booted.");
            return ExitCode.OK;
        }
    }
}
