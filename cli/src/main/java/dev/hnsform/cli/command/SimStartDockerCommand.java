package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.simulator.SimulatedHost;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim start-docker}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Starts dockerd on a simulated host: it takes over every network but private and internal ones, deletes the endpoints it finds in them,"
                    + " and makes its network nat when there is no NAT network.",
            ""
        },
        footer = {"", "Examples:", "  hnsform sim start-docker lab.sim"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "3:the command line is wrong", "5:the file is no simulated host"})
public final class SimStartDockerCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    /** For one run. */
    public SimStartDockerCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            host.startDocker();
            session.screen().line(file + " has dockerd running.");
            return ExitCode.OK;
        }
    }
}
