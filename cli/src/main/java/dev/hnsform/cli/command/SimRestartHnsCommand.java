package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.simulator.SimulatedHost;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim restart-hns}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Restarts the hns service of a simulated host: whatever is not persistent is gone afterwards.",
            ""
        },
        footer = {"", "Examples:", "  hnsform sim restart-hns lab.sim"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "3:the command line is wrong", "5:the file is no simulated host"})
public final class SimRestartHnsCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    /** For one run. */
    public SimRestartHnsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            host.restartHns();
            session.screen().line(file + " has a restarted hns service.");
            return ExitCode.OK;
        }
    }
}
