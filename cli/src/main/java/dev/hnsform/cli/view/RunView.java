package dev.hnsform.cli.view;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.cli.view.plan.PlanCounts;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.util.Locale;
import java.util.Map;

/** How a run goes, and what came of it: a plain line a step; on a terminal also the step at hand, in a line that the next one takes. */
public final class RunView implements RunListener {
    private static final String WIPE = "\r\u001B[K";
    private static final int LISTED = 10;

    private final Screen screen;
    private final String command;
    private final boolean live;
    private final FailureContext context;
    private int done;
    private int total;

    /**
     * Shows runs.
     *
     * @param screen where
     * @param command what people ran, for example {@code apply}
     * @param live whether the line at hand can be written over
     * @param context what helps to explain failures
     */
    public RunView(Screen screen, String command, boolean live, FailureContext context) {
        this.screen = screen;
        this.command = command;
        this.live = live;
        this.context = context;
    }

    /** How many steps there are to come. */
    public void begin(Plan plan) {
        done = 0;
        total = plan.steps().size();
        screen.line();
    }

    @Override
    public void started(Step step) {
        atHand("[" + (done + 1) + "/" + total + "] " + step.header().id() + " …");
    }

    @Override
    public void finished(Step step, Outcome outcome) {
        if (outcome instanceof Outcome.Skipped) {
            return; // told at the end, together
        }
        done++;
        line("[" + Math.min(done, total) + "/" + total + "] " + step.header().id(), outcome);
        explain(step, outcome);
    }

    private void explain(Step step, Outcome outcome) {
        outcome.failure().ifPresent(failure -> {
            new HostFailureText(screen).lines(failure, step, context).forEach(screen::line);
            screen.flush();
        });
    }

    @Override
    public void rollingBack(String because) {
        screen.line(screen.palette().changed("Rolling back, because " + DiagnosticText.escaped(because) + "."));
    }

    @Override
    public void undoStarted(Step step) {
        atHand(step.header().id() + " …");
    }

    @Override
    public void undoFinished(Step step, Outcome outcome) {
        line(step.header().id().toString(), outcome);
        explain(step, outcome);
    }

    @Override
    public void note(String text) {
        wipe();
        screen.line(DiagnosticText.escaped(text));
        screen.flush();
    }

    private void atHand(String text) {
        if (live) {
            screen.print(WIPE + text);
            screen.flush();
        }
    }

    private void wipe() {
        if (live) {
            screen.print(WIPE);
        }
    }

    private void line(String what, Outcome outcome) {
        wipe();
        String text = DiagnosticText.escaped(outcome.text());
        String shown = outcome.isDone()
                ? screen.palette().added(text)
                : screen.palette().removed(text);
        screen.line(what + ": " + shown);
        screen.flush();
    }

    /** An earlier run, announced before, was settled: says what nobody would expect of that. */
    public void settled(RunResult result) {
        if (result.how() == HistoryOutcome.ROLLED_BACK) {
            screen.line("What that run had done was taken back.");
        }
        result.notUndone().forEach(text -> screen.line("  Not taken back: " + DiagnosticText.escaped(text)));
    }

    /** What came of a run. */
    public void result(Plan plan, RunResult result) {
        screen.line();
        if (result.isDone()) {
            screen.line(screen.palette().added(capital(command) + " complete!") + " "
                    + PlanCounts.of(plan).done() + ".");
        } else {
            screen.line(screen.palette().removed(how(result.how())) + " " + balance(result) + ".");
            result.notUndone().forEach(text -> screen.line("  Not taken back: " + DiagnosticText.escaped(text)));
            untried(result);
            screen.line("  What is so now is recorded. Look at what is left: hnsform plan. Go on: hnsform " + command);
        }
    }

    private static String how(HistoryOutcome how) {
        return switch (how) {
            case STOPPED -> "Stopped in order.";
            case ROLLED_BACK -> "A step failed, and what the run had done was taken back.";
            case FAILED, DONE, SETTLED_LATER, REBUILT, REMOVED -> "The run failed.";
        };
    }

    private static String balance(RunResult result) {
        long done = result.outcomes().values().stream().filter(Outcome::isDone).count();
        long skipped = result.outcomes().values().stream()
                .filter(Outcome.Skipped.class::isInstance)
                .count();
        long failed = result.outcomes().size() - done - skipped;
        String text = done + " of " + result.outcomes().size()
                + (result.outcomes().size() == 1 ? " step was done" : " steps were done");
        return text
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (skipped == 0 ? "" : ", " + skipped + " not tried");
    }

    private void untried(RunResult result) {
        int shown = 0;
        for (Map.Entry<StepId, Outcome> outcome : result.outcomes().entrySet()) {
            if (outcome.getValue() instanceof Outcome.Skipped && shown++ < LISTED) {
                screen.line("  Not tried: " + outcome.getKey());
            }
        }
        if (shown > LISTED) {
            screen.line("  … and " + (shown - LISTED) + " more");
        }
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
