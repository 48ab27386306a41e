package dev.hnsform.cli.launcher;

import dev.hnsform.cli.command.Command;
import dev.hnsform.cli.command.HostFactsCommand;
import dev.hnsform.cli.command.HostGetCommand;
import dev.hnsform.cli.command.HostSnapshotCommand;
import dev.hnsform.cli.command.Session;
import dev.hnsform.cli.command.ValidateCommand;
import dev.hnsform.cli.command.VersionCommand;
import dev.hnsform.cli.view.HelpView;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands by name; only the one that is asked for is ever loaded. */
enum CommandName {
    VALIDATE("validate", Section.MAIN, "check a stack's documents; needs no host"),
    HOST_GET("host get", Section.HOSTS, "show what a host holds"),
    HOST_FACTS("host facts", Section.HOSTS, "show what a host says of itself: version, adapters, services"),
    HOST_SNAPSHOT("host snapshot", Section.HOSTS, "write what a host holds into a file, to plan without the host"),
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

    Command create(Session session) {
        return switch (this) {
            case VALIDATE -> new ValidateCommand(session);
            case HOST_GET -> new HostGetCommand(session);
            case HOST_FACTS -> new HostFactsCommand(session);
            case HOST_SNAPSHOT -> new HostSnapshotCommand(session);
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
