package dev.hnsform.cli.launcher;

import dev.hnsform.cli.command.Session;
import dev.hnsform.cli.compose.ColourChoice;
import dev.hnsform.cli.compose.ConsoleCharset;
import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.HelpView;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.diagnostic.Suggestions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a command line to an exit code. The version is answered before anything else is loaded; the table of commands holds names alone, and
 * only the command that runs is ever built.
 */
public final class Launcher {
    private final Surroundings surroundings;
    private final Screen screen;

    /** A launcher in the given surroundings. */
    public Launcher(Surroundings surroundings, Screen screen) {
        this.surroundings = surroundings;
        this.screen = screen;
    }

    /**
     * Runs a command line in this process.
     *
     * @return what to end the process with
     */
    public static ExitCode runInProcess(String[] args) {
        if (args.length == 1 && isVersion(args[0])) {
            return version(Screen.ofProcess(
                    StandardCharsets.UTF_8, StandardCharsets.UTF_8, Palette.PLAIN, 100)); // digits only
        }
        Surroundings surroundings = Surroundings.ofProcess();
        Screen screen = Screen.ofProcess(
                ConsoleCharset.ofOutput(surroundings),
                ConsoleCharset.ofErrors(surroundings),
                ColourChoice.of(args).palette(surroundings),
                surroundings.width());
        return new Launcher(surroundings, screen).run(args);
    }

    /** Runs a command line. */
    public ExitCode run(String[] args) {
        ExitCode exit = new FailureGuard(surroundings, screen).run(() -> dispatch(args));
        screen.flush();
        return exit == ExitCode.OK && screen.isClosed() ? ExitCode.OUTPUT_CLOSED : exit;
    }

    private ExitCode dispatch(String[] args) {
        String first = args.length == 0 ? "help" : args[0];
        if (args.length == 1 && isVersion(first)) {
            return version(screen);
        }
        if (first.equals("help") || first.equals("--help") || first.equals("-h")) {
            return help(args);
        }
        if (first.startsWith("-")) {
            return unknownOption(first);
        }
        Optional<CommandName> command = CommandName.of(first, args.length > 1 ? args[1] : "");
        if (command.isPresent()) {
            CommandName name = command.get();
            String[] rest = Arrays.copyOfRange(args, name.words().size(), args.length);
            return new CommandRun(screen)
                    .run(name, name.create(new Session(screen, surroundings, Version.text()), this::run), rest);
        }
        return group(first, args);
    }

    private static boolean isVersion(String word) {
        return word.equals("version") || word.equals("--version") || word.equals("-V");
    }

    private static ExitCode version(Screen screen) {
        screen.line("hnsform " + Version.text());
        screen.flush();
        return screen.isClosed() ? ExitCode.OUTPUT_CLOSED : ExitCode.OK;
    }

    /** {@code help}, {@code help plan}, {@code help host get}; the options of the command's own help may follow. */
    private ExitCode help(String[] args) {
        List<String> words = Arrays.stream(args).filter(a -> !a.startsWith("-")).toList();
        if (words.size() > 1 || args.length > 1 && words.isEmpty()) {
            List<String> about =
                    words.isEmpty() || !words.get(0).equals("help") ? words : words.subList(1, words.size());
            if (!about.isEmpty()) {
                String[] asked = new String[about.size() + 1];
                about.toArray(asked);
                asked[about.size()] = "--help";
                return dispatch(asked);
            }
        }
        new HelpView(screen).overview(CommandName.sections());
        return ExitCode.OK;
    }

    /** {@code host}, {@code state --help}, {@code sim creat}: a group is there and its command is not. */
    private ExitCode group(String first, String[] args) {
        List<CommandName> members = CommandName.group(first);
        if (members.isEmpty()) {
            return unknown("\"" + first + "\" is no command of hnsform.", first, CommandName.firstWords(), "");
        }
        String second = args.length > 1 ? args[1] : "--help";
        if (second.equals("--help") || second.equals("-h") || second.equals("help")) {
            new HelpView(screen).group(first, CommandName.lines(members));
            return ExitCode.OK;
        }
        if (second.startsWith("-")) {
            return unknown(
                    "A command is missing behind \"" + first + "\"; options follow it.",
                    second,
                    List.of(),
                    first + " ");
        }
        List<String> names =
                members.stream().map(member -> member.words().get(1)).toList();
        return unknown("\"" + first + " " + second + "\" is no command of hnsform.", second, names, first + " ");
    }

    private ExitCode unknownOption(String option) {
        screen.note("error HF9001: \"" + option + "\" stands where a command is expected; options follow the command.");
        screen.note("  For example: hnsform plan " + option + ". All commands: hnsform --help");
        return ExitCode.USAGE;
    }

    private ExitCode unknown(String problem, String written, List<String> names, String before) {
        screen.note("error HF9001: " + problem);
        Suggestions.nearest(written, names)
                .map(name -> "Did you mean \"hnsform " + before + name + "\"?")
                .or(() -> FamiliarWords.command(before + written))
                .ifPresent(hint -> screen.note("  " + hint));
        screen.note("  All commands: hnsform " + before + "--help");
        return ExitCode.USAGE;
    }
}
