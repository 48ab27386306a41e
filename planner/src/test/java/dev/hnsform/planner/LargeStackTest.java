package dev.hnsform.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.planner.model.Settled;
import dev.hnsform.planner.model.Stacks;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stack of ten thousand: all steps are there, and nothing is compared pair by pair (a quadratic planner would need minutes). */
class LargeStackTest {
    private static final int NETWORKS = Integer.getInteger("hnsform.large", 1000);
    private static final int EACH = 9;

    private static List<Resource> resources() {
        List<Resource> all = new ArrayList<>();
        for (int n = 0; n < NETWORKS; n++) {
            ResourceAddress address = ResourceAddress.of(ResourceKind.NETWORK, "net-" + n);
            String start = "10." + (n / 250) + "." + (n % 250) + ".";
            Subnet subnet = new Subnet(FieldValues.builder(Subnet.TABLE)
                    .put(Subnet.PREFIX, IpPrefix.parse(start + "0/24"))
                    .put(Subnet.GATEWAY, IpAddress.parse(start + "1"))
                    .build());
            all.add(new Network(
                    Head.of(address),
                    FieldValues.builder(Network.TABLE)
                            .put(Network.TYPE, NetworkType.INTERNAL)
                            .put(Network.SUBNETS, List.of(subnet))
                            .build()));
            for (int e = 0; e < EACH; e++) {
                Policy acl = new Policy(
                        PolicyCatalogue.ACL,
                        FieldValues.builder(PolicyCatalogue.ACL.fields())
                                .put(PolicyCatalogue.ACL_ID, "web")
                                .put(PolicyCatalogue.ACL_DIRECTION, PolicyWords.Direction.IN)
                                .put(PolicyCatalogue.ACL_ACTION, PolicyWords.Action.ALLOW)
                                .build());
                all.add(new Endpoint(
                        Head.of(ResourceAddress.of(ResourceKind.ENDPOINT, "end-" + n + "-" + e)),
                        FieldValues.builder(Endpoint.TABLE)
                                .put(Endpoint.NETWORK, address)
                                .put(
                                        Endpoint.IP_ADDRESSES,
                                        List.of(EndpointAddress.of(IpAddress.parse(start + (10 + e)))))
                                .put(Endpoint.POLICIES, List.of(acl))
                                .build()));
            }
        }
        return all;
    }

    private static Observation applied(Plan plan, Observation before) {
        List<HostNetwork> networks = new ArrayList<>();
        List<HostEndpoint> endpoints = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step instanceof Step.CreateNetwork create) {
                networks.add(new HostNetwork(
                        create.header().target(),
                        create.network().hostName(),
                        "",
                        "Internal",
                        create.network().spec(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            } else if (step instanceof Step.CreateEndpoint create) {
                endpoints.add(new HostEndpoint(
                        create.header().target(),
                        create.endpoint().hostName(),
                        "",
                        create.network(),
                        create.endpoint()
                                .spec()
                                .without(Endpoint.NETWORK)
                                .with(Endpoint.MAC_ADDRESS, new MacAddress(endpoints.size())),
                        new HostEndpoint.Detached()));
            }
        }
        return new Observation(
                before.facts(), Listing.complete(networks), Listing.complete(endpoints), Listing.complete(List.of()));
    }

    @Test
    void plansCreatesNothingAndDestroysInLinearTime() {
        ResolvedStack stack = Stacks.stack(resources());
        Observation empty = new dev.hnsform.planner.model.MemoryHost().observe();
        long start = System.nanoTime();
        Plan create = Planner.plan(Stacks.input(stack, Stacks.noRecord(), empty));
        long planned = System.nanoTime();
        assertThat(create.steps()).hasSize(NETWORKS * (EACH + 1));
        byte[] bytes = PlanFiles.bytes(create);
        long written = System.nanoTime();
        assertThat(PlanFiles.read(bytes).steps()).hasSize(create.steps().size());
        long read = System.nanoTime();
        Observation full = applied(create, empty);
        RecordedStack record = Settled.after(create, Stacks.noRecord(), full);
        long before = System.nanoTime();
        Plan nothing = Planner.plan(Stacks.input(stack, record, full));
        long same = System.nanoTime();
        assertThat(nothing.isNothing()).isTrue();
        Plan destroy = Planner.plan(new PlanInput(
                stack,
                Stacks.ID,
                record,
                full,
                "sim:x",
                true,
                "0.1.0",
                true,
                List.of(),
                dev.hnsform.planner.plan.Consents.NONE));
        long gone = System.nanoTime();
        assertThat(destroy.steps()).hasSize(NETWORKS * (EACH + 1));
        String times = "create " + (planned - start) / 1_000_000 + " ms, write " + (written - planned) / 1_000_000
                + " ms (" + bytes.length + " bytes), read " + (read - written) / 1_000_000 + " ms, nothing "
                + (same - before) / 1_000_000 + " ms, destroy " + (gone - same) / 1_000_000 + " ms";
        assertThat(gone - start).as(times).isLessThan(60_000_000_000L);
        if (Boolean.getBoolean("hnsform.times")) {
            throw new AssertionError(times);
        }
    }
}
