package dev.hnsform.cli.command;

import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.compose.StackFiles;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.cli.view.PlanView;
import dev.hnsform.gitops.source.RefMovement;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.ReadSets;
import dev.hnsform.planner.plan.StaleCheck;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.SpanLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform apply}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Plans a stack, shows the plan, asks, and carries it out; or carries out a saved plan exactly as it is, when it still holds. What an earlier run left unfinished is settled first. Heals drift.",
            "",
            "Ctrl-C once: the step at hand is finished, and the run stops in order. Ctrl-C twice: it stops at once, and the next run settles it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform apply",
            "  hnsform apply stacks/web --auto-approve",
            "  hnsform apply web.hnsplan",
            "  hnsform apply --on-failure rollback"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is done, or there was nothing to do",
            "3:the command line is wrong",
            "4:the stack or the plan has errors",
            "5:the host failed",
            "6:the record cannot be read or written",
            "7:the saved plan no longer fits, or cannot be read",
            "8:not agreed to",
            "9:a step failed or the run was stopped; what was done is recorded",
            "10:another run holds the host",
            "11:a file of values, or the saved plan, cannot be read"
        })
public final class ApplyCommand implements Command {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "STACK|PLANFILE",
            description =
                    "A stack: a directory, or git::URL//path?ref=REV; or a saved plan. Left out: the working directory.")
    private String what = StackArgument.DEFAULT;

    @Option(names = "--auto-approve", description = "Do not ask: whoever runs this has agreed to the plan.")
    private boolean autoApprove;

    @Option(
            names = "--on-failure",
            paramLabel = "ANSWER",
            description = "stop: what was done stays (default). rollback: what was done is taken back.")
    private FailureAnswer onFailure = FailureAnswer.STOP;

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Only this resource, such as Network/web, and what it needs; may be repeated.")
    private List<String> targets = new ArrayList<>();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private ConsentOptions consents = new ConsentOptions();

    /** For one run. */
    public ApplyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        if (SavedPlans.isOne(session, what)) {
            return saved();
        }
        SavedPlans.requireSomething(session, what);
        return stack();
    }

    private ApplyWork.Wish wish(Runnable beforeAsking, SpanLookup spans, DiagnosticText.Lines lines) {
        return new ApplyWork.Wish(
                autoApprove,
                onFailure == FailureAnswer.ROLLBACK ? RunOptions.OnFailure.ROLL_BACK : RunOptions.OnFailure.STOP,
                "Apply this plan?",
                beforeAsking,
                spans,
                lines);
    }

    private ExitCode saved() {
        SavedPlans.refuse(values.isGiven(), "--set or --values");
        SavedPlans.refuse(!targets.isEmpty(), "--target");
        SavedPlans.refuse(consents.isGiven(), "--allow-…");
        Plan plan = SavedPlans.read(session, what);
        if (plan.pins().throwAwayId()) {
            throw new CommandException(
                    ExitCode.STACK,
                    "HF9007",
                    "apply",
                    what,
                    "The plan was made of a stack without an id, so its objects could not be told from those of others. Nothing was"
                            + " changed. Make an id, plan again: hnsform init "
                            + ShellWord.of(plan.pins().origin().shown()),
                    null);
        }
        try (OpenHost open = host.openOr(session, plan.pins().hostUri());
                StackFiles files = new StackFiles(session.surroundings());
                SavedPlanLines places = new SavedPlanLines(session, plan)) {
            return new ApplyWork(session, open, "apply")
                    .carryOut(
                            () -> {
                                new PlanView(session.screen())
                                        .show(plan, PlanFormat.TEXT, (file, line) -> Optional.empty());
                                files.movement(plan.pins().origin())
                                        .filter(RefMovement::hasMoved)
                                        .ifPresent(moved -> session.screen().note(moved.message()));
                                return plan;
                            },
                            wish(() -> requireFresh(open, plan), places.spans(), places.lines()));
        }
    }

    /** Nobody is asked about a plan that is of no use; right before the first call it is looked at again. */
    private void requireFresh(OpenHost open, Plan plan) {
        RecordedStack recorded = RunPlace.recorded(plan, open.store());
        Observation observed = ObservationReader.observe(
                open.host(), Deadline.READ, Planning.placesWanted(plan.pins().stackId(), recorded));
        List<String> reasons = new ArrayList<>(StaleCheck.broken(
                plan, new StaleCheck.Now(session.version(), recorded, observed.facts(), Optional.empty())));
        if (reasons.isEmpty()) {
            reasons.addAll(ReadSets.stale(plan, observed));
        }
        if (!reasons.isEmpty()) {
            throw new StalePlanException(plan.pins().stackName(), reasons);
        }
    }

    private ExitCode stack() {
        try (OpenStack read = OpenStack.readWithOrigin(session, what, values)) {
            Optional<ResolvedStack> stack = read.orShowAll(PlanFormat.TEXT);
            if (stack.isEmpty()) {
                return read.exitOfErrors();
            }
            read.requireId(stack.get(), "apply");
            try (OpenHost open = host.open(session)) {
                return new ApplyWork(session, open, "apply")
                        .carryOut(
                                () -> plan(open, stack.get(), read),
                                wish(() -> {}, stack.get().spans(), read.lines()));
            }
        }
    }

    private Plan plan(OpenHost open, ResolvedStack stack, OpenStack read) {
        Plan plan = new Planning(open, session.version())
                .plan(stack, new Planning.Request(false, targets, consents.consents()))
                .plan();
        new PlanView(session.screen()).show(plan, PlanFormat.TEXT, read.lines());
        return plan;
    }
}
