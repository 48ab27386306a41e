package dev.hnsform.cli.view.plan;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Drift;
import dev.hnsform.planner.plan.Pins;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A plan as text, in Terraform's conventions: drift apart and first, then each change, then one last line. */
public final class PlanText {
    private static final String RULE = "─".repeat(77);

    private final Plan plan;
    private final Palette palette;

    /** Prepares the text of a plan. */
    public PlanText(Plan plan, Palette palette) {
        this.plan = plan;
        this.palette = palette;
    }

    /** The whole text, ending in a line feed; diagnostics are not in it. */
    public String render() {
        return String.join("", front()) + renderRest();
    }

    /** What stands before the rehearsal's result, and does not depend on it, in pieces: a large plan as one text would be copied many times. */
    public List<String> front() {
        StringBuilder text = new StringBuilder();
        head(text);
        drift(text);
        if (!plan.drift().isEmpty() && !plan.isNothing()) {
            text.append(palette.dim(RULE)).append("\n\n");
        }
        List<String> pieces = new ArrayList<>();
        pieces.add(text.toString());
        changes(pieces);
        StringBuilder risks = new StringBuilder();
        risks(risks);
        pieces.add(risks.toString());
        return pieces;
    }

    /** What follows the front: the rehearsal's result, and the last line. */
    public String renderRest() {
        StringBuilder text = new StringBuilder();
        rehearsal(text);
        last(text);
        return text.toString();
    }

    /** The drift part alone; empty when there is none. */
    public String renderDrift() {
        StringBuilder text = new StringBuilder();
        drift(text);
        return text.toString();
    }

    /** The last line: {@code Plan: 3 to add, 1 to change, 0 to destroy.} or {@code No changes. …}, ending in a line feed. */
    public String renderLastLine() {
        StringBuilder text = new StringBuilder();
        last(text);
        return text.toString();
    }

    private void head(StringBuilder text) {
        Pins pins = plan.pins();
        text.append("Stack ")
                .append(palette.bold(pins.stackName()))
                .append(" from ")
                .append(pins.origin().shown());
        pins.commit().ifPresent(commit -> text.append(" at commit ").append(commit, 0, Math.min(12, commit.length())));
        text.append('\n')
                .append("Host ")
                .append(palette.bold(pins.hostUri()))
                .append(", HNS ")
                .append(pins.hnsVersion());
        if (pins.simulated()) {
            text.append(" — embedded simulator: no real host is changed");
        }
        text.append('\n');
        if (pins.throwAwayId()) {
            text.append("The stack has no id: this plan can be looked at, not applied. `hnsform init` makes one.\n");
        }
        text.append('\n');
    }

    private void drift(StringBuilder text) {
        if (plan.drift().isEmpty()) {
            return;
        }
        text.append(palette.bold("Note:")).append(" The host has changed outside of hnsform since the last apply:\n\n");
        for (Drift drift : plan.drift()) {
            text.append("  ")
                    .append(palette.bold("# " + drift.address()))
                    .append(drift.kind() == Drift.Kind.DIFFERS ? " " : " is ")
                    .append(drift.kind().label())
                    .append('\n');
            if (!drift.detail().isEmpty()) {
                text.append("  # (").append(drift.detail()).append(")\n");
            }
            if (!drift.fields().isEmpty()) {
                text.append("  ")
                        .append(palette.changed("~"))
                        .append(' ')
                        .append(drift.address())
                        .append(" {\n");
                text.append(ChangeText.differences(drift.fields(), palette)).append("    }\n");
            }
            text.append('\n');
        }
    }

    private void changes(List<String> pieces) {
        Map<ResourceAddress, FieldValues> preferred = new HashMap<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.CreateNetwork create) {
                preferred.put(create.header().serves(), create.preferred());
            } else if (step instanceof Step.CreateEndpoint create) {
                preferred.put(create.header().serves(), create.preferred());
            }
        }
        boolean begun = false;
        for (Change change : plan.changes()) {
            if (!change.isNothing()) {
                if (!begun) {
                    begun = true;
                    StringBuilder text = new StringBuilder();
                    legend(text);
                    pieces.add(text.append("hnsform will perform the following actions:\n\n")
                            .toString());
                }
                pieces.add(
                        new ChangeText(change, Optional.ofNullable(preferred.get(change.address())), palette).render());
                pieces.add("\n");
            }
        }
    }

    private void legend(StringBuilder text) {
        boolean creates = false;
        boolean updates = false;
        boolean replaces = false;
        boolean deletes = false;
        for (Change change : plan.changes()) {
            creates |= change.action() instanceof Action.Create;
            updates |= change.action() instanceof Action.Update;
            replaces |= change.action() instanceof Action.Replace;
            deletes |= change.action() instanceof Action.Delete;
        }
        if (!creates && !updates && !replaces && !deletes) {
            return;
        }
        text.append("Resource actions are indicated with the following symbols:\n");
        if (creates) {
            text.append("  ").append(palette.added("+")).append(" create\n");
        }
        if (updates) {
            text.append("  ").append(palette.changed("~")).append(" update in-place\n");
        }
        if (replaces) {
            text.append(palette.removed("-")).append('/').append(palette.added("+"));
            text.append(" destroy and then create replacement\n");
        }
        if (deletes) {
            text.append("  ").append(palette.removed("-")).append(" destroy\n");
        }
        text.append('\n');
    }

    private void risks(StringBuilder text) {
        Map<ResourceAddress, Risk> worst = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            Risk risk = step.header().risk();
            if (risk.compareTo(Risk.DATA_PLANE_GAP) > 0) {
                worst.merge(step.header().serves(), risk, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        if (worst.isEmpty()) {
            return;
        }
        text.append(palette.bold("Interruptions:")).append('\n');
        worst.forEach((address, risk) -> text.append("  ! ")
                .append(address)
                .append(": ")
                .append(risk == Risk.HOST_INTERRUPTION ? palette.removed(risk.label()) : risk.label())
                .append('\n'));
        text.append('\n');
    }

    private void rehearsal(StringBuilder text) {
        if (plan.verdicts().isEmpty()) {
            return;
        }
        long passed = plan.verdicts().values().stream()
                .filter(v -> v instanceof Verdict.Passed)
                .count();
        TreeSet<String> switches = new TreeSet<>();
        int depends = 0;
        int refused = 0;
        int not = 0;
        for (Verdict verdict : plan.verdicts().values()) {
            if (verdict instanceof Verdict.DependsOn on) {
                depends++;
                switches.addAll(on.switches());
            } else if (verdict instanceof Verdict.Refused) {
                refused++;
            } else if (verdict instanceof Verdict.NotRehearsed) {
                not++;
            }
        }
        text.append("Rehearsed on a simulated copy of the host: ")
                .append(passed + depends)
                .append(" of ");
        text.append(plan.steps().size()).append(plan.steps().size() == 1 ? " step passed" : " steps passed");
        if (depends > 0) {
            text.append(" (")
                    .append(depends)
                    .append(depends == 1 ? " rests on " : " rest on ")
                    .append(switches.size() == 1 ? "a point" : "points")
                    .append(" not established about HNS: ")
                    .append(String.join(", ", switches))
                    .append(')');
        }
        if (refused > 0) {
            text.append(", ").append(palette.removed(refused + " refused"));
        }
        if (not > 0) {
            text.append(", ").append(not).append(" not rehearsed");
        }
        text.append(".\n\n");
    }

    private String why() {
        if (plan.hasErrors()) {
            return "The errors above stand in the way of a plan.";
        }
        if (!plan.pins().destroy()) {
            return "The host matches the stack.";
        }
        return (plan.pins().targets().isEmpty()
                        ? "Nothing of stack " + plan.pins().stackName()
                        : "Nothing of what was named")
                + " is recorded on this host, so there is nothing to destroy.";
    }

    private void last(StringBuilder text) {
        if (plan.isNothing()) {
            text.append(palette.bold("No changes.")).append(' ').append(why()).append('\n');
        } else {
            text.append(palette.bold("Plan:"))
                    .append(' ')
                    .append(PlanCounts.of(plan).sentence())
                    .append(".\n");
        }
    }
}
