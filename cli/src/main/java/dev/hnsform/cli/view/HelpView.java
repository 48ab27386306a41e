package dev.hnsform.cli.view;

import java.util.List;

/** The overview of all commands, which no command's own help has. */
public final class HelpView {
    private final Screen screen;

    /**
     * A heading with lines of name and summary below.
     *
     * @param title the heading
     * @param lines name and summary, in order
     */
    public record Section(String title, List<Line> lines) {
        /** Copies the list. */
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A command.
     *
     * @param name its words
     * @param summary what it does, in a few words
     */
    public record Line(String name, String summary) {}

    /** Shows help. */
    public HelpView(Screen screen) {
        this.screen = screen;
    }

    /** All commands. */
    public void overview(List<Section> sections) {
        screen.line("hnsform: infrastructure as code for Windows container networking");
        screen.line();
        screen.line("Usage: hnsform COMMAND [OPTIONS]");
        for (Section section : sections) {
            screen.line();
            screen.line(screen.palette().bold(section.title()));
            lines(section.lines());
        }
        screen.line();
        screen.line(
                "hnsform COMMAND --help tells the options, examples and exit codes of a command; hnsform version the version.");
        screen.line();
        screen.line(screen.palette().bold("Environment"));
        lines(List.of(
                new Line("HNSFORM_HOME", "where the default simulator, records and fetched Git repositories are kept"),
                new Line("HNSFORM_TOKEN", "token of a tcp:// host; HNSFORM_TOKEN_FILE names a file with it instead"),
                new Line("NO_COLOR, CI", "no colours unless --color always asks for them"),
                new Line("COLUMNS", "width that text is folded at (100 when not set)"),
                new Line("HNSFORM_STACKTRACE", "1 shows where in the program a failure came from"),
                new Line("HNSFORM_JAVA_OPTS", "options for the JVM, such as -Xmx4g (bin/hnsform reads it)"),
                new Line("HNSFORM_GIT_TOKEN", "token for stacks in Git over https; HNSFORM_GIT_USER goes with it"),
                new Line("HNSFORM_SSH", "the OpenSSH client for stacks in Git over ssh")));
    }

    /** The commands of a group. */
    public void group(String name, List<Line> lines) {
        screen.line("Usage: hnsform " + name + " COMMAND [OPTIONS]");
        screen.line();
        lines(lines);
        screen.line();
        screen.line("hnsform " + name + " COMMAND --help tells more of each.");
    }

    private void lines(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        for (Line line : lines) {
            screen.line("  " + line.name() + " ".repeat(width - line.name().length() + 3) + line.summary());
        }
    }
}
