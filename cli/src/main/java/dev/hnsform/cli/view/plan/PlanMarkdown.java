package dev.hnsform.cli.view.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.diagnostic.Diagnostic;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A plan as a pull-request comment: a title with the verdict, warnings, lists by action, folded detail. Cut at {@link #LONGEST} characters,
 * keeping both ends.
 */
public final class PlanMarkdown {
    /** The most characters of a comment; GitHub takes 65,536. */
    public static final int LONGEST = 60_000;

    private static final int LONGEST_LIST = 50;

    private final Plan plan;

    /** Prepares the comment of a plan. */
    public PlanMarkdown(Plan plan) {
        this.plan = plan;
    }

    /** The comment, ending in a line feed, at most {@link #LONGEST} characters. */
    public String render() {
        StringBuilder text = new StringBuilder();
        Pins pins = plan.pins();
        text.append("## hnsform plan of `")
                .append(plain(pins.stackName()))
                .append("`: ")
                .append(verdict())
                .append("\n\n");
        text.append("Host `").append(plain(pins.hostUri())).append("`, HNS ").append(pins.hnsVersion());
        if (pins.simulated()) {
            text.append(" (embedded simulator: no real host is changed)");
        }
        pins.commit()
                .ifPresent(commit -> text.append(", commit `").append(commit).append('`'));
        text.append("\n\n");
        diagnostics(text);
        warnings(text);
        drift(text);
        list(text, "Create", c -> c.action() instanceof Action.Create);
        list(text, "Update in place", c -> c.action() instanceof Action.Update);
        list(text, "Replace", c -> c.action() instanceof Action.Replace);
        list(text, "Destroy", c -> c.action() instanceof Action.Delete);
        list(text, "Let go", c -> c.action() instanceof Action.Forget);
        list(text, "Move or adopt", c -> c.action() instanceof Action.Keep && !(c.origin() instanceof Origin.Same));
        detail(text);
        return cut(text.toString());
    }

    private String verdict() {
        if (plan.hasErrors()) {
            long errors =
                    plan.diagnostics().stream().filter(Diagnostic::isError).count();
            return errors + " error" + (errors == 1 ? "" : "s") + ", cannot be applied";
        }
        return plan.isNothing() ? "no changes" : PlanCounts.of(plan).sentence();
    }

    private void diagnostics(StringBuilder text) {
        if (plan.diagnostics().isEmpty()) {
            return;
        }
        int shown = 0;
        for (Diagnostic diagnostic : plan.diagnostics()) {
            if (shown++ == LONGEST_LIST) {
                text.append("- … and ")
                        .append(plan.diagnostics().size() - LONGEST_LIST)
                        .append(" more\n");
                break;
            }
            text.append("- **")
                    .append(diagnostic.isError() ? "Error" : "Warning")
                    .append(' ')
                    .append(diagnostic.code())
                    .append("** ");
            diagnostic
                    .subject()
                    .ifPresent(span ->
                            text.append('`').append(plain(span.toString())).append("` "));
            text.append(inline(diagnostic.summary() + ": " + diagnostic.detail()))
                    .append('\n');
        }
        text.append('\n');
    }

    private void warnings(StringBuilder text) {
        List<String> gone = plan.changes().stream()
                .filter(c -> c.action() instanceof Action.Delete || c.action() instanceof Action.Replace)
                .map(c -> "`" + plain(c.address().toString()) + "`")
                .toList();
        if (!gone.isEmpty()) {
            text.append("> [!CAUTION]\n> Deletes ")
                    .append(gone.size())
                    .append(gone.size() == 1 ? " object" : " objects")
                    .append(" on the host: ")
                    .append(enumerate(gone))
                    .append("\n\n");
        }
        TreeSet<String> host = new TreeSet<>();
        TreeSet<String> endpoints = new TreeSet<>();
        for (Step step : plan.steps()) {
            String address = "`" + plain(step.header().serves().toString()) + "`";
            if (step.header().risk() == Risk.HOST_INTERRUPTION) {
                host.add(address);
            } else if (step.header().risk().compareTo(Risk.DATA_PLANE_GAP) > 0) {
                endpoints.add(address);
            }
        }
        if (!host.isEmpty()) {
            text.append("> [!WARNING]\n> The host itself loses its network for seconds: ")
                    .append(enumerate(List.copyOf(host)))
                    .append("\n\n");
        }
        if (!endpoints.isEmpty()) {
            text.append("> [!WARNING]\n> Interrupts ")
                    .append(enumerate(List.copyOf(endpoints)))
                    .append("\n\n");
        }
    }

    private void drift(StringBuilder text) {
        if (plan.drift().isEmpty()) {
            return;
        }
        text.append("### Changed outside of hnsform\n\n");
        int shown = 0;
        for (Drift drift : plan.drift()) {
            if (shown++ == LONGEST_LIST) {
                text.append("- … and ")
                        .append(plan.drift().size() - LONGEST_LIST)
                        .append(" more\n");
                break;
            }
            text.append("- `")
                    .append(plain(drift.address().toString()))
                    .append("` ")
                    .append(drift.kind().label());
            text.append(drift.detail().isEmpty() ? "" : ": " + inline(drift.detail()))
                    .append('\n');
        }
        text.append('\n');
    }

    private void list(StringBuilder text, String title, Predicate<Change> wanted) {
        List<String> addresses = plan.changes().stream()
                .filter(wanted)
                .map(c -> "`" + plain(c.address().toString()) + "`")
                .toList();
        if (!addresses.isEmpty()) {
            text.append("**")
                    .append(title)
                    .append("** (")
                    .append(addresses.size())
                    .append("): ");
            text.append(enumerate(addresses)).append("\n\n");
        }
    }

    private void detail(StringBuilder text) {
        if (plan.isNothing()) {
            return;
        }
        String body = new PlanText(plan, Palette.PLAIN)
                .render()
                .lines()
                .map(PlanMarkdown::diffLine)
                .collect(Collectors.joining("\n"));
        String fence = "`".repeat(Math.max(3, longestRun(body) + 1));
        text.append("<details><summary>Detail</summary>\n\n").append(fence).append("diff\n");
        text.append(body).append('\n').append(fence).append("\n\n</details>\n");
    }

    /** Moves a line's symbol to its start, where the diff colouring looks for it. */
    private static String diffLine(String line) {
        String stripped = line.stripLeading();
        int indent = line.length() - stripped.length();
        if (stripped.startsWith("-/+ ")) {
            return "!" + " ".repeat(indent) + stripped;
        }
        if (stripped.startsWith("+ ") || stripped.startsWith("- ")) {
            return stripped.charAt(0) + " ".repeat(indent) + stripped.substring(1);
        }
        if (stripped.startsWith("~ ")) {
            return "!" + " ".repeat(indent) + stripped.substring(1);
        }
        return stripped.startsWith("!") || stripped.startsWith("+") || stripped.startsWith("-") ? " " + line : line;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String enumerate(List<String> items) {
        String shown = items.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
        return items.size() > LONGEST_LIST ? shown + ", … and " + (items.size() - LONGEST_LIST) + " more" : shown;
    }

    /** Text inside backticks: nothing in it may end them or the line. */
    private static String plain(String text) {
        return text.replace('`', '\'').replace('\n', ' ').replace('\r', ' ');
    }

    /** Text in a line of Markdown: no markup, no HTML, no mentions come from it. */
    private static String inline(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n', '\r' -> safe.append(' ');
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '@' -> safe.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '|', '#' ->
                    safe.append('\\').append(c);
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String middle = "\n\n… " + (text.length() - LONGEST)
                + " characters or more are left out here; the saved plan has them all …\n\n";
        int head = (LONGEST - middle.length()) * 3 / 4;
        int tail = LONGEST - middle.length() - head;
        return text.substring(0, safe(text, head)) + middle + text.substring(safe(text, text.length() - tail));
    }

    private static int safe(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
    }
}
