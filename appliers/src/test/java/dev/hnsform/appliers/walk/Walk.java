package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.fake.Killed;
import dev.hnsform.appliers.observe.HnsHostView;
import dev.hnsform.appliers.rebuild.Orphan;
import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.statestore.file.SimulatedCrash;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** One walk: a change is applied by processes that things happen to, until one comes through; then everything must be as it should. */
final class Walk {
    private static final RunOptions PLAIN = RunOptions.of("apply", "tester");

    private final Scenario scenario;
    private final HnsHost hns;
    private final FakeTime time;
    private final World world;
    private final Invariants invariants;
    private final Set<EndState> ends = EnumSet.noneOf(EndState.class);
    private boolean first = true;
    private boolean recordLost;
    private int calls;
    private int changes;
    private int writes;

    Walk(Scenario scenario, HnsHost hns, FakeTime time, Path lock, long seed) {
        this.scenario = scenario;
        this.hns = hns;
        this.time = time;
        this.world = new World(hns, time, lock, new Random(seed));
        scenario.putForeign(hns);
        this.invariants = new Invariants(hns, scenario);
        if (!scenario.before.isEmpty()) {
            RunResult first = world.apply(scenario.before, h -> h, PLAIN);
            assertThat(first.isDone()).as(first.outcomes().toString()).isTrue();
        }
    }

    int calls() {
        return calls;
    }

    int changes() {
        return changes;
    }

    int writes() {
        return writes;
    }

    /** Walks through the faults, a process each, then on without any. */
    void through(List<Fault> faults) {
        for (Fault fault : faults) {
            process(fault);
            first = false;
        }
        converge();
        time.pass(FaultyHost.LATE.multipliedBy(2)); // whatever is on its way lands now
        converge();
        check();
        assertThat(CrashTable.allowed(scenario, faults))
                .as("end states by docs/crash-safety.md")
                .containsAll(ends);
    }

    private void process(Fault fault) {
        FaultyHost[] host = new FaultyHost[1];
        world.disk.crashAt(fault.crashAtWrite(), fault.writeMoment());
        try {
            RunResult result = world.apply(
                    scenario.after,
                    h -> host[0] = world.watched(h, invariants::checkNow)
                            .killAt(fault.killAtCall(), fault.callMoment())
                            .trickAt(fault.trickAt(), fault.trick()),
                    fault.options());
            if (result.how() == HistoryOutcome.ROLLED_BACK && fault.trick() != FaultyHost.Trick.LAND_LATE) {
                checkRolledBack();
            }
        } catch (World.RefusedPlan e) {
            requireRefusal(e); // nothing is done until a document says where the endpoints are
        } catch (Killed | SimulatedCrash e) {
            if (fault.power()) {
                world.losePower();
            } else {
                world.restart();
            }
        } finally {
            writes = world.disk.writeOperations();
            if (host[0] != null) {
                calls = host[0].calls();
                changes = host[0].changes();
            }
        }
        switch (fault.loss()) {
            case NOTHING -> {}
            case RECORD -> {
                world.loseRecord();
                recordLost = true;
            }
            case EVERYTHING -> {
                world.loseHome();
                recordLost = true;
            }
        }
        world.disk.crashAt(0, fault.writeMoment());
    }

    /** Undone means: nothing is left to do for what was there before. */
    private void checkRolledBack() {
        if (!first) {
            return; // an earlier process may have left the change half done, and this one started from there
        }
        Plan plan = world.plan(scenario.before);
        assertThat(plan.steps())
                .as("steps left after a roll-back: " + plan.changes())
                .isEmpty();
        assertThat(plan.drift()).as("drift after a roll-back").isEmpty();
        ends.add(EndState.UNDONE);
    }

    private void converge() {
        try {
            applied(scenario.after);
        } catch (World.RefusedPlan e) {
            requireRefusal(e);
            applied(whereTheyAre());
            applied(scenario.after);
            ends.add(EndState.DECLARED);
        }
    }

    /** Without a record nobody knows who put an endpoint in its container. */
    private void requireRefusal(World.RefusedPlan refused) {
        assertThat(recordLost && scenario == Scenario.LEAVE_CONTAINER)
                .as(refused.getMessage())
                .isTrue();
    }

    private void applied(List<Resource> resources) {
        RunResult result = world.apply(resources, h -> world.watched(h, invariants::checkNow), PLAIN);
        assertThat(result.isDone()).as(result.outcomes().toString()).isTrue();
    }

    /** What is wanted, with the endpoints in the containers and machines that have them: what people do whose record is lost. */
    private List<Resource> whereTheyAre() {
        List<Resource> resources = new ArrayList<>(scenario.after);
        for (HostEndpoint endpoint :
                new HnsHostView(hns, id -> true).observe().endpoints().objects()) {
            resources.replaceAll(resource -> ObjectIds.isBornAs(endpoint.id(), World.STACK, resource.address())
                    ? outside(endpoint.place())
                            .<Resource>map(attachment ->
                                    resource.withSpec(resource.spec().with(Endpoint.ATTACHMENT, attachment)))
                            .orElse(resource)
                    : resource);
        }
        return resources;
    }

    private static Optional<Attachment> outside(HostEndpoint.Place place) {
        if (place instanceof HostEndpoint.InContainer in) {
            return Optional.of(Attachment.toContainer(in.container()));
        }
        return place instanceof HostEndpoint.AtVirtualMachine at
                ? Optional.of(
                        Attachment.toVirtualMachine(at.machine(), Guid.parse("87fdcf16-d210-426e-959d-2a1d4f41d6d1")))
                : Optional.empty();
    }

    private void check() {
        Plan plan = world.plan(scenario.after);
        if (attachesAgain(plan)) {
            // Nothing shows, and no record says that it was attached: it is once more, HNS says that it is so already,
            // and then it is recorded
            applied(scenario.after);
            plan = world.plan(scenario.after);
        }
        assertThat(plan.isNothing()).as("changes left: " + plan.changes()).isTrue();
        assertThat(plan.drift()).isEmpty();
        invariants.checkBystanders();
        List<Orphan> orphans = rebuilt().orphans();
        if (!recordLost) {
            assertThat(orphans).isEmpty();
            assertThat(world.recorded().resources()).hasSameSizeAs(scenario.after);
        }
        invariants.checkOnce(scenario.after, orphans.size());
        if (!recordLost) {
            ends.add(EndState.CONVERGED);
        } else if (!orphans.isEmpty()) {
            ends.add(EndState.ORPHANED);
        } else if (scenario == Scenario.ADOPT) {
            ends.add(EndState.ADOPTED_AGAIN);
        } else {
            ends.add(scenario == Scenario.DELETE ? EndState.CONVERGED : EndState.FOUND_BY_ID);
        }
    }

    /** Whether a host that shows neither containers nor virtual machines leaves nothing to do but to attach to them again. */
    private boolean attachesAgain(Plan plan) {
        boolean shown = !"nothing".equals(((SimulatedHost) hns).switches().get(Switch.OUTSIDE_ATTACH_VISIBLE.label()));
        return !shown
                && !plan.isNothing()
                && plan.steps().stream()
                        .allMatch(step -> step instanceof Step.Attach attach
                                && !(attach.to() instanceof AttachTarget.InNamespace)
                                && !(attach.to() instanceof AttachTarget.AtHost));
    }

    private Rebuild.Result rebuilt() {
        List<Resource> after = scenario.after;
        return Rebuild.rebuild(
                World.stack(after), World.STACK, new HnsHostView(hns, id -> true).observe(), "rebuilt", 100);
    }
}
