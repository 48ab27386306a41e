package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switches;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());
    private final Lab two = Lab.with(SimulatorSettings.defaults()
            .withAdapters(List.of(
                    SimulatorSettings.Adapter.parse("Ethernet=10.1.0.4/24"),
                    SimulatorSettings.Adapter.parse("Ethernet 2=10.2.0.4/24"))));

    private static JsonObject bridge(String name, String prefix, String more) {
        return network(name, "L2Bridge", prefix, more);
    }

    private static String on(String adapter) {
        return ",'Policies':[{'Type':'NetAdapterName','Settings':{'NetworkAdapterName':'" + adapter + "'}}]";
    }

    private AdapterFacts adapter(Lab of, String name) {
        return of.host.facts(Deadline.READ).adapter(name).orElseThrow();
    }

    @Test
    void theFirstNetworkTakesTheAdapterUnderASwitchAndTheLastGivesItBack() {
        lab.network(NET, bridge("one", "10.244.1.0/24", ""));

        assertThat(adapter(lab, "Ethernet").addresses()).isEmpty();
        assertThat(adapter(lab, "Ethernet").switchId()).isPresent();
        assertThat(adapter(lab, "vEthernet (Ethernet)").addresses()).hasSize(1);
        assertThat(adapter(lab, "vEthernet (Ethernet)").mac())
                .isEqualTo(adapter(lab, "Ethernet").mac());
        assertThat(lab.host.interruptions()).isEqualTo(1);

        lab.network(NET_2, bridge("two", "10.244.2.0/24", on("ethernet")));
        assertThat(lab.host.interruptions()).as("the second joins").isEqualTo(1);
        lab.delete(HcnKind.NETWORK, NET);
        assertThat(lab.host.interruptions()).isEqualTo(1);
        lab.delete(HcnKind.NETWORK, NET_2);

        assertThat(lab.host.interruptions()).isEqualTo(2);
        assertThat(adapter(lab, "Ethernet").addresses()).hasSize(1);
        assertThat(lab.host.facts(Deadline.READ).adapter("vEthernet (Ethernet)"))
                .isEmpty();
    }

    @Test
    void anAdapterCarriesOneSortOfSwitch() {
        lab.network(NET, bridge("one", "10.244.1.0/24", ""));

        lab.refuses(
                Rule.ADAPTER_TAKEN,
                () -> lab.network(NET_2, network("lan", "Transparent", "10.1.0.0/24", on("Ethernet"))));
        lab.refuses(
                Rule.ADAPTER_TAKEN,
                () -> lab.network(NET_2, network("pods", "Overlay", "10.244.2.0/24", on("Ethernet"))));
        lab.refuses(Rule.NO_FREE_ADAPTER, () -> lab.network(NET_2, network("lan", "Transparent", "10.1.0.0/24", "")));
    }

    @Test
    void picksAFreeAdapterWhenNoneIsNamedAndJoinsWhenNoneIsFree() {
        two.network(NET, bridge("one", "10.244.1.0/24", "")).network(NET_2, network("o", "Overlay", "10.9.0.0/24", ""));

        assertThat(two.v1(HcnKind.NETWORK, NET).string("NetworkAdapterName")).contains("Ethernet");
        assertThat(two.v1(HcnKind.NETWORK, NET_2).string("NetworkAdapterName")).contains("Ethernet 2");

        two.network(EP, bridge("three", "10.244.3.0/24", ""));
        assertThat(two.v1(HcnKind.NETWORK, EP).string("LayeredOn"))
                .isEqualTo(two.v1(HcnKind.NETWORK, NET).string("LayeredOn"));
        assertThat(two.host.lastSwitches()).isEmpty();
    }

    @Test
    void joinsALayerByItsId() {
        two.network(NET, bridge("one", "10.244.1.0/24", ""));
        String layer = two.v2(HcnKind.NETWORK, NET)
                .object("Health")
                .orElseThrow()
                .object("Extra")
                .orElseThrow()
                .string("LayeredOn")
                .orElseThrow();
        String constraint = ",'Policies':[{'Type':'LayerConstraint','Settings':{'LayerId':'%s'}}]";

        two.network(NET_2, network("o", "Overlay", "10.9.0.0/24", String.format(constraint, layer)));

        assertThat(two.host.interruptions()).isEqualTo(1);
        two.refuses(
                Rule.LAYER_NOT_FOUND,
                () -> two.network(EP, bridge("x", "10.8.0.0/24", String.format(constraint, Lab.NS))));
        two.refuses(
                Rule.LAYER_NOT_SHAREABLE,
                () -> two.network(EP, network("t", "Transparent", "10.8.0.0/24", String.format(constraint, layer))));
    }

    @Test
    void aNetworkMayKeepItsLayerToItself() {
        lab.network(NET, bridge("one", "10.244.1.0/24", ",'Flags':128"));

        lab.refuses(
                Rule.LAYER_SHARING_DISABLED, () -> lab.network(NET_2, bridge("two", "10.244.2.0/24", on("Ethernet"))));
    }

    @Test
    void picksTheAdapterByItsAddress() {
        two.network(
                NET,
                network(
                        "o",
                        "Overlay",
                        "10.9.0.0/24",
                        ",'Policies':[{'Type':'ProviderAddress','Settings':{'ProviderAddress':'10.2.0.4'}}]"));

        assertThat(two.v1(HcnKind.NETWORK, NET).string("NetworkAdapterName")).contains("Ethernet 2");
    }

    @Test
    void severalAdaptersAreATeam() {
        two.network(NET, bridge("one", "10.244.1.0/24", on("Ethernet, Ethernet 2")));

        assertThat(adapter(two, "Ethernet 2").switchId())
                .isPresent()
                .isEqualTo(adapter(two, "Ethernet").switchId());
        two.refuses(Rule.NO_FREE_ADAPTER, () -> two.network(NET_2, network("t", "Transparent", "10.8.0.0/24", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ethernet 9", "vEthernet (x)", "Wi-Fi", "Unplugged"})
    void refusesAdaptersThatCannotCarryASwitch(String name) {
        Lab odd = odd();

        odd.refuses(Rule.ADAPTER_UNUSABLE, () -> odd.network(NET, bridge("n", "10.9.0.0/24", on(name))));
    }

    @Test
    void refusesTunnelsAsIfTheyWereNoAdapters() {
        Lab odd = odd();

        odd.refuses(Rule.ADAPTER_TAKEN, () -> odd.network(NET, bridge("n", "10.9.0.0/24", on("wg0"))));
        odd.refuses(Rule.NO_FREE_ADAPTER, () -> odd.network(NET, bridge("n", "10.9.0.0/24", "")));
    }

    /** A host with adapters of which none can carry a switch. */
    private Lab odd() {
        HostFacts facts = lab.host.facts(Deadline.READ);
        List<AdapterFacts> adapters = new ArrayList<>();
        adapters.add(of("vEthernet (x)", Medium.VIRTUAL, true, Optional.of(Lab.NS)));
        adapters.add(of("Wi-Fi", Medium.WIFI, true, Optional.empty()));
        adapters.add(of("Unplugged", Medium.ETHERNET, false, Optional.empty()));
        adapters.add(of("wg0", Medium.OTHER, true, Optional.empty()));
        HostFacts other = new HostFacts(
                facts.identity(),
                facts.computerName(),
                facts.windowsBuild(),
                facts.features(),
                adapters,
                facts.services(),
                facts.epoch());
        return new Lab(SimulatedHost.admitted(HostSnapshot.empty(other), Switches.DEFAULTS));
    }

    private static AdapterFacts of(String name, Medium medium, boolean connected, Optional<Guid> switchId) {
        return new AdapterFacts(name, new MacAddress(name.hashCode() & 0xFFFF), medium, connected, List.of(), switchId);
    }

    @Test
    void theManagementAddressAppearsLate() {
        lab.network(NET, bridge("one", "10.244.1.0/24", "").with("Owner", dev.hnsform.schema.json.Json.of("me")));

        assertThat(lab.v1(HcnKind.NETWORK, NET).has("ManagementIP")).isFalse();
        assertThat(lab.v1(HcnKind.NETWORK, NET).has("ManagementIP")).isFalse();
        assertThat(lab.v1(HcnKind.NETWORK, NET).string("ManagementIP")).contains("10.1.0.4");
        assertThat(lab.v2(HcnKind.NETWORK, NET).string("Owner")).contains("me");
    }

    @Test
    void natAndInternalNetworksHaveAHostAdapterAndPrivateNetworksNone() {
        lab.network(NET, Lab.nat())
                .network(NET_2, network("inner", "Internal", "10.9.0.0/24", ""))
                .network(EP, network("closed", "Private", "10.8.0.0/24", ""))
                .endpoint(Lab.EP_2, endpoint(EP, ""));

        assertThat(adapter(lab, "vEthernet (web)").addresses())
                .hasToString("[InterfaceAddress[address=172.30.16.1, prefixLength=24]]");
        assertThat(adapter(lab, "vEthernet (inner)").addresses()).hasSize(1);
        assertThat(lab.host.facts(Deadline.READ).adapter("vEthernet (closed)")).isEmpty();
    }
}
