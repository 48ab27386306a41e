package dev.hnsform.cli.view;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.cli.view.plan.PlanCounts;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import java.util.Locale;

/** How a run goes, a plain line each, and what came of it. */
public final class RunView implements RunListener {
    private final Screen screen;
    private int done;
    private int total;

    /** Shows runs. */
    public RunView(Screen screen) {
        this.screen = screen;
    }

    /** How many steps there are to come. */
    public void begin(Plan plan) {
        done = 0;
        total = plan.steps().size();
        screen.line();
    }

    @Override
    public void finished(Step step, Outcome outcome) {
        done++;
        line(step.header().id().text(), outcome);
    }

    @Override
    public void rollingBack(String because) {
        screen.line(screen.palette().changed("Rolling back, because " + DiagnosticText.escaped(because) + "."));
    }

    @Override
    public void undoFinished(Step step, Outcome outcome) {
        line("undo: " + step.header().id().text(), outcome);
    }

    @Override
    public void note(String text) {
        screen.line(DiagnosticText.escaped(text));
    }

    private void line(String what, Outcome outcome) {
        String counter = total == 0 ? "" : "[" + Math.min(done, total) + "/" + total + "] ";
        String text = DiagnosticText.escaped(outcome.text());
        String shown = outcome.isDone()
                ? screen.palette().added(text)
                : screen.palette().removed(text);
        screen.line(counter + what + ": " + shown);
        screen.flush();
    }

    /** An earlier run was settled. */
    public void settled(RunResult result) {
        screen.line("An earlier run (" + result.runId() + ") had not been settled; it is now: "
                + result.how().label() + ".");
    }

    /** What came of a run. */
    public void result(Plan plan, RunResult result) {
        screen.line();
        if (result.isDone()) {
            screen.line(screen.palette().added("Apply complete!") + " "
                    + PlanCounts.of(plan).done() + ".");
        } else {
            screen.line(screen.palette()
                    .removed("The run ended early (" + result.how().label().toLowerCase(Locale.ROOT) + ")."));
            result.notUndone().forEach(text -> screen.line("  Not taken back: " + DiagnosticText.escaped(text)));
            screen.line("  What was done is recorded. Run apply again to go on from here.");
        }
    }
}
