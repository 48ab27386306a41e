package dev.hnsform.cli.launcher;

import dev.hnsform.cli.command.Command;
import dev.hnsform.cli.command.CommonOptions;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the options of one command with Picocli, and runs it: the first place that loads Picocli. */
final class CommandRun {
    private final Screen screen;

    CommandRun(Screen screen) {
        this.screen = screen;
    }

    ExitCode run(CommandName name, Command command, String[] args) {
        CommandLine line = new CommandLine(command)
                .addMixin("common", new CommonOptions())
                .setCommandName("hnsform " + name)
                .setUsageHelpWidth(screen.width())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false)
                .setAbbreviatedOptionsAllowed(false);
        for (String arg : args) {
            if (arg.isEmpty() || arg.startsWith("--") && arg.indexOf('=') == arg.length() - 1) {
                return empty(line, arg);
            }
        }
        for (String arg : args) {
            Optional<String> meant = FamiliarWords.withOneDash(arg, longOptions(line));
            if (meant.isPresent()) {
                return unknownOption(line, arg, "Did you mean " + meant.get() + "?");
            }
            if (arg.equals("--")) {
                break;
            }
        }
        try {
            CommandLine.ParseResult parsed = line.parseArgs(args);
            if (parsed.isUsageHelpRequested()) {
                screen.print(line.getUsageMessage(screen.palette() == Palette.ANSI ? Ansi.ON : Ansi.OFF));
                return ExitCode.OK;
            }
        } catch (ParameterException e) {
            return wrong(line, e);
        }
        return command.run();
    }

    /** For an option that takes one of a few words: which, as they are written. */
    private static Optional<String> choices(ParameterException problem) {
        if (problem.getArgSpec() instanceof OptionSpec option && option.type().isEnum() && problem.getValue() != null) {
            List<String> words = Arrays.stream(option.type().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .toList();
            return Optional.of("\"" + problem.getValue() + "\" is nothing that " + option.longestName()
                    + " takes; it takes " + String.join(", ", words) + "."
                    + Suggestions.didYouMean(problem.getValue(), words)
                            .map(hint -> " " + hint)
                            .orElse(""));
        }
        return Optional.empty();
    }

    /** The option or argument that a problem is about; Picocli keeps it in various places. */
    private static @Nullable ArgSpec subject(ParameterException problem) {
        if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing.getMissing().get(0);
        }
        return problem instanceof OverwrittenOptionException twice ? twice.getOverwritten() : problem.getArgSpec();
    }

    /** What is wrong with an option's value. */
    private static Optional<String> value(ParameterException problem, OptionSpec option) {
        String name = option.longestName();
        if (problem instanceof OverwrittenOptionException) {
            return Optional.of(name + " is given more than once, and it takes one value.");
        }
        if (problem instanceof MissingParameterException) {
            return Optional.of(name + " takes " + option.paramLabel() + ", and nothing stands behind it.");
        }
        String written = problem.getValue();
        Class<?> type = option.type();
        if (written == null) {
            return Optional.empty();
        }
        if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
            return Optional.of(name + " takes a whole number, and \"" + written + "\" is none.");
        }
        return type == boolean.class
                ? Optional.of(name + " takes no value, and \"" + written + "\" is one.")
                : Optional.empty();
    }

    /** Where one argument too many belongs: the commands that take no stack or host as an argument have an option for it. */
    private static Optional<String> elsewhere(CommandLine line, String written, List<String> options) {
        String command = line.getCommandName();
        if (options.contains("--stack")) {
            return Optional.of("The stack is named with --stack: " + command + " --stack " + ShellWord.of(written));
        }
        if (command.endsWith(" host get")) {
            return line.getCommandSpec().positionalParameters().get(0).stringValues().stream()
                    .findFirst()
                    .map(kind ->
                            "One object is written KIND/NAME: " + command + " " + ShellWord.of(kind + "/" + written));
        }
        return options.contains("--host")
                        && line.getCommandSpec().positionalParameters().isEmpty()
                ? Optional.of("The host is named with --host: " + command + " --host " + ShellWord.of(written))
                : Optional.empty();
    }

    /** Nothing that is named can be empty; a variable of the shell that is not set is, and must not mean the working directory. */
    private ExitCode empty(CommandLine line, String arg) {
        screen.note(screen.palette().removed("error HF9002:") + " "
                + (arg.isEmpty()
                        ? "An argument of " + line.getCommandName() + " is empty."
                        : DiagnosticText.escaped(arg) + " has nothing behind the \"=\".")
                + " It may be a variable of the shell that is not set.");
        screen.note("  " + line.getCommandName() + " --help tells what it takes.");
        return ExitCode.USAGE;
    }

    private ExitCode unknownOption(CommandLine line, String arg, String hint) {
        screen.note(screen.palette().removed("error HF9002:") + " \"" + DiagnosticText.escaped(arg)
                + "\" is no option of " + line.getCommandName() + ".");
        screen.note("  " + hint);
        screen.note("  " + line.getCommandName() + " --help tells what it takes.");
        return ExitCode.USAGE;
    }

    private static List<String> longOptions(CommandLine line) {
        return line.getCommandSpec().optionsMap().keySet().stream()
                .filter(option -> option.startsWith("--"))
                .toList();
    }

    private ExitCode wrong(CommandLine line, ParameterException problem) {
        String text = String.valueOf(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            text = first.startsWith("-")
                    ? "\"" + first + "\" is no option of " + line.getCommandName() + "."
                    : "\"" + first + "\" is one argument too many for " + line.getCommandName() + ".";
        } else if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()
                && !missing.getMissing().get(0).isOption()) {
            text = missing.getMissing().get(0).paramLabel() + " is missing.";
        } else if (subject(problem) instanceof OptionSpec option) {
            text = choices(problem).or(() -> value(problem, option)).orElse(text);
        }
        screen.note(screen.palette().removed("error HF9002:") + " " + DiagnosticText.escaped(text));
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> options = longOptions(line);
            String written = unmatched.getUnmatched().get(0);
            int equals = written.indexOf('=');
            Suggestions.nearest(equals < 0 ? written : written.substring(0, equals), options)
                    .map(option -> "Did you mean " + option + "?")
                    .or(() -> written.startsWith("-")
                            ? FamiliarWords.option(written, options)
                            : elsewhere(line, written, options))
                    .ifPresent(hint -> screen.note("  " + DiagnosticText.escaped(hint)));
        }
        screen.note("  " + line.getCommandName() + " --help tells what it takes.");
        return ExitCode.USAGE;
    }
}
