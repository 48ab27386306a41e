package dev.hnsform.cli.command;

import dev.hnsform.appliers.resume.Resumer;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.Runner;
import dev.hnsform.cli.compose.Interrupts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.FailureContext;
import dev.hnsform.cli.view.RunView;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.stack.SpanLookup;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** What apply and destroy share: the lock, settling what was left, agreement, the run. */
final class ApplyWork {
    private final Session session;
    private final OpenHost open;
    private final StateHome home;
    private final String command;

    ApplyWork(Session session, OpenHost open, String command) {
        this.session = session;
        this.open = open;
        this.command = command;
        this.home = open.home()
                .orElseThrow(() -> new CommandException(
                        ExitCode.HOST,
                        "HF5203",
                        command,
                        open.uri(),
                        open.uri()
                                + " can only be read, so nothing was changed. Save a plan made with it (hnsform plan --out FILE), and apply that on the host: hnsform apply FILE --host URI.",
                        null));
    }

    /**
     * How the run is asked for.
     *
     * @param autoApprove whether it was agreed to beforehand
     * @param onFailure what happens when a step fails
     * @param question what people are asked
     * @param beforeAsking throws when asking is of no use
     * @param spans where what is wished was written
     * @param lines its source lines
     */
    record Wish(
            boolean autoApprove,
            RunOptions.OnFailure onFailure,
            String question,
            Runnable beforeAsking,
            SpanLookup spans,
            DiagnosticText.Lines lines) {}

    /**
     * Settles what an earlier run left, plans, asks, and runs.
     *
     * @param plan makes and shows the plan, under the lock
     */
    ExitCode carryOut(Supplier<Plan> plan, Wish wish) {
        try (Held lock = home.lock()
                .acquire(LockOwner.thisProcess(
                        "hnsform " + command, session.surroundings().clock().instant()))
                .orThrow()) {
            RunView view = new RunView(
                    session.screen(),
                    command,
                    session.surroundings().terminal() && session.screen().palette() == Palette.ANSI,
                    new FailureContext(wish.spans(), wish.lines(), this::observed));
            // Of which stack an unfinished run is, only its journal tells
            RunPlace anyStack = RunPlace.of(open.host(), home, open.store(), id -> true, session.version());
            new Resumer(anyStack, lock).settleUnfinished(view).forEach(view::settled);
            Plan made = plan.get();
            if (made.hasErrors()) {
                return PlanOutcome.ofErrors(made);
            }
            if (made.isNothing()) {
                return ExitCode.OK;
            }
            if (!wish.autoApprove()) {
                wish.beforeAsking().run();
                if (!isAgreed(wish.question())) {
                    return ExitCode.CONSENT;
                }
            }
            view.begin(made);
            Interrupts interrupts = Interrupts.listen(
                    () -> session.screen()
                            .note(
                                    "Stopping: the step at hand is finished, nothing further is begun. Ctrl-C again stops at once."));
            RunOptions options = RunOptions.of(command, session.surroundings().user())
                    .onFailure(wish.onFailure())
                    .stoppedBy(interrupts::isAsked);
            RunResult result = run(made, options, view, lock);
            view.result(made, result);
            return result.isDone() ? ExitCode.OK : ExitCode.RUN;
        }
    }

    /** What the host holds after a failure; a host that does not answer explains nothing. */
    private Optional<Observation> observed() {
        try {
            return Optional.of(ObservationReader.observe(open.host(), Deadline.READ));
        } catch (HostCallException e) {
            return Optional.empty();
        }
    }

    /** At the host where it is served, else here. */
    private RunResult run(Plan plan, RunOptions options, RunView view, Held lock) {
        if (open.runs().isPresent()) {
            return open.runs().get().run(plan, options, view, open.store());
        }
        RunPlace place = RunPlace.forRunOf(plan, open.host(), home, open.store(), session.version());
        return new Runner(place, lock).run(plan, options, view);
    }

    private boolean isAgreed(String question) {
        if (!session.surroundings().terminal()) {
            session.screen()
                    .note(
                            "error HF9006: Nobody is here to agree: this is no terminal. Nothing was changed. Review the plan, and run it"
                                    + " with --auto-approve.");
            return false;
        }
        session.screen().print("\n" + question + "\nOnly \"yes\" agrees: ");
        session.screen().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if ("yes".equals(answer == null ? null : answer.strip())) {
                return true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.screen().note("Not agreed to. Nothing was changed.");
        return false;
    }
}
