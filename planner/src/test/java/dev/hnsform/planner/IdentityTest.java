package dev.hnsform.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.change.Action;
import dev.hnsform.planner.change.Change;
import dev.hnsform.planner.change.Origin;
import dev.hnsform.planner.model.MemoryHost;
import dev.hnsform.planner.model.Scenario;
import dev.hnsform.planner.model.Stacks;
import dev.hnsform.planner.plan.Consents;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.RemoteSubnet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which host object a resource is, whatever was lost. */
class IdentityTest {
    private static final ResourceAddress WEB = ResourceAddress.parse("Network/web");
    private static final String NETWORK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: web}
            spec: {type: NAT, subnets: [{prefix: 172.30.16.0/20, gateway: 172.30.16.1}]}
            """;

    private static Change only(Plan plan) {
        assertThat(plan.changes()).hasSize(1);
        return plan.changes().get(0);
    }

    private static Guid id(int generation) {
        return ObjectIds.derive(Stacks.ID, generation, WEB);
    }

    private static HostNetwork network(Guid id, FieldValues spec) {
        return new HostNetwork(
                id,
                "web",
                "",
                "NAT",
                spec,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> codes(Plan plan) {
        return plan.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @Test
    void aReplaceCountsTheGenerationUpAndSkipsIdsThatExist() {
        Scenario scenario = new Scenario().applied(NETWORK);
        scenario.host()
                .put(new HostEndpoint(
                        id(1), "stray", "", Guid.ZERO, FieldValues.none(Endpoint.TABLE), new HostEndpoint.Detached()));
        Plan plan = scenario.plan(NETWORK.replace("172.30.16.1}", "172.30.16.2}"));
        assertThat(only(plan).identity().id()).isEqualTo(id(2));
        assertThat(only(plan).identity().generation()).isEqualTo(2);
        assertThat(((Action.Replace) only(plan).action()).old().id()).isEqualTo(id(0));
    }

    @Test
    void aCrashBetweenCreatedAndRecordedOfAReplaceIsFoundById() {
        Scenario scenario = new Scenario().applied(NETWORK);
        FieldValues held = scenario.host().network(id(0)).reported();
        scenario.host().remove(id(0));
        scenario.host().put(network(id(1), held));
        Plan plan = scenario.plan(NETWORK);
        assertThat(plan.steps()).isEmpty();
        assertThat(only(plan).identity().id()).isEqualTo(id(1));
        assertThat(only(plan).isNothing()).isFalse();
        assertThat(codes(plan)).isEmpty();
        assertThat(scenario.carriedOut(plan).plan(NETWORK).isNothing()).isTrue();
    }

    @Test
    void ofTwoGenerationsTheNewestIsOursAndTheOtherAnOrphan() {
        Scenario scenario = new Scenario();
        scenario.applied(NETWORK);
        FieldValues held = scenario.host().network(id(0)).reported();
        scenario.host().remove(id(0));
        scenario.host().put(network(id(255), held)).put(network(id(3), held));
        scenario.others("{'noRecord': true}");
        Plan plan = scenario.plan(NETWORK);
        assertThat(only(plan).identity().id()).isEqualTo(id(3));
        assertThat(codes(plan)).containsExactly("HF3105");
        assertThat(plan.diagnostics().get(0).detail()).contains("hnsform destroy --orphan " + id(255));
    }

    @Test
    void whatWasForgottenIsNeverTakenForOursAgain() {
        Scenario scenario = new Scenario().applied(NETWORK);
        RecordedStack record = new RecordedStack(
                "shop", Stacks.ID, "lineage", 2, List.of(), List.of(new Tombstone(WEB, id(0))), false);
        Plan plan = Planner.plan(Stacks.input(
                Scenario.yaml(NETWORK.replace("spec: {", "spec: {name: web2, ").replace("172.30", "172.31")),
                record,
                scenario.host().observe()));
        assertThat(only(plan).action()).isInstanceOf(Action.Create.class);
        assertThat(only(plan).identity().id()).isEqualTo(id(1));
        assertThat(codes(plan)).isEmpty();
    }

    @Test
    void whatWasAdoptedAndIsGoneComesBackUnderAnIdOfOurs() {
        Guid theirs = Guid.parse("0d000000-0000-4000-8000-000000000001");
        String adopting = NETWORK.replace("spec:", "lifecycle: {adopt: {id: " + theirs + "}}\nspec:");
        Scenario scenario = new Scenario();
        FieldValues held = Scenario.yaml(NETWORK).resources().get(0).spec();
        scenario.host().put(network(theirs, held));
        Plan adopt = scenario.plan(adopting);
        assertThat(only(adopt).origin()).isEqualTo(new Origin.Adopted(theirs));
        assertThat(adopt.steps()).isEmpty();
        scenario.carriedOut(adopt);
        assertThat(scenario.plan(adopting).isNothing()).isTrue();
        scenario.host().remove(theirs);
        Plan again = scenario.plan(adopting);
        assertThat(only(again).identity().id()).isEqualTo(id(0));
        assertThat(only(again).identity().adopted()).isFalse();
    }

    @Test
    void aMoveKeepsIdAndNameAndSurvivesTheLossOfTheRecord() {
        Scenario scenario = new Scenario().applied(NETWORK);
        String moved = NETWORK.replace("{name: web}", "{name: front, movedFrom: [Network/web]}");
        Plan plan = scenario.plan(moved);
        assertThat(plan.steps()).isEmpty();
        assertThat(only(plan).origin()).isEqualTo(new Origin.Moved(WEB));
        assertThat(only(plan).identity().id()).isEqualTo(id(0));
        assertThat(only(plan).identity().bornAs()).isEqualTo(WEB);
        assertThat(scenario.carriedOut(plan).plan(moved).isNothing()).isTrue();
        scenario.others("{'noRecord': true}");
        Plan after = scenario.plan(moved);
        assertThat(only(after).identity().id()).isEqualTo(id(0));
        assertThat(after.steps()).isEmpty();
        assertThat(codes(after)).isEmpty();
    }

    @Test
    void anotherStacksRecordIsRefused() {
        Scenario scenario = new Scenario().applied(NETWORK);
        RecordedStack other = new RecordedStack(
                "original",
                Guid.parse("11111111-2222-4333-8444-555555555555"),
                "lineage",
                4,
                scenario.record().resources(),
                List.of(),
                false);
        Plan plan = Planner.plan(
                Stacks.input(Scenario.yaml(NETWORK), other, scenario.host().observe()));
        assertThat(codes(plan)).contains("HF3001");
        assertThat(plan.hasErrors()).isTrue();
    }

    @Test
    void aRemoteSubnetRenamedWithoutMoveIsRemovedAndAddedAgain() {
        String overlay = """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: pods}
                spec: {type: Overlay, subnets: [{prefix: 10.244.3.0/24, gateway: 10.244.3.1, vsid: 4096}]}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: RemoteSubnet
                metadata: {name: peer}
                spec: {network: pods, destinationPrefix: 10.244.4.0/24, isolationId: 4096, providerAddress: 10.1.0.5, distributedRouterMacAddress: 00-15-5D-AA-BB-CC}
                """;
        Scenario scenario = new Scenario().applied(overlay);
        Plan plan = scenario.plan(overlay.replace("{name: peer}", "{name: node-b}"));
        assertThat(plan.steps().stream().map(s -> s.header().id().text()))
                .containsExactly("remove-route RemoteSubnet/peer", "add-route RemoteSubnet/node-b");
        scenario.carriedOut(plan);
        HostNetwork pods = scenario.host().observe().networks().objects().get(0);
        assertThat(pods.remoteSubnets()).hasSize(1);
        assertThat(pods.remoteSubnets().get(0).has(RemoteSubnet.PROVIDER_ADDRESS))
                .isTrue();
    }

    @Test
    void routesOfOthersThatGoWithANetworkAreTold() {
        String overlay = """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: pods}
                spec: {type: Overlay, subnets: [{prefix: 10.244.3.0/24, gateway: 10.244.3.1, vsid: 4096}]}
                """;
        Scenario scenario = new Scenario().applied(overlay);
        HostNetwork n = scenario.host().observe().networks().objects().get(0);
        FieldValues route = FieldValues.builder(RemoteSubnet.TABLE)
                .put(RemoteSubnet.DESTINATION_PREFIX, dev.hnsform.schema.net.IpPrefix.parse("10.9.0.0/24"))
                .put(RemoteSubnet.ISOLATION_ID, 4096L)
                .build();
        scenario.host()
                .put(new HostNetwork(
                        n.id(),
                        n.name(),
                        n.owner(),
                        n.type(),
                        n.reported(),
                        List.of(route),
                        n.layer(),
                        n.adapterName(),
                        n.managementIp(),
                        n.drMac()));
        scenario.others("{'destroy': true, 'consents': {'hostInterruption': true}}");
        assertThat(codes(scenario.plan(overlay))).containsExactly("HF3305");
    }

    @Test
    void anEndpointOfOthersInASubnetThatGoesIsNotLost() {
        String two = """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: node}
                spec:
                  type: L2Bridge
                  subnets: [{prefix: 10.5.1.0/24, gateway: 10.5.1.1}, {prefix: 10.5.2.0/24, gateway: 10.5.2.1}]
                """;
        Scenario scenario = new Scenario().applied(two);
        scenario.others(
                "{'endpoints':[{'id':'0d000000-0000-4000-8000-000000000003','name':'theirs','network':'Network/node','spec':{'ipAddresses':[{'address':'10.5.2.9'}]}}]}");
        Plan plan = scenario.plan(two.replace(", {prefix: 10.5.2.0/24, gateway: 10.5.2.1}", ""));
        assertThat(codes(plan)).containsExactly("HF3302");
        assertThat(plan.diagnostics().get(0).detail()).contains("theirs", "10.5.2.0/24");
    }

    @Test
    void nothingIsPlannedForAStackWithoutAnythingLeft() {
        Plan plan = Planner.plan(new PlanInput(
                Stacks.stack(List.of()),
                Stacks.ID,
                Stacks.noRecord(),
                new MemoryHost().observe(),
                "sim:x",
                true,
                "0.1.0",
                true,
                List.of(),
                Consents.NONE));
        assertThat(plan.isNothing()).isTrue();
        assertThat(plan.diagnostics()).isEmpty();
        assertThat(plan.changes()).isEmpty();
    }
}
