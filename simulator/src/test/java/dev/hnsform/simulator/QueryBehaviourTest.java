package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries: filters, details, and the one listing that makes networks (hns-reference 2.1, 2.3). */
class QueryBehaviourTest {
    private static final HostQuery V1_DETAILED = new HostQuery(1, 0, true, Optional.empty());
    private static final String MIRRORED = "{'Flags':72}";

    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private List<JsonObject> allocators(Lab of, Guid network) {
        return of.host
                .query(HcnKind.NETWORK, network, V1_DETAILED, Deadline.READ)
                .object("Resources")
                .flatMap(resources -> resources.array("Allocators"))
                .orElse(JsonArray.EMPTY)
                .objects();
    }

    private static List<String> tags(List<JsonObject> allocators) {
        return allocators.stream().map(a -> a.string("Tag").orElseThrow()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'IsRemoteEndpoint':false}|true",
                "{'IsRemoteEndpoint':true}|false",
                "{'VirtualMachine':''}|true",
                "{'VirtualMachine':'x'}|false",
                "{'Flags':0}|true",
                "{'IPAddress':'172.30.16.2'}|true",
                "{'IPAddress':'172.30.16.3'}|false",
                "{'Policies':[]}|false",
                "{'Resources':{}}|false",
                "{'HostComputeNetwork':'x'}|false",
                "{'Namespace':'33333333-0000-8000-8000-000000000001'}|true",
                "{'Namespace':'33333333-0000-8000-8000-000000000002'}|false",
                "{'Name':'e','IsRemoteEndpoint':false}|true",
                "{'Name':'e','IsRemoteEndpoint':true}|false"
            })
    void filtersMatchByPropertiesOfTheOldShape(String filter, boolean matches) {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).namespace(NS).enter(NS, EP);

        assertThat(lab.matching(HcnKind.ENDPOINT, filter)).isEqualTo(matches ? List.of(EP) : List.of());
    }

    @Test
    void aRemoteEndpointIsFoundAsOne() {
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));
        lab.endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET, ",'Flags':1,'IpConfigurations':[{'IpAddress':'10.244.3.9'}]"));

        assertThat(lab.matching(HcnKind.ENDPOINT, "{'IsRemoteEndpoint':true}")).containsExactly(EP_2);
        assertThat(lab.matching(HcnKind.ENDPOINT, "{'IsRemoteEndpoint':false}")).containsExactly(EP);
    }

    @Test
    void detailsAreThereOnlyWhenAskedFor() {
        lab.network(NET, nat());

        assertThat(lab.v1(HcnKind.NETWORK, NET).has("Resources")).isFalse();
        assertThat(tags(allocators(lab, NET))).containsExactly("Host Vnic", "NAT");
        JsonObject plain = lab.host.query(HcnKind.NETWORK, NET, HostQuery.V2, Deadline.READ);
        assertThat(plain.has("Health")).isFalse();
        assertThat(lab.v2(HcnKind.NETWORK, NET).object("Health").orElseThrow().toString())
                .contains("LayeredOn", "SwitchGuid");
    }

    @Test
    void natIsMadeByIcsOnHnsNine() {
        Lab old = Lab.on("ws2019").network(NET, nat());

        assertThat(tags(allocators(old, NET))).containsExactly("Host Vnic", "ICS");
        assertThat(old.v1(HcnKind.NETWORK, NET).string("NatName").orElseThrow()).startsWith("ICS");
        JsonObject ics = allocators(old, NET).get(1);
        assertThat(ics.bool("Dhcp")).contains(false);
        assertThat(ics.integer("Prefix")).contains(24L);
        assertThat(ics.string("SubnetIPAddress")).contains("172.30.16.0");
    }

    @Test
    void anIcsNetworkShowsItsDhcpAndDnsByItsFlags() {
        lab.network(NET, network("wsl", "ICS", "172.30.16.0/24", ",'Flags':9"));
        lab.network(NET_2, network("default", "ICS", "172.30.17.0/24", ",'Flags':11"));

        assertThat(lab.v1(HcnKind.NETWORK, NET).string("NatName").orElseThrow()).startsWith("ICS");
        assertThat(allocators(lab, NET).get(1).toString()).contains("\"Dhcp\":false,\"Dns\":true");
        assertThat(allocators(lab, NET_2).get(1).toString()).contains("\"Dhcp\":true,\"Dns\":true");
    }

    @Test
    void otherNetworksShowWhatHnsMadeForThem() {
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));
        lab.network(NET_2, network("hidden", "Private", "10.9.0.0/24", ""));

        assertThat(tags(allocators(lab, NET))).containsExactly("RDID");
        assertThat(allocators(lab, NET).get(0).integer("Isolation_0")).contains(4096L);
        assertThat(allocators(lab, NET_2)).isEmpty();
    }

    @Test
    void aListingOfMirroredNetworksMakesThemOnceABoot() {
        assertThat(lab.matching(HcnKind.NETWORK, "{'Flags':8}")).isEmpty();
        assertThat(lab.matching(HcnKind.ENDPOINT, MIRRORED)).isEmpty();

        List<Guid> made = lab.matching(HcnKind.NETWORK, MIRRORED);

        assertThat(made).hasSize(1);
        assertThat(lab.matching(HcnKind.NETWORK, MIRRORED)).isEqualTo(made);
        assertThat(lab.matching(HcnKind.NETWORK, "{'Flags':328}")).isEmpty();
        JsonObject network = lab.v2(HcnKind.NETWORK, made.get(0));
        assertThat(network.string("Type")).contains("Mirrored");
        assertThat(network.integer("Flags")).contains(72L);
        assertThat(network.string("Name")).contains("Ethernet");
        lab.host.reboot();
        assertThat(lab.all(HcnKind.NETWORK)).isEmpty();
        assertThat(lab.matching(HcnKind.NETWORK, "{'Flags':328}")).hasSize(1);
    }

    @Test
    void oldReleasesMirrorNothing() {
        assertThat(Lab.on("ws2019").matching(HcnKind.NETWORK, MIRRORED)).isEmpty();
    }
}
