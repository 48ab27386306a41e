package dev.hnsform.appliers.run;

import dev.hnsform.appliers.applier.Decided;
import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.ObjectIdentity;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run leaves in the record: of each resource what is true on the host now, whether the run went through, stopped half-way, or was taken
 * back. Pure.
 */
public final class Settlement {
    private static final String POLICY_PATH = "spec.policies.";

    private final Plan plan;
    private final RecordedStack base;
    private final NetOutcomes net;
    private final boolean takenBack;
    private final Map<ResourceAddress, List<Step>> steps = new HashMap<>();

    /**
     * Takes stock.
     *
     * @param plan the plan that was run
     * @param base what was recorded before
     * @param outcomes what came of its steps; a step that is not in it was not made
     * @param undone what came of taking steps back, by the step taken back
     * @param takenBack whether the run was taken back: what only the record would have learnt is then taken back too
     */
    public Settlement(
            Plan plan,
            RecordedStack base,
            Map<StepId, Outcome> outcomes,
            Map<StepId, Outcome> undone,
            boolean takenBack) {
        this.plan = plan;
        this.base = base;
        this.takenBack = takenBack;
        this.net = new NetOutcomes(outcomes, undone).over(plan.steps());
        plan.steps()
                .forEach(step -> steps.computeIfAbsent(step.header().serves(), address -> new ArrayList<>())
                        .add(step));
    }

    /** The next record. */
    public RecordedStack settle(String lineage, long serial) {
        // In the order of addresses, as far as record and plan go: the record sorts what is left
        Map<ResourceAddress, RecordedResource> entries = new LinkedHashMap<>();
        base.resources().forEach(resource -> entries.put(resource.address(), resource));
        Map<Guid, Tombstone> tombstones = new TreeMap<>();
        base.tombstones().forEach(tombstone -> tombstones.put(tombstone.id(), tombstone));
        for (Change change : plan.changes()) {
            if (change.origin() instanceof Origin.Moved moved && !isLeftAsItWas(change)) {
                entries.remove(moved.from());
            }
        }
        for (Change change : plan.changes()) {
            Entry made = new Entry(change);
            if (isLeftAsItWas(change)) {
                made.asItWas().ifPresent(resource -> entries.put(resource.address(), resource));
                continue;
            }
            Optional<RecordedResource> entry = change.action().accept(made);
            if (entry.isPresent()) {
                entries.put(change.address(), entry.get());
                tombstones.remove(entry.get().id());
            } else {
                entries.remove(change.address());
            }
            if (change.action() instanceof Action.Forget
                    && change.address().kind().isHostObject()) {
                Guid id = change.identity().id();
                tombstones.put(id, new Tombstone(change.address(), id));
            }
        }
        return new RecordedStack(
                plan.pins().stackName(),
                plan.pins().stackId(),
                lineage,
                serial,
                List.copyOf(entries.values()),
                List.copyOf(tombstones.values()),
                false);
    }

    private boolean isLeftAsItWas(Change change) {
        return takenBack
                && steps.getOrDefault(change.address(), List.of()).stream().noneMatch(net::isDone);
    }

    private final class Entry implements Action.Visitor<Optional<RecordedResource>> {
        private final Change change;
        private final Optional<RecordedResource> old;
        private final List<Step> own;

        Entry(Change change) {
            this.change = change;
            this.old = base.find(change.origin() instanceof Origin.Moved moved ? moved.from() : change.address());
            this.own = steps.getOrDefault(change.address(), List.of());
        }

        /** What was recorded, with the addresses that the host gave what was deleted and made again. */
        Optional<RecordedResource> asItWas() {
            return old.map(this::detachedWhereSo);
        }

        @Override
        public Optional<RecordedResource> create(Action.Create action) {
            List<Step> makers = own.stream().filter(Settlement::makes).toList();
            if (!net.allDone(makers)) {
                return old;
            }
            return Optional.of(made(action.after(), makers));
        }

        @Override
        public Optional<RecordedResource> update(Action.Update action) {
            if (change.address().kind() == ResourceKind.REMOTE_SUBNET) {
                return route(action.after());
            }
            FieldValues spec =
                    Truth.of(action.after().spec(), old.map(o -> o.applied().spec()), own, net);
            FieldValues decided = old.map(RecordedResource::decided)
                    .orElseGet(() ->
                            Decided.of(action.after().spec(), action.before().spec()));
            return Optional.of(entry(action.after().withSpec(spec), change.identity(), decided));
        }

        @Override
        public Optional<RecordedResource> replace(Action.Replace action) {
            if (change.address().kind() == ResourceKind.REMOTE_SUBNET) {
                return route(action.after());
            }
            List<Step> makers = own.stream().filter(Settlement::makes).toList();
            if (net.allDone(makers)) {
                return Optional.of(made(action.after(), makers));
            }
            boolean gone = net.allDone(own.stream().filter(Settlement::unmakes).toList());
            if (!gone) {
                return old.map(this::detachedWhereSo);
            }
            // Under its new name and with what the host had decided: the next run makes it so, and asks for the same
            // addresses again
            return old.map(o -> entry(o.applied().withHead(action.after().head()), change.identity(), o.decided()));
        }

        @Override
        public Optional<RecordedResource> delete(Action.Delete action) {
            List<Step> unmakers = own.stream().filter(Settlement::unmakes).toList();
            boolean gone = unmakers.isEmpty() ? goesWithItsNetwork() : net.allDone(unmakers);
            return gone ? Optional.empty() : old.map(this::detachedWhereSo);
        }

        @Override
        public Optional<RecordedResource> forget(Action.Forget action) {
            return Optional.empty();
        }

        @Override
        public Optional<RecordedResource> keep(Action.Keep action) {
            if (change.origin() instanceof Origin.Same && old.isPresent()) {
                return old;
            }
            FieldValues decided = old.map(RecordedResource::decided)
                    .orElseGet(() -> FieldValues.none(action.actual().spec().table()));
            return Optional.of(entry(action.actual(), change.identity(), decided));
        }

        /** A route of a network goes with its network, when that was deleted; otherwise nothing on the host was to be done. */
        private boolean goesWithItsNetwork() {
            return change.address().kind() != ResourceKind.REMOTE_SUBNET
                    || plan.steps().stream()
                            .filter(step -> step instanceof Step.DeleteNetwork
                                    && step.header()
                                            .target()
                                            .equals(change.identity().id()))
                            .allMatch(net::isDone);
        }

        private Optional<RecordedResource> route(Resource after) {
            List<Step> makers = own.stream().filter(Settlement::makes).toList();
            if (net.allDone(own) || (!makers.isEmpty() && net.allDone(makers))) {
                return Optional.of(entry(
                        after, change.identity(), FieldValues.none(after.spec().table())));
            }
            return own.stream().anyMatch(net::isDone) ? Optional.empty() : old;
        }

        private RecordedResource made(Resource after, List<Step> makers) {
            FieldValues spec = Truth.of(after.spec(), Optional.empty(), own, net);
            FieldValues decided = makers.stream()
                    .flatMap(step -> net.decided(step).stream())
                    .findFirst()
                    .or(() -> old.map(RecordedResource::decided))
                    .orElseGet(() -> FieldValues.none(after.spec().table()));
            return entry(after.withSpec(spec), change.identity(), decided);
        }

        private RecordedResource detachedWhereSo(RecordedResource recorded) {
            RecordedResource now = net.restored(recorded.id())
                    .filter(decided -> decided.table() == recorded.decided().table())
                    .map(decided -> withDecided(
                            recorded,
                            Decided.without(decided, recorded.applied().spec())))
                    .orElse(recorded);
            boolean detached = own.stream().anyMatch(step -> step instanceof Step.Detach && net.isDone(step));
            if (!detached || !(now.applied() instanceof Endpoint endpoint)) {
                return now;
            }
            Resource applied = endpoint.withSpec(endpoint.spec().without(Endpoint.ATTACHMENT));
            return new RecordedResource(
                    applied,
                    now.id(),
                    now.bornAs(),
                    now.generation(),
                    now.adopted(),
                    now.decided(),
                    now.unmanagedTypes());
        }

        private RecordedResource entry(Resource applied, ObjectIdentity identity, FieldValues decided) {
            return new RecordedResource(
                    applied,
                    identity.id(),
                    identity.bornAs(),
                    identity.generation(),
                    identity.adopted(),
                    Decided.without(decided, applied.spec()),
                    unmanaged(applied),
                    unseen(applied));
        }

        /** Whether the attachment does not show: as its last attach found, and without one as it was recorded of the same attachment. */
        private boolean unseen(Resource applied) {
            if (attachment(applied).isEmpty()) {
                return false;
            }
            return own.stream()
                    .filter(step -> step instanceof Step.Attach && net.isDone(step))
                    .reduce((earlier, later) -> later)
                    .map(net::isUnseen)
                    .orElseGet(() -> old.filter(RecordedResource::isAttachmentUnseen)
                            .filter(o -> attachment(o.applied()).equals(attachment(applied)))
                            .isPresent());
        }

        private List<String> unmanaged(Resource applied) {
            List<String> types =
                    new ArrayList<>(old.map(RecordedResource::unmanagedTypes).orElse(List.of()));
            applied.lifecycle().unmanage().stream()
                    .filter(path -> path.startsWith(POLICY_PATH))
                    .forEach(path -> types.add(path.substring(POLICY_PATH.length())));
            types.removeAll(policies(applied).stream().map(p -> p.type().name()).toList());
            return types;
        }
    }

    private static RecordedResource withDecided(RecordedResource recorded, FieldValues decided) {
        return new RecordedResource(
                recorded.applied(),
                recorded.id(),
                recorded.bornAs(),
                recorded.generation(),
                recorded.adopted(),
                decided,
                recorded.unmanagedTypes(),
                recorded.isAttachmentUnseen());
    }

    private static Optional<Attachment> attachment(Resource resource) {
        return resource instanceof Endpoint endpoint ? endpoint.spec().value(Endpoint.ATTACHMENT) : Optional.empty();
    }

    private static List<Policy> policies(Resource resource) {
        if (resource instanceof Endpoint endpoint) {
            return endpoint.spec().value(Endpoint.POLICIES).orElse(List.of());
        }
        if (resource instanceof Network network) {
            return network.spec().value(Network.POLICIES).orElse(List.of());
        }
        return List.of();
    }

    private static boolean makes(Step step) {
        return step instanceof Step.CreateNetwork
                || step instanceof Step.CreateEndpoint
                || step instanceof Step.CreateNamespace
                || step instanceof Step.AddNetworkRoute;
    }

    private static boolean unmakes(Step step) {
        return step instanceof Step.DeleteNetwork
                || step instanceof Step.DeleteEndpoint
                || step instanceof Step.DeleteNamespace
                || step instanceof Step.RemoveNetworkRoute;
    }
}
