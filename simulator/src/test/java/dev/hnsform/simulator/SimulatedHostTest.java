package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.fault.Fault;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedHostTest {
    private static final Guid WEB = Guid.parse("11111111-0000-8000-8000-000000000001");
    private static final Guid ONE = Guid.parse("22222222-0000-8000-8000-000000000001");
    private static final Guid TWO = Guid.parse("22222222-0000-8000-8000-000000000002");
    private static final Guid SPACE = Guid.parse("33333333-0000-8000-8000-000000000001");

    private final SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());

    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    private static JsonObject nat() {
        return json(
                "{'Name':'web','Type':'NAT','Ipams':[{'Subnets':[{'IpAddressPrefix':'172.30.16.0/20',"
                        + "'Routes':[{'NextHop':'172.30.16.1','DestinationPrefix':'0.0.0.0/0'}]}]}],'SchemaVersion':{'Major':2,'Minor':0}}");
    }

    private static JsonObject endpoint(String more) {
        return json("{'Name':'e','HostComputeNetwork':'" + WEB + "'" + more + "}");
    }

    private static void create(SimulatedHost host, HcnKind kind, Guid id, JsonObject document) {
        host.create(kind, id, document, Deadline.CHANGE);
    }

    private static JsonObject query(SimulatedHost host, HcnKind kind, Guid id) {
        return host.query(kind, id, HostQuery.V2_DETAILED, Deadline.READ);
    }

    private static void refuses(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        HostCallException.class, e -> assertThat(e.hresult()).hasToString(code));
    }

    @Test
    void allocatesTheNextFreeAddressAndReservesWhatHnsReserves() {
        create(host, HcnKind.NETWORK, WEB, nat());
        create(host, HcnKind.ENDPOINT, ONE, endpoint(""));

        assertThat(query(host, HcnKind.ENDPOINT, ONE)
                        .array("IpConfigurations")
                        .orElseThrow()
                        .toString())
                .contains("\"172.30.16.2\"");
        refuses(
                "0x803b002f",
                () -> create(
                        host, HcnKind.ENDPOINT, TWO, endpoint(",'IpConfigurations':[{'IpAddress':'172.30.16.1'}]")));
        refuses(
                "0x803b002f",
                () -> create(
                        host, HcnKind.ENDPOINT, TWO, endpoint(",'IpConfigurations':[{'IpAddress':'172.30.16.2'}]")));
        refuses(
                "0x803b001e",
                () -> create(host, HcnKind.ENDPOINT, TWO, endpoint(",'IpConfigurations':[{'IpAddress':'10.0.0.2'}]")));
    }

    @Test
    void refusesASecondNetworkOfANameAndASecondUseOfAnId() {
        create(host, HcnKind.NETWORK, WEB, nat());

        refuses("0x803b0010", () -> create(host, HcnKind.NETWORK, TWO, nat()));
        refuses(
                "0x800700b7",
                () -> create(host, HcnKind.NETWORK, WEB, nat().with("Name", dev.hnsform.schema.json.Json.of("x"))));
        assertThat(host.lastRefusal().orElseThrow().rule()).isEqualTo("id-in-use");
    }

    @Test
    void anAttachedEndpointIsInItsNamespace() {
        create(host, HcnKind.NETWORK, WEB, nat());
        create(host, HcnKind.ENDPOINT, ONE, endpoint(""));
        create(host, HcnKind.NAMESPACE, SPACE, JsonObject.EMPTY);
        JsonObject add =
                json("{'RequestType':'Add','ResourceType':'Endpoint','Settings':{'EndpointId':'" + ONE + "'}}");

        host.modify(HcnKind.NAMESPACE, SPACE, add, Deadline.CHANGE);

        assertThat(query(host, HcnKind.ENDPOINT, ONE).string("HostComputeNamespace"))
                .contains(SPACE.toString());
        assertThat(query(host, HcnKind.NAMESPACE, SPACE).toString()).contains(ONE.toString());
        refuses("0x803b002b", () -> host.modify(HcnKind.NAMESPACE, SPACE, add, Deadline.CHANGE));
    }

    @Test
    void natNetworksAreGoneAfterAReboot() {
        create(host, HcnKind.NETWORK, WEB, nat());
        create(host, HcnKind.ENDPOINT, ONE, endpoint(""));
        String boot = host.facts(Deadline.READ).epoch().bootId();

        host.reboot();

        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).isEmpty();
        assertThat(host.enumerate(HcnKind.ENDPOINT, HostQuery.V2, Deadline.READ))
                .isEmpty();
        assertThat(host.facts(Deadline.READ).epoch().bootId()).isNotEqualTo(boot);
    }

    @Test
    void theFirstExternalSwitchInterruptsTheHostAndTakesTheAdapter() {
        JsonObject bridge =
                json("{'Name':'pods','Type':'L2Bridge','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.244.3.0/24',"
                        + "'Routes':[{'NextHop':'10.244.3.1','DestinationPrefix':'0.0.0.0/0'}]}]}],"
                        + "'Policies':[{'Type':'NetAdapterName','Settings':{'NetworkAdapterName':'Ethernet'}}]}");

        create(host, HcnKind.NETWORK, WEB, bridge);

        assertThat(host.interruptions()).isEqualTo(1);
        assertThat(host.facts(Deadline.READ).adapter("vEthernet (Ethernet)")).isPresent();
        assertThat(query(host, HcnKind.NETWORK, WEB).string("ManagementIP")).isEmpty();
        assertThat(query(host, HcnKind.NETWORK, WEB).string("ManagementIP")).isEmpty();
        assertThat(query(host, HcnKind.NETWORK, WEB).string("ManagementIP")).contains("10.1.0.4");
    }

    @Test
    void aHostInAFileIsSharedAndSurvivesATornLine(@TempDir Path folder) throws java.io.IOException {
        Path file = folder.resolve("host.sim");
        try (SimulatedHost first = SimulatedHost.create(file, SimulatorSettings.defaults())) {
            create(first, HcnKind.NETWORK, WEB, nat());
            try (SimulatedHost second = SimulatedHost.open(file)) {
                create(second, HcnKind.ENDPOINT, ONE, endpoint(""));
            }
            assertThat(query(first, HcnKind.ENDPOINT, ONE).string("Name")).contains("e");
        }
        java.nio.file.Files.writeString(file, "{\"put\":[{", java.nio.file.StandardOpenOption.APPEND);
        try (SimulatedHost again = SimulatedHost.open(file)) {
            create(again, HcnKind.ENDPOINT, TWO, endpoint(""));
            assertThat(again.enumerate(HcnKind.ENDPOINT, HostQuery.V2, Deadline.READ))
                    .containsExactly(ONE, TWO);
            assertThat(query(again, HcnKind.ENDPOINT, TWO).toString()).contains("172.30.16.3");
        }
    }

    @Test
    void aLateCallLandsAfterItsCallerWasToldNothing() {
        host.addFault(new Fault(Fault.Kind.LAND_LATE, "HcnCreateNetwork", 1, 0, 2));

        assertThatThrownBy(() -> create(host, HcnKind.NETWORK, WEB, nat()))
                .isInstanceOfSatisfying(
                        HostCallException.class,
                        e -> assertThat(e.ending()).isEqualTo(HostCallException.Ending.UNKNOWN));

        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).isEmpty();
        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).containsExactly(WEB);
    }

    static Stream<List<String>> everySetting() {
        return Stream.of(Switch.values()).flatMap(s -> s.choices().stream().map(c -> List.of(s.label(), c)));
    }

    @ParameterizedTest
    @MethodSource("everySetting")
    void aPlainLifeWorksUnderEverySetting(List<String> setting) {
        host.setSwitch(setting.get(0), setting.get(1));
        create(host, HcnKind.NETWORK, WEB, nat());
        create(host, HcnKind.NAMESPACE, SPACE, JsonObject.EMPTY);
        create(
                host,
                HcnKind.ENDPOINT,
                ONE,
                endpoint(
                        ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':8080}}]"));
        String add = "{'RequestType':'%s','ResourceType':'Endpoint','Settings':{'EndpointId':'" + ONE + "'}}";
        host.modify(HcnKind.NAMESPACE, SPACE, json(add.replace("%s", "Add")), Deadline.CHANGE);
        assertThat(query(host, HcnKind.ENDPOINT, ONE).toString()).contains("8080");
        host.modify(HcnKind.NAMESPACE, SPACE, json(add.replace("%s", "Remove")), Deadline.CHANGE);
        host.delete(HcnKind.ENDPOINT, ONE, Deadline.CHANGE);
        host.delete(HcnKind.NAMESPACE, SPACE, Deadline.CHANGE);
        host.delete(HcnKind.NETWORK, WEB, Deadline.CHANGE);

        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).isEmpty();
        assertThat(host.enumerate(HcnKind.NAMESPACE, HostQuery.V2, Deadline.READ))
                .hasSize(1);
    }
}
