package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim create}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Makes a simulated Windows container host in a file: an HNS without Windows, as strict as HNS is known to be. Use it with --host sim:FILE.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform sim create lab.sim",
            "  hnsform sim create old.sim --profile ws2019 --adapter Ethernet=10.1.0.4/24 --adapter B=10.9.0.4/24",
            "  hnsform sim create odd.sim --switch owner=drop"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:made", "3:the command line is wrong", "5:the file exists or cannot be written"})
public final class SimCreateCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    @Option(names = "--profile", paramLabel = "RELEASE", description = "ws2019, ws2022 (default) or ws2025.")
    private String profile = "ws2022";

    @Option(
            names = "--adapter",
            paramLabel = "NAME=CIDR",
            description = "A physical adapter; may be repeated. Left out: Ethernet=10.1.0.4/24.")
    private List<String> adapters = new ArrayList<>();

    @Option(
            names = "--route",
            paramLabel = "NAME=CIDR[@NEXTHOP]",
            description = "A route of the host through one of the adapters; may be repeated.")
    private List<String> routes = new ArrayList<>();

    @Option(
            names = "--switch",
            paramLabel = "NAME=SETTING",
            description = "What is not established about HNS; may be repeated. hnsform sim show FILE lists all.")
    private List<String> switches = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "From which ids and MAC addresses are made; 1 when left out.")
    private long seed = 1;

    @Option(
            names = "--latency",
            paramLabel = "MILLISECONDS",
            description = "How long every call takes; 0 when left out.")
    private int latency;

    /** For one run. */
    public SimCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        SimulatorSettings settings = SimulatorFiles.setting(this::settings);
        Hosts.create(SimulatorFiles.path(session, file), settings);
        session.screen()
                .line("Made " + file + ": " + settings.release().label() + " (HNS "
                        + settings.release().version() + ") with "
                        + settings.adapters().stream().map(Object::toString).collect(Collectors.joining(", ")) + ".");
        session.screen().line("Use it: hnsform plan --host " + ShellWord.of("sim:" + file));
        return ExitCode.OK;
    }

    private SimulatorSettings settings() {
        SimulatorSettings settings =
                SimulatorSettings.defaults().withProfile(profile).withSeed(seed);
        if (!adapters.isEmpty()) {
            settings = settings.withAdapters(
                    adapters.stream().map(SimulatorSettings.Adapter::parse).toList());
        }
        for (String route : routes) {
            settings = settings.withRoute(route);
        }
        for (String setting : switches) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw CommandException.usage(
                        "HF9002", setting, "--switch takes NAME=SETTING, and \"" + setting + "\" has no \"=\".");
            }
            settings = settings.withSwitch(Switch.parse(setting.substring(0, equals)), setting.substring(equals + 1));
        }
        return settings.withLatencyMillis(latency);
    }
}
