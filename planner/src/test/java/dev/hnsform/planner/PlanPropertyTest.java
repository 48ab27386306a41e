package dev.hnsform.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.model.MemoryHost;
import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.planner.model.RandomStacks;
import dev.hnsform.planner.model.Settled;
import dev.hnsform.planner.model.Stacks;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.ReadSets;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PlanPropertyTest {
    private static final int SEEDS = Integer.getInteger("hnsform.check.scale", 1) * 60;

    @TestFactory
    Stream<DynamicTest> everyChangeConvergesAndCanBeTakenBack() {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Life(seed).live()));
    }

    /** One stack on one host, changed again and again. */
    private static final class Life {
        private final Random random;
        private final MemoryHost host = new MemoryHost();
        private final RandomStacks stacks;
        private final boolean adds;
        private RecordedStack record = Stacks.noRecord();

        Life(long seed) {
            random = new Random(seed);
            stacks = new RandomStacks(random);
            adds = seed % 3 == MemoryHost.UpdateMeaning.ADDS.ordinal();
            host.meaning(MemoryHost.UpdateMeaning.values()[(int) (seed % 3)]);
            foreign();
        }

        private void foreign() {
            Guid network = Guid.parse("0d000000-0000-4000-8000-000000000001");
            FieldValues spec = FieldValues.builder(Network.TABLE)
                    .put(Network.TYPE, NetworkType.L2BRIDGE)
                    .put(
                            Network.SUBNETS,
                            List.of(new Subnet(FieldValues.builder(Subnet.TABLE)
                                    .put(Subnet.PREFIX, IpPrefix.parse("192.168.7.0/24"))
                                    .build())))
                    .build();
            host.put(new HostNetwork(
                    network,
                    "theirs",
                    "",
                    "L2Bridge",
                    spec,
                    List.of(),
                    Optional.empty(),
                    Optional.of("Ethernet"),
                    Optional.empty(),
                    Optional.empty()));
            host.put(new HostEndpoint(
                    Guid.parse("0d000000-0000-4000-8000-000000000002"),
                    "theirs",
                    "",
                    network,
                    FieldValues.none(Endpoint.TABLE),
                    new HostEndpoint.Elsewhere("a container")));
        }

        private Plan plan(List<Resource> resources, Observation observed) {
            return Planner.plan(new PlanInput(
                    Stacks.stack(resources),
                    Stacks.ID,
                    record,
                    observed,
                    "sim:x",
                    true,
                    "0.1.0",
                    false,
                    List.of(),
                    new Consents(true, List.of(), true)));
        }

        void live() {
            String foreignBefore = foreignState();
            for (int round = 0; round < 6; round++) {
                List<Resource> resources = stacks.resources();
                Plan plan = plan(resources, host.observe());
                assertThat(plan.hasErrors()).as("%s", plan.diagnostics()).isFalse();
                sameInputSameBytes(plan, resources);
                assertThat(ReadSets.stale(plan, host.observe())).isEmpty();
                for (Step step : plan.steps()) {
                    assertThat(ObjectIds.belongsTo(step.header().target(), Stacks.ID))
                            .as("%s", step.header().id())
                            .isTrue();
                }
                takeBack(plan);
                apply(plan, resources);
                if (random.nextInt(3) == 0) {
                    disturb();
                } else {
                    stacks.change();
                }
            }
            assertThat(foreignState()).isEqualTo(foreignBefore);
        }

        private String foreignState() {
            StringBuilder text = new StringBuilder();
            host.observe().networks().objects().forEach(n -> text.append(ours(n.id()) ? "" : n.toString()));
            host.observe().endpoints().objects().forEach(e -> text.append(ours(e.id()) ? "" : e.toString()));
            return text.toString();
        }

        private static boolean ours(Guid id) {
            return ObjectIds.belongsTo(id, Stacks.ID);
        }

        private void sameInputSameBytes(Plan plan, List<Resource> resources) {
            List<Resource> shuffled = new ArrayList<>(resources);
            java.util.Collections.shuffle(shuffled, random);
            Plan again = plan(shuffled, host.observe(random));
            assertThat(new String(PlanFiles.bytes(again), StandardCharsets.UTF_8))
                    .isEqualTo(new String(PlanFiles.bytes(plan), StandardCharsets.UTF_8));
        }

        private void apply(Plan made, List<Resource> resources) {
            Plan plan = PlanFiles.roundTrip(made);
            Map<String, List<String>> declared = declaredAcls(plan);
            for (Step step : plan.steps()) {
                host.run(step);
                noAttachedEndpointLacksAnAcl(plan, declared, step);
            }
            record = Settled.after(plan, record, host.observe());
            Plan again = plan(resources, host.observe());
            assertThat(again.isNothing())
                    .as(
                            "%s %s",
                            again.changes().stream().filter(c -> !c.isNothing()).toList(), again.steps())
                    .isTrue();
            assertThat(again.drift()).isEmpty();
        }

        /** By the id of the object after the plan: the keys of the ACLs that are declared before and after. */
        private static Map<String, List<String>> declaredAcls(Plan plan) {
            Map<String, List<String>> declared = new HashMap<>();
            for (Change change : plan.changes()) {
                if (change.action() instanceof Action.Update update && update.after() instanceof Endpoint after) {
                    List<String> before = keys(update.before().spec());
                    List<String> both = new ArrayList<>(keys(after.spec()));
                    both.retainAll(before);
                    declared.put(change.identity().id().toString(), both);
                } else if (change.action() instanceof Action.Create create
                        && create.after() instanceof Endpoint after) {
                    declared.put(change.identity().id().toString(), keys(after.spec()));
                } else if (change.action() instanceof Action.Replace replace
                        && replace.after() instanceof Endpoint after) {
                    declared.put(change.identity().id().toString(), keys(after.spec()));
                }
            }
            return declared;
        }

        private static List<String> keys(FieldValues spec) {
            return spec.value(Endpoint.POLICIES).orElse(List.of()).stream()
                    .filter(p -> p.type() == PolicyCatalogue.ACL)
                    .map(Policy::key)
                    .toList();
        }

        private void noAttachedEndpointLacksAnAcl(Plan plan, Map<String, List<String>> declared, Step step) {
            for (HostEndpoint endpoint : host.endpoints()) {
                boolean attached = !(endpoint.place() instanceof HostEndpoint.Detached);
                List<String> wanted = declared.get(endpoint.id().toString());
                if (attached && wanted != null) {
                    assertThat(keys(endpoint.reported()))
                            .as("after %s of %s", step.header().id(), plan.steps())
                            .containsAll(wanted);
                }
            }
        }

        /** Runs some steps and takes them back: the host is as it was. */
        private void takeBack(Plan plan) {
            if (plan.steps().isEmpty()) {
                return;
            }
            List<String> before = canonical();
            int count = 1 + random.nextInt(plan.steps().size());
            List<Step> done = new ArrayList<>();
            for (Step step : plan.steps().subList(0, count)) {
                if (step instanceof Step.UpdatePolicies && adds) {
                    break; // one call cannot take this back; the applier looks and removes what is left over
                }
                boolean soAlready = step instanceof Step.Detach
                        && host.endpoint(step.header().target()).place() instanceof HostEndpoint.Detached;
                host.run(step);
                if (!soAlready) { // taken back, it would be where it is recorded to be, not where it was
                    done.add(0, step);
                }
            }
            for (Step step : done) {
                assertThat(host.undo(step)).as("%s", step.header().id()).isTrue();
            }
            List<String> now = canonical();
            List<String> lost = new ArrayList<>(before);
            lost.removeAll(now);
            List<String> gained = new ArrayList<>(now);
            gained.removeAll(before);
            assertThat(gained).as("instead of %s", lost).isEqualTo(lost);
        }

        private List<String> canonical() {
            List<String> all = new ArrayList<>();
            for (HostNetwork n : host.observe().networks().objects()) {
                List<String> routes = n.remoteSubnets().stream()
                        .map(FieldValues::toString)
                        .sorted()
                        .toList();
                all.add(n.id() + " " + FieldJson.toJson(plainNetwork(n.reported())) + routes);
            }
            for (HostEndpoint e : host.observe().endpoints().objects()) {
                all.add(e.id() + " " + e.place() + " " + FieldJson.toJson(plain(e.reported())));
            }
            host.observe().namespaces().objects().forEach(n -> all.add(n.toString()));
            return all;
        }

        /** Switched off is what not named is. */
        private static FieldValues plainNetwork(FieldValues reported) {
            FieldValues plain = reported;
            if (!plain.value(Network.HOST_ROUTE).orElse(false)) {
                plain = plain.without(Network.HOST_ROUTE);
            }
            boolean on = plain.value(Network.EXTENSIONS).stream()
                    .anyMatch(m -> m.values().stream().anyMatch(v -> v));
            return on ? plain : plain.without(Network.EXTENSIONS);
        }

        /** An empty list is what no list is. */
        private static FieldValues plain(FieldValues reported) {
            return reported.value(Endpoint.POLICIES).orElse(List.of()).isEmpty()
                    ? reported.without(Endpoint.POLICIES)
                    : reported;
        }

        /** Somebody changes something of ours. */
        private void disturb() {
            List<HostEndpoint> own =
                    host.endpoints().stream().filter(e -> ours(e.id())).toList();
            if (own.isEmpty()) {
                return;
            }
            HostEndpoint victim = own.get(random.nextInt(own.size()));
            if (random.nextBoolean()) {
                host.remove(victim.id());
            } else {
                host.put(new HostEndpoint(
                        victim.id(),
                        victim.name(),
                        victim.owner(),
                        victim.network(),
                        victim.reported().without(Endpoint.POLICIES),
                        new HostEndpoint.Detached()));
            }
        }
    }
}
