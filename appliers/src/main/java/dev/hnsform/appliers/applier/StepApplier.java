package dev.hnsform.appliers.applier;

import dev.hnsform.appliers.observe.Backoff;
import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.appliers.observe.Timing;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.net.Guid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one step: asks once more whether the object is ours, makes the call, tries again what failed for now, reads back what came of it.
 * A call that misses its deadline is not made again: the object is watched until it is at rest, and then judged. Not safe for several threads.
 */
public final class StepApplier {
    private final HostView view;
    private final Timing timing;
    private final Patience patience;
    private final Ownership ownership;
    private final Goals goals;
    private final StepCalls calls;

    /**
     * For one run on one host.
     *
     * @param host the host
     * @param view reads it
     * @param timing time
     * @param patience how long to wait for what
     * @param ownership what may be changed
     * @param owner HNS {@code Owner} of created objects
     * @param goals judges what was read
     */
    public StepApplier(
            HnsHost host,
            HostView view,
            Timing timing,
            Patience patience,
            Ownership ownership,
            String owner,
            Goals goals) {
        this.view = view;
        this.timing = timing;
        this.patience = patience;
        this.ownership = ownership;
        this.goals = goals;
        this.calls = new StepCalls(host, view, owner);
    }

    /** Whether the step's goal is met already; reads, and calls nothing else. */
    public GoalState check(Step step) {
        return goals.judge(step, read(step));
    }

    /** Whether the step attaches to what the host does not show after it: a container, a virtual machine. Reads only for such a step. */
    public boolean isUnseen(Step step) {
        return step instanceof Step.Attach attach
                && (attach.to() instanceof AttachTarget.InContainer
                        || attach.to() instanceof AttachTarget.AtVirtualMachine)
                && check(step) instanceof GoalState.Unseen unseen
                && !unseen.attached();
    }

    /** Carries the step out, unless its goal is met already. */
    public Outcome applyUnlessTrue(Step step) {
        GoalState state = check(step);
        return state instanceof GoalState.Met met
                ? new Outcome.AlreadyTrue(decided(step, met.object()), "nothing was called")
                : apply(step);
    }

    /** Carries the step out. */
    public Outcome apply(Step step) {
        Attempt attempt = attempt(step);
        if (attempt instanceof Attempt.Made made) {
            if (step instanceof Step.UpdatePolicies update) {
                finish(update);
            }
            return readBack(step, made.notes());
        }
        if (attempt instanceof Attempt.Unneeded) {
            return afterRefusal(step, "there was nothing to call for", Optional.empty());
        }
        if (attempt instanceof Attempt.Barred barred) {
            return new Outcome.Failed(barred.why());
        }
        if (attempt instanceof Attempt.Unprepared unprepared) {
            return afterRefusal(step, unprepared.why(), unprepared.failure());
        }
        HostCallException e = ((Attempt.Failed) attempt).failure();
        return switch (e.ending()) {
            case UNKNOWN -> afterUnknown(step, e);
            case TRANSIENT ->
                afterRefusal(
                        step,
                        e.text() + " It was tried again for "
                                + patience.retryFor().toSeconds() + " s.",
                        Optional.of(e));
            case REFUSED -> afterRefusal(step, e.text(), Optional.of(e));
        };
    }

    /** Clears away what an appending host left beside the update; whether that helped, the read-back tells. */
    private void finish(Step.UpdatePolicies update) {
        if (!check(update).isMet()) {
            try {
                calls.afterUpdate(update).forEach(this::make);
            } catch (HostCallException e) {
                return; // the read-back says what the host does not answer
            }
        }
    }

    /** Makes the step's call without looking at what came of it: for models of hosts, which do not lie. */
    public Attempt attempt(Step step) {
        Optional<String> bar = ownership.refuse(step).or(() -> foreignLoss(step));
        if (bar.isPresent()) {
            return new Attempt.Barred(bar.get());
        }
        List<HostCall> calls;
        try {
            calls = step.accept(this.calls);
        } catch (HostCallException e) {
            return new Attempt.Unprepared(
                    "Preparing " + step.header().id() + " needs a read that failed, so nothing was called. " + e.text(),
                    Optional.of(e));
        } catch (StepCalls.Unprepared e) {
            return new Attempt.Unprepared(e.text(), Optional.empty());
        }
        if (calls.isEmpty()) {
            return new Attempt.Unneeded();
        }
        List<String> notes = new ArrayList<>();
        for (int i = 0; ; i++) {
            HostCall call = calls.get(i);
            Optional<HostCallException> failure = make(call);
            if (failure.isEmpty()) {
                if (!call.note().isEmpty()) {
                    notes.add(call.note());
                }
                return new Attempt.Made(notes);
            }
            HostCallException e = failure.get();
            boolean tryLess = e.ending() == HostCallException.Ending.REFUSED && Codes.isTaken(e);
            if (!tryLess || i + 1 == calls.size()) {
                return new Attempt.Failed(e);
            }
        }
    }

    /** Watches the step's object until it reads the same twice across a settling window, then judges. */
    public GoalState settle(Step step) {
        Instant since = timing.now();
        Backoff backoff = new Backoff(timing, patience.settleWindow(), patience.settleWindow());
        Lookup<HostObject> before = read(step);
        while (true) {
            backoff.pause();
            Lookup<HostObject> now = read(step);
            if (!(now instanceof Lookup.Unknown<HostObject>) && now.equals(before)) {
                return goals.judge(step, now);
            }
            if (timing.hasPassed(patience.settleFor(), since)) {
                return now instanceof Lookup.Unknown<HostObject> unknown
                        ? new GoalState.Unreadable(unknown.cause())
                        : new GoalState.Unreadable("it does not come to rest");
            }
            before = now;
        }
    }

    /** Ownership of what the host would take along with a network is asked again too: an endpoint may have come since the plan was made. */
    private Optional<String> foreignLoss(Step step) {
        if (!(step instanceof Step.DeleteNetwork delete)) {
            return Optional.empty();
        }
        Lookup<List<Guid>> closure = view.endpointsOf(delete.header().target());
        if (closure instanceof Lookup.Unknown<List<Guid>> unknown) {
            return Optional.of("It is not known which endpoints would go with the network (" + unknown.cause()
                    + "), so " + delete.header().id() + " is not carried out. Try again when the host answers.");
        }
        List<Guid> foreign = closure.object().map(ownership::foreign).orElse(List.of()).stream()
                .filter(id -> !delete.takesAlong().contains(id))
                .toList();
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The host would take along endpoints that are not this stack's and that the plan does not know: "
                                + String.join(
                                        ", ",
                                        foreign.stream().map(Guid::toString).toList()) + ". So "
                                + delete.header().id()
                                + " is not carried out. Make a new plan, which lists them and names the option that allows it.");
    }

    private Optional<HostCallException> make(HostCall call) {
        Instant since = timing.now();
        Backoff backoff = new Backoff(timing, patience.firstPause(), patience.longestPause());
        while (true) {
            try {
                call.body().run();
                return Optional.empty();
            } catch (HostCallException e) {
                if (!e.isRetryable() || timing.hasPassed(patience.retryFor(), since)) {
                    return Optional.of(e);
                }
                backoff.pause();
            }
        }
    }

    private Outcome readBack(Step step, List<String> notes) {
        Duration limit =
                step.header().risk() == Risk.HOST_INTERRUPTION ? patience.interruptionFor() : patience.readBackFor();
        Instant since = timing.now();
        Backoff backoff = new Backoff(timing, patience.firstPause(), patience.longestPause());
        GoalState state = check(step);
        while (!isEnough(step, state) && !timing.hasPassed(limit, since)) {
            backoff.pause();
            state = check(step);
        }
        if (state instanceof GoalState.Met met) {
            return applied(step, met, notes);
        }
        if (isEnough(step, state)) {
            return new Outcome.Applied(Optional.empty(), notes);
        }
        if (step instanceof Step.Attach && state instanceof GoalState.Unseen unseen) {
            List<String> all = new ArrayList<>(notes);
            all.add("HNS said that it is done, and is taken at its word, here and by later plans: " + unseen.text());
            return new Outcome.Applied(Optional.empty(), all, true);
        }
        if (state instanceof GoalState.Unreadable unreadable) {
            return new Outcome.Unknown(
                    "The host said that " + step.header().id() + " is done, but what came of it cannot be read: "
                            + unreadable.cause() + ". The next run looks again.");
        }
        return new Outcome.Failed(
                "The host said that " + step.header().id() + " is done, but " + limit.toSeconds()
                        + " s later it is not: " + state.text()
                        + ". HNS is known to answer success without doing anything. Look at the object with hnsform host get, then plan again.");
    }

    /** Whether what was read bears out that the host did the step, as it said: attached to something, attached to nothing. */
    private static boolean isEnough(Step step, GoalState state) {
        return state.isMet()
                || (state instanceof GoalState.Unseen unseen && unseen.attached() == (step instanceof Step.Attach));
    }

    private Outcome applied(Step step, GoalState.Met met, List<String> notes) {
        Optional<HostObject> object = met.object();
        List<String> all = new ArrayList<>(notes);
        if (step instanceof Step.CreateNetwork create && create.network().type().isExternal()) {
            Optional<HostNetwork> settled = awaitManagementIp(step);
            if (settled.isPresent()) {
                object = Optional.of(settled.get());
            } else {
                all.add("the host has not answered a ManagementIP within "
                        + patience.managementIpFor().toSeconds() + " s; it usually comes later");
            }
        }
        return new Outcome.Applied(decided(step, object), all);
    }

    private Optional<HostNetwork> awaitManagementIp(Step step) {
        Instant since = timing.now();
        Backoff backoff = new Backoff(timing, patience.firstPause(), patience.longestPause());
        while (true) {
            if (read(step).object().orElse(null) instanceof HostNetwork network
                    && network.managementIp().isPresent()) {
                return Optional.of(network);
            }
            if (timing.hasPassed(patience.managementIpFor(), since)) {
                return Optional.empty();
            }
            backoff.pause();
        }
    }

    /** A refusal counts as success when what the step is for is so: gone already, attached already, there already and as wanted. */
    private Outcome afterRefusal(Step step, String refusal, Optional<HostCallException> failure) {
        GoalState state = check(step);
        if (state instanceof GoalState.Unseen unseen
                && failure.filter(e -> saysItIsSo(step, e)).isPresent()) {
            boolean attach = step instanceof Step.Attach;
            return new Outcome.AlreadyTrue(Optional.empty(), refusal, attach && !unseen.attached());
        }
        return state instanceof GoalState.Met met
                ? new Outcome.AlreadyTrue(decided(step, met.object()), refusal)
                : new Outcome.Failed(refusal, failure.map(HostFailure::of));
    }

    /** Whether what a refused step is for is so all the same, as {@link #apply} takes it: it shows, or the refusal says it of what need not show. */
    public boolean isSo(Step step, HostCallException failure) {
        GoalState state = check(step);
        return state.isMet() || (state instanceof GoalState.Unseen && saysItIsSo(step, failure));
    }

    /** Whether a refusal says that nothing is to be done: attached already, or not attached. */
    private static boolean saysItIsSo(Step step, HostCallException failure) {
        HcnError says =
                step instanceof Step.Attach ? HcnError.ENDPOINT_ALREADY_ATTACHED : HcnError.ENDPOINT_NOT_ATTACHED;
        return HcnError.of(failure).filter(says::equals).isPresent();
    }

    private Outcome afterUnknown(Step step, HostCallException e) {
        GoalState state = settle(step);
        if (state instanceof GoalState.Met met) {
            return applied(step, met, List.of("the answer was missed, and the host did it all the same"));
        }
        if (state instanceof GoalState.Unreadable || state instanceof GoalState.Unseen) {
            return new Outcome.Unknown(
                    e.text() + " Afterwards: " + state.text()
                            + ". Nothing more is changed. The next run looks again before it does anything.",
                    Optional.of(HostFailure.of(e)));
        }
        return new Outcome.Failed(
                e.text() + " The object came to rest, and " + state.text()
                        + ". Should it land later still, the next run finds it by its id.",
                Optional.of(HostFailure.of(e)));
    }

    private static Optional<FieldValues> decided(Step step, Optional<HostObject> object) {
        if (object.isEmpty()) {
            return Optional.empty();
        }
        FieldValues found = object.get().reported();
        if (step instanceof Step.CreateNetwork create) {
            return Optional.of(Decided.of(create.network().spec(), found));
        }
        if (step instanceof Step.CreateEndpoint create) {
            return Optional.of(Decided.of(create.endpoint().spec(), found));
        }
        return Optional.empty();
    }

    private Lookup<HostObject> read(Step step) {
        return view.read(Goals.subject(step), step.header().target());
    }
}
