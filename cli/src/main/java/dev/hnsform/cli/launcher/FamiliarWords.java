package dev.hnsform.cli.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words that people bring along from other tools, and what stands for them here. */
final class FamiliarWords {
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry("refresh", "hnsform drift tells what changed on the host."),
            Map.entry("status", "hnsform drift tells whether the host still holds what was applied."),
            Map.entry("diff", "hnsform plan shows what apply would do."),
            Map.entry("preview", "hnsform plan shows what apply would do."),
            Map.entry("up", "hnsform apply makes the host hold what the stack says."),
            Map.entry("deploy", "hnsform apply makes the host hold what the stack says."),
            Map.entry("down", "hnsform destroy deletes everything of a stack."),
            Map.entry("delete", "hnsform destroy deletes everything of a stack."),
            Map.entry(
                    "ls", "hnsform state list lists what is recorded of a stack, hnsform host get what a host holds."),
            Map.entry(
                    "list",
                    "hnsform state list lists what is recorded of a stack, hnsform host get what a host holds."),
            Map.entry("import", "An object that is there already is taken over with lifecycle.adopt in its document."),
            Map.entry("state ls", "hnsform state list lists what is recorded of a stack."),
            Map.entry(
                    "state mv",
                    "A resource is renamed with metadata.movedFrom in its document; the host is not touched by that."),
            Map.entry("host ls", "hnsform host get shows what a host holds."),
            Map.entry("host list", "hnsform host get shows what a host holds."),
            Map.entry("host show", "hnsform host get shows what a host holds."));

    private static final List<String> AGREEING = List.of("auto-approve", "yes", "y", "force", "f");

    private FamiliarWords() {}

    /** What stands for a command that there is not. */
    static Optional<String> command(String words) {
        return Optional.ofNullable(COMMANDS.get(words));
    }

    /**
     * What stands for an option that a command has not.
     *
     * @param written the option with its dashes, and what may be behind its equals sign
     * @param options the long options that the command has
     */
    static Optional<String> option(String written, List<String> options) {
        String word = word(written);
        if (AGREEING.contains(word)) {
            return Optional.of(
                    options.contains("--auto-approve")
                            ? "Did you mean --auto-approve?"
                            : "Nothing is asked here; hnsform apply and hnsform destroy take --auto-approve.");
        }
        String here = switch (word) {
            case "var" -> options.contains("--set") ? "A value is given with --set NAME=VALUE." : "";
            case "var-file" -> options.contains("--values") ? "Values are read with --values FILE." : "";
            case "json" -> options.contains("--format") ? "Write --format json." : "";
            case "refresh-only", "refresh" -> "hnsform drift tells what changed on the host.";
            case "dry-run" -> "hnsform plan shows what apply would do, and changes nothing.";
            default -> "";
        };
        return here.isEmpty() ? Optional.empty() : Optional.of(here);
    }

    /** A long option written with one dash, as some tools write theirs: Picocli would take its letters apart. */
    static Optional<String> withOneDash(String arg, List<String> options) {
        boolean one = arg.length() > 2 && arg.charAt(0) == '-' && arg.charAt(1) != '-';
        String option = "--" + word(arg);
        return one && options.contains(option) ? Optional.of(option) : Optional.empty();
    }

    private static String word(String written) {
        String word = written.startsWith("--") ? written.substring(2) : written.substring(1);
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }
}
