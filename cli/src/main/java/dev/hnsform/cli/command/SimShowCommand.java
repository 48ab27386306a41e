package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.Switch;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim show}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Shows how a simulated host is set: its release, the faults to come, and the setting of every point that is not established about HNS.",
            ""
        },
        footer = {"", "Examples:", "  hnsform sim show lab.sim"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "3:the command line is wrong", "5:the file is no simulated host"})
public final class SimShowCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    /** For one run. */
    public SimShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            HostFacts facts = host.facts(Deadline.READ);
            Screen screen = session.screen();
            screen.line("Release: " + facts.features().release());
            screen.line("Boot: " + facts.epoch().bootId() + ", hns: "
                    + facts.epoch().serviceStart());
            screen.line("Outages of the host's own network: " + host.interruptions());
            screen.line("Faults to come: " + (host.faults().isEmpty() ? "none" : host.faults()));
            screen.line("What is not established about HNS:");
            for (Switch which : Switch.values()) {
                screen.line("  " + which.label() + "=" + host.switches().get(which.label()) + "   (" + which.question()
                        + ": " + String.join(", ", which.choices()) + ")");
            }
            return ExitCode.OK;
        }
    }
}
