package dev.hnsform.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.model.MemoryHost;
import dev.hnsform.planner.model.Scenario;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaleTest {
    private static final Guid FOREIGN = Guid.parse("0d000000-0000-4000-8000-000000000001");
    private static final String WEB = """
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: web}
            spec: {type: NAT, subnets: [{prefix: 172.30.16.0/20, gateway: 172.30.16.1}]}
            ---
            apiVersion: hnsform.dev/v1beta1
            kind: Endpoint
            metadata: {name: a}
            spec: {network: web, ipAddresses: [172.30.16.9]}
            """;

    private static HostNetwork network(String name, String type) {
        return new HostNetwork(
                FOREIGN,
                name,
                "",
                type,
                FieldValues.none(Network.TABLE),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void foreignChurnOutsideTheReadSetDoesNotMatter() {
        Scenario scenario = new Scenario();
        Plan plan = scenario.plan(WEB);
        scenario.host().put(network("somebody", "L2Bridge"));
        scenario.host()
                .put(new HostEndpoint(
                        Guid.parse("0d000000-0000-4000-8000-000000000009"),
                        "theirs",
                        "",
                        FOREIGN,
                        FieldValues.none(Endpoint.TABLE),
                        new HostEndpoint.Detached()));
        assertThat(ReadSets.stale(plan, scenario.host().observe())).isEmpty();
    }

    @Test
    void aNameTakenMeanwhileMakesItStale() {
        Scenario scenario = new Scenario();
        Plan plan = scenario.plan(WEB);
        scenario.host().put(network("web", "NAT"));
        assertThat(ReadSets.stale(plan, scenario.host().observe()))
                .singleElement()
                .asString()
                .contains("name Network web", "none", FOREIGN.toString());
    }

    @Test
    void aChangedObjectOrAGrownClosureMakesItStale() {
        Scenario scenario = new Scenario().applied(WEB);
        Plan plan = scenario.plan(WEB.replace("172.30.16.1}", "172.30.16.2}"));
        MemoryHost host = scenario.host();
        HostEndpoint own = host.endpoints().get(0);
        host.put(new HostEndpoint(
                own.id(), own.name(), own.owner(), own.network(), own.reported(), new HostEndpoint.AtHost()));
        assertThat(ReadSets.stale(plan, host.observe()))
                .singleElement()
                .asString()
                .contains("object Endpoint");
        host.put(own);
        assertThat(ReadSets.stale(plan, host.observe())).isEmpty();
        host.put(new HostEndpoint(
                FOREIGN, "late", "", own.network(), FieldValues.none(Endpoint.TABLE), new HostEndpoint.Detached()));
        assertThat(ReadSets.stale(plan, host.observe()))
                .singleElement()
                .asString()
                .contains("closure");
    }

    @Test
    void whatIsNoQuestionIsAnsweredAsSuch() {
        Observation observed = new MemoryHost().observe();
        for (String text :
                List.of("", "object", "object X y", "closure x", "address x y", "prefix x", "match x", "?")) {
            assertThat(ReadSets.answer(text, observed)).isEqualTo("?");
        }
        assertThat(ReadSets.answer("adapter Ethernet", observed)).isEqualTo("no switch; none");
        assertThat(ReadSets.answer("adapter Wi-Fi", observed)).isEqualTo("absent; none");
    }

    @Test
    void eachBrokenPinIsNamed() {
        Scenario scenario = new Scenario().applied(WEB);
        Plan plan = scenario.plan(WEB);
        HostFacts facts = scenario.host().observe().facts();
        RecordedStack record = scenario.record();
        assertThat(StaleCheck.broken(
                        plan,
                        new StaleCheck.Now(
                                "0.1.0", record, facts, Optional.of(plan.pins().desired()))))
                .isEmpty();
        assertThat(StaleCheck.broken(plan, new StaleCheck.Now("0.2.0", record, facts, Optional.empty())))
                .singleElement()
                .asString()
                .contains("0.2.0");
        RecordedStack later = new RecordedStack(
                record.stackName(),
                record.stackId(),
                record.lineage(),
                record.serial() + 1,
                record.resources(),
                List.of(),
                false);
        assertThat(StaleCheck.broken(plan, new StaleCheck.Now("0.1.0", later, facts, Optional.empty())))
                .singleElement()
                .asString()
                .contains("serial 2");
        RecordedStack other =
                new RecordedStack(record.stackName(), record.stackId(), "other", 9, List.of(), List.of(), false);
        assertThat(StaleCheck.broken(plan, new StaleCheck.Now("0.1.0", other, facts, Optional.empty())))
                .singleElement()
                .asString()
                .contains("other");
        HostFacts rebooted = new HostFacts(
                facts.identity(),
                facts.computerName(),
                facts.windowsBuild(),
                facts.features(),
                facts.adapters(),
                facts.services(),
                new Epoch("boot-2", "start-2"));
        assertThat(StaleCheck.broken(plan, new StaleCheck.Now("0.1.0", record, rebooted, Optional.empty())))
                .singleElement()
                .asString()
                .contains("host was started anew");
        HostFacts elsewhere = new HostFacts(
                "host-2",
                "OTHER",
                facts.windowsBuild(),
                facts.features(),
                facts.adapters(),
                facts.services(),
                facts.epoch());
        assertThat(StaleCheck.broken(
                        plan, new StaleCheck.Now("0.1.0", record, elsewhere, Optional.of(Digest.of(Json.of("x"))))))
                .hasSize(2)
                .anySatisfy(t -> assertThat(t).contains("host-2"))
                .anySatisfy(t -> assertThat(t).contains("documents changed"));
    }
}
