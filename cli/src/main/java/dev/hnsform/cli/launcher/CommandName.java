package dev.hnsform.cli.launcher;

import dev.hnsform.cli.command.ApplyCommand;
import dev.hnsform.cli.command.Command;
import dev.hnsform.cli.command.DemoCommand;
import dev.hnsform.cli.command.DestroyCommand;
import dev.hnsform.cli.command.DoctorCommand;
import dev.hnsform.cli.command.DriftCommand;
import dev.hnsform.cli.command.ExplainCommand;
import dev.hnsform.cli.command.HistoryCommand;
import dev.hnsform.cli.command.HostFactsCommand;
import dev.hnsform.cli.command.HostFeaturesCommand;
import dev.hnsform.cli.command.HostGetCommand;
import dev.hnsform.cli.command.HostServeCommand;
import dev.hnsform.cli.command.HostSnapshotCommand;
import dev.hnsform.cli.command.HostWatchCommand;
import dev.hnsform.cli.command.InitCommand;
import dev.hnsform.cli.command.InstallCommand;
import dev.hnsform.cli.command.OutputCommand;
import dev.hnsform.cli.command.PlanCommand;
import dev.hnsform.cli.command.Session;
import dev.hnsform.cli.command.ShowCommand;
import dev.hnsform.cli.command.SimAdmitCommand;
import dev.hnsform.cli.command.SimCreateCommand;
import dev.hnsform.cli.command.SimExecCommand;
import dev.hnsform.cli.command.SimFaultCommand;
import dev.hnsform.cli.command.SimRebootCommand;
import dev.hnsform.cli.command.SimRestartHnsCommand;
import dev.hnsform.cli.command.SimServeCommand;
import dev.hnsform.cli.command.SimShowCommand;
import dev.hnsform.cli.command.SimStartDockerCommand;
import dev.hnsform.cli.command.StateListCommand;
import dev.hnsform.cli.command.StateRebuildCommand;
import dev.hnsform.cli.command.StateRmCommand;
import dev.hnsform.cli.command.StateShowCommand;
import dev.hnsform.cli.command.ValidateCommand;
import dev.hnsform.cli.command.VersionCommand;
import dev.hnsform.cli.view.HelpView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands by name; only the one that is asked for is ever loaded. */
enum CommandName {
    DEMO("demo", Section.MAIN, "walk through the main job on a simulated host"),
    INIT("init", Section.MAIN, "make a directory a stack: an id of its own"),
    VALIDATE("validate", Section.MAIN, "check a stack's documents; needs no host"),
    PLAN("plan", Section.MAIN, "show what apply would do; changes nothing"),
    SHOW("show", Section.MAIN, "show a saved plan"),
    APPLY("apply", Section.MAIN, "carry a plan out, after showing it and asking"),
    DRIFT("drift", Section.MAIN, "tell whether the host still holds what was applied"),
    DESTROY("destroy", Section.MAIN, "delete everything of a stack from the host"),
    OUTPUT("output", Section.RECORDS, "print what the host decided of a resource"),
    STATE_LIST("state list", Section.RECORDS, "list what is recorded of a stack"),
    STATE_SHOW("state show", Section.RECORDS, "show what is recorded of a resource"),
    STATE_REBUILD("state rebuild", Section.RECORDS, "make a lost record anew, from the host"),
    STATE_RM("state rm", Section.RECORDS, "forget a resource; its object stays"),
    HISTORY("history", Section.RECORDS, "show the runs of a stack"),
    DOCTOR("doctor", Section.HOSTS, "tell what is broken, left over or in the way on a host"),
    HOST_GET("host get", Section.HOSTS, "show what a host holds"),
    HOST_FACTS("host facts", Section.HOSTS, "show what a host says of itself: version, adapters, services"),
    HOST_FEATURES("host features", Section.HOSTS, "show what a host's version of HNS can do"),
    HOST_SNAPSHOT("host snapshot", Section.HOSTS, "write what a host holds into a file, to plan without the host"),
    HOST_WATCH("host watch", Section.HOSTS, "print what a host tells by itself, until Ctrl-C"),
    HOST_SERVE("host serve", Section.HOSTS, "serve a host to other processes"),
    SIM_CREATE("sim create", Section.SIMULATORS, "make a simulated host"),
    SIM_SHOW("sim show", Section.SIMULATORS, "show how a simulated host is set"),
    SIM_ADMIT("sim admit", Section.SIMULATORS, "take a real host's documents into a simulated one"),
    SIM_REBOOT("sim reboot", Section.SIMULATORS, "boot a simulated host"),
    SIM_RESTART_HNS("sim restart-hns", Section.SIMULATORS, "restart the hns service of a simulated host"),
    SIM_START_DOCKER("sim start-docker", Section.SIMULATORS, "start dockerd on a simulated host"),
    SIM_EXEC("sim exec", Section.SIMULATORS, "change a simulated host behind hnsform's back"),
    SIM_FAULT("sim fault", Section.SIMULATORS, "schedule something that goes wrong"),
    SIM_SERVE("sim serve", Section.SIMULATORS, "serve a simulated host to other processes"),
    EXPLAIN("explain", Section.OTHER, "explain an error of the host: causes and ways out"),
    INSTALL("install", Section.OTHER, "make hnsform start faster with the Java at hand"),
    VERSION("version", Section.OTHER, "show the version of hnsform");

    /** Where a command stands in the overview. */
    enum Section {
        MAIN("The main job"),
        RECORDS("What was applied"),
        HOSTS("Hosts"),
        SIMULATORS("Simulated hosts"),
        OTHER("Other");

        private final String title;

        Section(String title) {
            this.title = title;
        }
    }

    private final String text;
    private final Section section;
    private final String summary;

    CommandName(String text, Section section, String summary) {
        this.text = text;
        this.section = section;
        this.summary = summary;
    }

    Command create(Session session, DemoCommand.Runner runner) {
        return switch (this) {
            case DEMO -> new DemoCommand(session, runner);
            case INIT -> new InitCommand(session);
            case VALIDATE -> new ValidateCommand(session);
            case PLAN -> new PlanCommand(session);
            case SHOW -> new ShowCommand(session);
            case APPLY -> new ApplyCommand(session);
            case DRIFT -> new DriftCommand(session);
            case DESTROY -> new DestroyCommand(session);
            case OUTPUT -> new OutputCommand(session);
            case STATE_LIST -> new StateListCommand(session);
            case STATE_SHOW -> new StateShowCommand(session);
            case STATE_REBUILD -> new StateRebuildCommand(session);
            case STATE_RM -> new StateRmCommand(session);
            case HISTORY -> new HistoryCommand(session);
            case DOCTOR -> new DoctorCommand(session);
            case HOST_GET -> new HostGetCommand(session);
            case HOST_FACTS -> new HostFactsCommand(session);
            case HOST_FEATURES -> new HostFeaturesCommand(session);
            case HOST_SNAPSHOT -> new HostSnapshotCommand(session);
            case HOST_WATCH -> new HostWatchCommand(session);
            case HOST_SERVE -> new HostServeCommand(session);
            case SIM_CREATE -> new SimCreateCommand(session);
            case SIM_SHOW -> new SimShowCommand(session);
            case SIM_ADMIT -> new SimAdmitCommand(session);
            case SIM_REBOOT -> new SimRebootCommand(session);
            case SIM_RESTART_HNS -> new SimRestartHnsCommand(session);
            case SIM_START_DOCKER -> new SimStartDockerCommand(session);
            case SIM_EXEC -> new SimExecCommand(session);
            case SIM_FAULT -> new SimFaultCommand(session);
            case SIM_SERVE -> new SimServeCommand(session);
            case EXPLAIN -> new ExplainCommand(session);
            case INSTALL -> new InstallCommand(session);
            case VERSION -> new VersionCommand(session);
        };
    }

    /** Its one or two words. */
    List<String> words() {
        return List.of(text.split(" "));
    }

    @Override
    public String toString() {
        return text;
    }

    /** The command that a command line begins with. */
    static Optional<CommandName> of(String first, String second) {
        return Arrays.stream(values())
                .filter(name -> name.text.equals(first) || name.text.equals(first + " " + second))
                .findFirst();
    }

    /** The commands of two words whose first is this. */
    static List<CommandName> group(String first) {
        return Arrays.stream(values())
                .filter(name -> name.text.startsWith(first + " "))
                .toList();
    }

    /** What a command line may begin with. */
    static List<String> firstWords() {
        return Arrays.stream(values())
                .map(name -> name.words().get(0))
                .distinct()
                .toList();
    }

    static List<HelpView.Line> lines(List<CommandName> names) {
        return names.stream()
                .map(name -> new HelpView.Line(name.text, name.summary))
                .toList();
    }

    static List<HelpView.Section> sections() {
        return Arrays.stream(Section.values())
                .map(section -> new HelpView.Section(
                        section.title,
                        lines(Arrays.stream(values())
                                .filter(name -> name.section == section)
                                .toList())))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }
}
