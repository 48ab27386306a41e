package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.error.ErrorRecord;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.mapping.Quirk;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.hns.snapshot.SnapshotHost;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.stack.Goldens;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every quirk is coped with as its page says. */
class QuirkTest {
    private static final String ID = "'ID':'11111111-0000-8000-8000-00000000000A'";
    private static final Map<Quirk, Runnable> CASES = cases();

    private static Map<Quirk, Runnable> cases() {
        Map<Quirk, Runnable> cases = new EnumMap<>(Quirk.class);
        cases.put(
                Quirk.KEYS_BY_BUILD,
                () -> assertThat(network("'NATNAME':'x','type':'nat','name':'web'")
                                .name())
                        .isEqualTo("web"));
        cases.put(
                Quirk.MIXED_GUID_CASE,
                () -> assertThat(Tolerant.guid(json("{'ID':'6F1c2a52-7f0e-4A53-9a51-6A0a4c1d7f10'}"), "ID"))
                        .contains(Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10")));
        cases.put(Quirk.NUMBERS_AS_TEXT, () -> {
            assertThat(Tolerant.number(json("{'Protocol':'6'}"), "Protocol")).contains(6L);
            assertThat(Tolerant.number(json("{'Protocol':6}"), "Protocol")).contains(6L);
        });
        cases.put(
                Quirk.LISTS_AS_TEXT,
                () -> assertThat(Tolerant.texts(Json.of("10.0.0.1,10.0.0.2")))
                        .contains(List.of("10.0.0.1", "10.0.0.2")));
        cases.put(Quirk.COLONS_IN_MACS, () -> {
            Observation observed = observed(
                    "{" + ID + ",'Type':'l2bridge','Name':'n'}",
                    "{'ID':'22222222-0000-8000-8000-000000000001','VirtualNetwork':'11111111-0000-8000-8000-00000000000a','MacAddress':'00:15:5d:aa:bb:0c'}");
            assertThat(observed.endpoints().objects().get(0).reported().value(Endpoint.MAC_ADDRESS))
                    .contains(MacAddress.parse("00-15-5D-AA-BB-0C"));
        });
        cases.put(
                Quirk.ESCAPED_SLASHES,
                () -> assertThat(JsonReader.parse("\"10.0.0.0\\/24\"")).isEqualTo(Json.of("10.0.0.0/24")));
        cases.put(
                Quirk.NO_SUBNETS,
                () -> assertThat(network("'Type':'Transparent','Name':'n'")
                                .reported()
                                .value(Network.SUBNETS)
                                .orElse(List.of()))
                        .isEmpty());
        cases.put(
                Quirk.GATEWAY_OUTSIDE,
                () -> assertThat(network(
                                        "'Type':'nat','Name':'n','Subnets':[{'AddressPrefix':'10.0.0.0/24','GatewayAddress':'10.9.9.1'}]")
                                .reported()
                                .toString())
                        .contains("10.0.0.0/24", "10.9.9.1"));
        cases.put(Quirk.EXCEPTION_LIST_IN_V2, () -> {
            Observation observed = observed(
                    "{" + ID + ",'Type':'L2Bridge','Name':'n','SchemaVersion':{'Major':2,'Minor':0}}",
                    "{'ID':'22222222-0000-8000-8000-000000000001','HostComputeNetwork':'11111111-0000-8000-8000-00000000000a',"
                            + "'Policies':[{'Type':'OutBoundNAT','Settings':{'ExceptionList':['10.7.0.0/16']}}],'SchemaVersion':{'Major':2,'Minor':0}}");
            assertThat(observed.endpoints().objects().get(0).reported().toString())
                    .contains("10.7.0.0/16");
        });
        cases.put(Quirk.ERROR_WITHOUT_CODE, () -> {
            ErrorRecord record =
                    ErrorRecord.parse("{\"Success\":false,\"Error\":\"No. \"}").orElseThrow();
            assertThat(record.text()).contains("No.");
            assertThat(ErrorRecord.failure("HcnCreateNetwork", "x", new HResult(0x803B0010L), "{\"Error\":\"No. \"}")
                            .orElseThrow()
                            .hresult())
                    .hasToString("0x803b0010");
        });
        cases.put(
                Quirk.ERROR_WITH_S_OK,
                () -> assertThat(ErrorRecord.failure(
                                        "HcnCreateNetwork",
                                        "x",
                                        new HResult(0),
                                        "{\"Success\":false,\"Error\":\"No. \",\"ErrorCode\":2151350288}")
                                .orElseThrow()
                                .hresult())
                        .hasToString("0x803b0010"));
        cases.put(Quirk.BALANCER_CHANGE_THAT_IS_NONE, () -> {
            Lab lab = Lab.on("ws2025").pods().balancer(LB, balancing(80));
            JsonObject before = lab.v2(HcnKind.LOAD_BALANCER, LB);
            lab.modify(HcnKind.LOAD_BALANCER, LB, balancing(81));
            assertThat(lab.v2(HcnKind.LOAD_BALANCER, LB)).isEqualTo(before);
        });
        cases.put(Quirk.BALANCER_DELETE_THAT_FAILS_ONCE, () -> {
            Lab lab = Lab.with(SimulatorSettings.defaults()
                            .withProfile("ws2019")
                            .withSwitch(Switch.DELETE_BALANCER_ON_WS2019, "fails-once"))
                    .pods()
                    .balancer(LB, balancing(80));
            lab.refuses(Rule.BALANCER_DELETE_FAILED, () -> lab.delete(HcnKind.LOAD_BALANCER, LB));
            lab.delete(HcnKind.LOAD_BALANCER, LB);
            assertThat(lab.all(HcnKind.LOAD_BALANCER)).isEmpty();
        });
        return cases;
    }

    private static JsonObject balancing(int port) {
        return Lab.balancing(port, "");
    }

    private static HostNetwork network(String fields) {
        return observed("{" + ID + "," + fields + "}", "").networks().objects().get(0);
    }

    private static Observation observed(String network, String endpoint) {
        try (SimulatedHost model = SimulatedHost.inMemory(SimulatorSettings.defaults())) {
            HostSnapshot snapshot = new HostSnapshot(
                    model.facts(Deadline.READ),
                    List.of(json(network)),
                    endpoint.isEmpty() ? List.of() : List.of(json(endpoint)),
                    List.of(),
                    List.of());
            return ObservationReader.observe(new SnapshotHost("snapshot:x", snapshot), Deadline.READ);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isCopedWith(Quirk quirk) {
        assertThat(CASES).as("a quirk without a case").containsKey(quirk);
        CASES.get(quirk).run();
    }

    @Test
    void thePageListsThemAll() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What HNS says and does unexpectedly

                Made from the table `Quirk`; every row is held by a case of `QuirkTest`. A grade says how sure a row is, as in [hns-fidelity.md](hns-fidelity.md); hns-reference is the
                project's own collection of facts, by section, and a published document is one of those in the test resources of `hns`. Which calls a build of HNS does
                not know, `hnsform host features` tells.

                | what HNS says or does | what hnsform does about it | grade | where it was seen |
                |---|---|---|---|
                """);
        for (Quirk quirk : Quirk.values()) {
            page.append("| ")
                    .append(quirk.what())
                    .append(" | ")
                    .append(quirk.answer())
                    .append(" | ")
                    .append(quirk.grade())
                    .append(" | ")
                    .append(quirk.source())
                    .append(" |\n");
        }
        Goldens.check(Goldens.repository("docs/hns-quirks.md"), page.toString());
    }
}
