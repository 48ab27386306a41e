package dev.hnsform.appliers.rehearsal;

import dev.hnsform.appliers.applier.Attempt;
import dev.hnsform.appliers.applier.Goals;
import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.Ownership;
import dev.hnsform.appliers.applier.Patience;
import dev.hnsform.appliers.applier.StatedFields;
import dev.hnsform.appliers.applier.StepApplier;
import dev.hnsform.appliers.failure.Candidate;
import dev.hnsform.appliers.failure.FailedRequest;
import dev.hnsform.appliers.failure.FailureAnalysis;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.Settlement;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.rehearsal.HostModel;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.Verdict;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.SpanLookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a plan's steps, through the applier that also changes hosts, on a model that was given what the host holds; then plans again on the model,
 * which must give no change. Nothing reaches the host.
 */
public final class Rehearsal {
    private static final String NOT_MODELLED = "not-modelled";
    private static final String INFERRED = "inf";
    private static final int LOOKS = 20;
    private static final Timing STANDING_STILL = new Timing(() -> Instant.EPOCH, time -> {});

    private final HostModel model;
    private final SpanLookup spans;
    private final Replan replan;

    /**
     * For one stack.
     *
     * @param model the model of HNS
     * @param spans where the stack's fields were written
     * @param replan plans the stack again
     */
    public Rehearsal(HostModel model, SpanLookup spans, Replan replan) {
        this.model = model;
        this.spans = spans;
        this.replan = replan;
    }

    /**
     * Rehearses a plan. A plan without steps is not rehearsed.
     *
     * @param plan the plan
     * @param recorded what it was made from
     * @param snapshot what the host holds
     */
    public RehearsalReport rehearse(Plan plan, RecordedStack recorded, HostSnapshot snapshot) {
        if (plan.steps().isEmpty()) {
            return RehearsalReport.NOTHING;
        }
        try (RehearsalHost host = model.admit(snapshot)) {
            return new Work(plan, recorded, host).carryOut();
        }
    }

    private final class Work {
        private final Plan plan;
        private final RecordedStack recorded;
        private final RehearsalHost host;
        private final HostView view;
        private final StepApplier applier;
        private final SortedMap<StepId, Verdict> verdicts = new TreeMap<>();
        private final Map<StepId, Outcome> outcomes = new HashMap<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private int looks;

        Work(Plan plan, RecordedStack recorded, RehearsalHost host) {
            this.plan = plan;
            this.recorded = recorded;
            this.host = host;
            Ownership ownership = RunPlace.ownership(plan, recorded);
            this.view = new ModelView(new HnsHostView(host, movedEndpoints()::contains));
            this.applier = new StepApplier(
                    host,
                    view,
                    STANDING_STILL,
                    Patience.NONE,
                    ownership,
                    RunPlace.owner(plan.pins().stackName()),
                    new Goals(new StatedFields()));
        }

        /**
         * The endpoints that the plan attaches or detaches. Asking the model for the place of others would tell nothing: what the host shows of
         * those need not be all that there is.
         */
        private Set<Guid> movedEndpoints() {
            Set<Guid> moved = new HashSet<>();
            for (Step step : plan.steps()) {
                if (step instanceof Step.Attach || step instanceof Step.Detach) {
                    moved.add(step.header().target());
                }
            }
            return moved;
        }

        RehearsalReport carryOut() {
            for (Step step : plan.steps()) {
                verdicts.put(step.header().id(), carryOut(step));
            }
            boolean whole = verdicts.values().stream()
                    .allMatch(verdict -> verdict instanceof Verdict.Passed || verdict instanceof Verdict.DependsOn);
            if (whole) {
                planAgain();
            }
            return new RehearsalReport(verdicts, diagnostics);
        }

        private Verdict carryOut(Step step) {
            Optional<StepId> missing = step.header().after().stream()
                    .filter(before -> outcomes.containsKey(before)
                            && !outcomes.get(before).isDone())
                    .findFirst();
            if (missing.isPresent()) {
                return notRehearsed(step, "it follows " + missing.get() + ", which did not pass");
            }
            Attempt attempt = applier.attempt(step);
            if (attempt instanceof Attempt.Made) {
                List<String> switches = host.lastSwitches();
                outcomes.put(
                        step.header().id(), new Outcome.Applied(Optional.empty(), List.of(), applier.isUnseen(step)));
                return switches.isEmpty() ? new Verdict.Passed() : new Verdict.DependsOn(switches);
            }
            if (attempt instanceof Attempt.Unneeded) {
                outcomes.put(step.header().id(), new Outcome.AlreadyTrue(Optional.empty(), "nothing to do"));
                return new Verdict.Passed();
            }
            if (attempt instanceof Attempt.Barred barred) {
                return notRehearsed(step, barred.why());
            }
            if (attempt instanceof Attempt.Unprepared unprepared) {
                return notRehearsed(step, unprepared.why());
            }
            Optional<RehearsalHost.Refusal> refusal = host.lastRefusal();
            HostCallException failure = ((Attempt.Failed) attempt).failure();
            if (applier.isSo(step, failure)) {
                outcomes.put(
                        step.header().id(),
                        new Outcome.AlreadyTrue(Optional.empty(), "the model says so", applier.isUnseen(step)));
                return new Verdict.Passed();
            }
            String text = failure.text();
            if (refusal.isEmpty() || refusal.get().rule().equals(NOT_MODELLED)) {
                return notRehearsed(
                        step, refusal.map(RehearsalHost.Refusal::explanation).orElse(text));
            }
            outcomes.put(step.header().id(), new Outcome.Failed(text, Optional.of(HostFailure.of(failure))));
            tell(step, refusal.get(), failure);
            return new Verdict.Refused(
                    refusal.get().rule(),
                    refusal.get().grade(),
                    refusal.get().source(),
                    refusal.get().explanation() + " " + text);
        }

        /** How sure the rule is, in words; a grade that a newer model knows stands for itself. */
        private static String grade(RehearsalHost.Refusal refusal) {
            return switch (refusal.grade()) {
                case "doc" -> "documented by Microsoft";
                case "code" -> "as code that calls HNS takes it to be";
                case "log" -> "seen in logs";
                case INFERRED -> "inferred";
                default -> refusal.grade();
            };
        }

        private Verdict notRehearsed(Step step, String reason) {
            outcomes.put(step.header().id(), new Outcome.Skipped(reason));
            return new Verdict.NotRehearsed(reason);
        }

        private void tell(Step step, RehearsalHost.Refusal refusal, HostCallException failure) {
            String field = RefusedPlaces.path(step, refusal.rule());
            Optional<Candidate> cause = likeliest(step, failure, field);
            String detail = step.header().id() + " was refused in the rehearsal. " + refusal.explanation() + " "
                    + failure.text().strip()
                    + cause.map(candidate -> " " + candidate.sight().text()).orElse("")
                    + " Rule " + refusal.rule() + " (" + grade(refusal) + ": " + refusal.source() + "). ";
            boolean inferred = refusal.grade().equals(INFERRED);
            Diagnostic diagnostic = inferred
                    ? Diagnostic.warning(
                            "HF7102", "The host may refuse this", detail + "A real host may well accept it.")
                    : Diagnostic.error(
                            "HF7101",
                            "The host refuses this",
                            detail + "Change the document; nothing was changed on the host.");
            Diagnostic hinted = diagnostic.withHint(
                    cause.map(candidate -> candidate.cause().fix() + " ").orElse("")
                            + "More causes: hnsform explain "
                            + HcnError.of(failure)
                                    .map(HcnError::symbol)
                                    .orElse(failure.hresult().toString()));
            String path = cause.map(candidate -> candidate.sight().path())
                    .filter(known -> !known.isEmpty())
                    .orElse(field);
            diagnostics.add(
                    spans.find(step.header().serves(), path).map(hinted::at).orElse(hinted));
        }

        /**
         * What the model's objects show to be the cause, in the field that the broken rule is about; looked for a few times only, since each look
         * reads the model whole.
         */
        private Optional<Candidate> likeliest(Step step, HostCallException failure, String field) {
            Optional<HcnError> error = HcnError.of(failure);
            if (error.isEmpty() || ++looks > LOOKS) {
                return Optional.empty();
            }
            return FailureAnalysis.of(error.get(), FailedRequest.of(step), view.observe()).stream()
                    .filter(candidate -> candidate.sight().isSeen()
                            && (candidate.sight().path().startsWith(field)
                                    || candidate.sight().path().endsWith(".name")))
                    .findFirst();
        }

        /** What is planned must be what is wanted: planning again after it finds nothing left to do. */
        private void planAgain() {
            CompletableFuture<RecordedStack> settled = CompletableFuture.supplyAsync(() -> new Settlement(
                            plan, recorded, outcomes, Map.of(), false)
                    .settle(recorded.lineage().isEmpty() ? "rehearsal" : recorded.lineage(), recorded.serial() + 1));
            Observation observed = view.observe();
            for (Change change : replan.changes(settled.join(), observed)) {
                String left = change.action().accept(LeftOver.INSTANCE);
                if (!left.isEmpty()) {
                    Diagnostic diagnostic = Diagnostic.error(
                            "HF7103",
                            "The plan does not lead to what is declared",
                            "After all steps, " + change.address() + " would still have to be changed: " + left
                                    + ". The host makes something else of what the document says, so every plan would show the same again."
                                    + " Change the document to what the host can hold, or leave the field out.");
                    diagnostics.add(spans.find(change.address(), path(change))
                            .map(diagnostic::at)
                            .orElse(diagnostic));
                }
            }
        }

        private String path(Change change) {
            return change.action() instanceof Action.Update update
                    ? update.fields().get(0).path()
                    : "";
        }
    }

    /** What a change would still do to the host; empty when nothing. */
    private enum LeftOver implements Action.Visitor<String> {
        INSTANCE;

        private static String fields(List<FieldChange> fields) {
            return String.join(
                    ", ",
                    fields.stream()
                            .filter(field -> field.effect() != FieldChange.Effect.RECORD_ONLY)
                            .map(field -> field.path() + " (it would hold "
                                    + field.before().map(Object::toString).orElse("nothing") + ")")
                            .toList());
        }

        @Override
        public String create(Action.Create action) {
            return action.after().address().kind().isLookup() ? "" : "it would have to be created";
        }

        @Override
        public String update(Action.Update action) {
            return fields(action.fields());
        }

        @Override
        public String replace(Action.Replace action) {
            String fields = fields(action.fields());
            return fields.isEmpty() ? "it would have to be replaced" : fields;
        }

        @Override
        public String delete(Action.Delete action) {
            return "it would have to be deleted";
        }

        @Override
        public String forget(Action.Forget action) {
            return "";
        }

        @Override
        public String keep(Action.Keep action) {
            return "";
        }
    }
}
