package dev.hnsform.appliers.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.error.ErrorCatalogue;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.error.Tell;
import dev.hnsform.hns.mapping.EndpointDocuments;
import dev.hnsform.hns.mapping.NamespaceDocuments;
import dev.hnsform.hns.mapping.NetworkDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.Epoch;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found out about requests to a host with networks "nat" (full but for little), "bridge" and adapters of every sort. */
class FailureAnalysisTest {
    private static final Guid NAT = Guid.parse("11111111-0000-8000-8000-000000000001");
    private static final Guid BRIDGE = Guid.parse("11111111-0000-8000-8000-000000000002");
    private static final Guid GONE = Guid.parse("11111111-0000-8000-8000-00000000000f");
    private static final Guid OLD = Guid.parse("22222222-0000-8000-8000-000000000001");
    private static final Guid REMOTE = Guid.parse("22222222-0000-8000-8000-000000000002");
    private static final Guid SPACE = Guid.parse("33333333-0000-8000-8000-000000000001");

    private final List<HostNetwork> networks = new ArrayList<>(List.of(
            network(NAT, "nat", "NAT", "10.20.0.0/29", "10.20.0.1", ""),
            network(BRIDGE, "bridge", "L2Bridge", "10.1.0.0/24", "10.1.0.1", ",'NetworkAdapterName':'Taken'")));
    private final List<HostEndpoint> endpoints = new ArrayList<>(List.of(
            endpoint(
                    OLD,
                    "old",
                    NAT,
                    "'IPAddress':'10.20.0.5','Policies':[{'Type':'NAT','Protocol':'TCP','ExternalPort':8080,'InternalPort':80}]"),
            endpoint(REMOTE, "far", BRIDGE, "'IPAddress':'10.1.0.7','IsRemoteEndpoint':true")));
    private final List<HostNamespace> namespaces = List.of(
            NamespaceDocuments.read(json("{'ID':'" + SPACE + "','Type':'Guest','SchemaVersion':{'Major':2,'Minor':0}}"))
                    .orElseThrow());
    private Map<String, String> services = Map.of("hns", "running", "SharedAccess", "stopped", "winnat", "running");
    private List<AdapterFacts> adapters = List.of(
            adapter("Ethernet", Medium.ETHERNET, true, "10.1.0.4"),
            adapter("Taken", Medium.ETHERNET, true, "10.1.0.5"),
            adapter("Dead", Medium.ETHERNET, false, "10.9.0.5"),
            adapter("Air", Medium.WIFI, true, "10.7.0.5"),
            adapter("Tunnel", Medium.OTHER, true, "10.8.0.5"),
            adapter("vEthernet (nat)", Medium.VIRTUAL, true, "10.20.0.1"));

    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    private static JsonObject networkDocument(String name, String type, String prefix, String gateway, String more) {
        return json("{'Name':'" + name + "','Type':'" + type + "','Subnets':[{'AddressPrefix':'" + prefix
                + "','GatewayAddress':'" + gateway + "'}]" + more + "}");
    }

    private static HostNetwork network(Guid id, String name, String type, String prefix, String gateway, String more) {
        return NetworkDocuments.read(networkDocument(name, type, prefix, gateway, ",'ID':'" + id + "'" + more))
                .orElseThrow();
    }

    private static HostEndpoint endpoint(Guid id, String name, Guid network, String more) {
        return EndpointDocuments.read(json(
                        "{'ID':'" + id + "','Name':'" + name + "','VirtualNetwork':'" + network + "'," + more + "}"))
                .orElseThrow();
    }

    private static AdapterFacts adapter(String name, Medium medium, boolean connected, String address) {
        return new AdapterFacts(
                name,
                MacAddress.parse("00-15-5D-00-00-01"),
                medium,
                connected,
                List.of(new AdapterFacts.InterfaceAddress(IpAddress.parse(address), 24)),
                Optional.empty());
    }

    private Observation observed() {
        return new Observation(
                new HostFacts(
                        "h",
                        "NODE",
                        20348,
                        Features.of(HnsVersion.parse("13.3"), "ws2022", Set.of()),
                        adapters,
                        new TreeMap<>(services),
                        new Epoch("boot", "start")),
                Listing.complete(networks),
                Listing.complete(endpoints),
                Listing.complete(namespaces));
    }

    private Candidate first(HcnError error, FailedRequest request) {
        List<Candidate> candidates = FailureAnalysis.of(error, request, observed());
        assertThat(candidates).hasSameSizeAs(ErrorCatalogue.causes(error));
        return candidates.get(0);
    }

    private void sees(HcnError error, FailedRequest request, Tell tell, String path, String... words) {
        Candidate first = first(error, request);
        assertThat(first.cause().tell()).isEqualTo(tell);
        assertThat(first.sight().isSeen()).isTrue();
        assertThat(first.sight().text()).endsWith(".").contains(words);
        assertThat(first.sight().path()).isEqualTo(path);
    }

    private static FailedRequest newNetwork(String name, String type, String prefix, String more) {
        return FailedRequest.creating(
                        HcnKind.NETWORK, networkDocument(name, type, prefix, prefix.replaceAll("\\.0/.*", ".1"), more))
                .orElseThrow();
    }

    private static FailedRequest newEndpoint(Guid network, String more) {
        return FailedRequest.creating(
                        HcnKind.ENDPOINT, json("{'Name':'new','VirtualNetwork':'" + network + "'" + more + "}"))
                .orElseThrow();
    }

    @Test
    void namesTheEndpointThatPublishesThePort() {
        sees(
                HcnError.PORT_ALREADY_EXISTS,
                newEndpoint(
                        NAT, ",'Policies':[{'Type':'NAT','Protocol':'TCP','ExternalPort':8080,'InternalPort':443}]"),
                Tell.PORT_HELD,
                "spec.policies[PortMapping/TCP/8080]",
                "TCP/8080",
                "\"old\"",
                OLD.toString(),
                "\"nat\"");
    }

    @Test
    void looksForAnotherCauseWhenNobodyPublishesThePort() {
        Candidate first = first(
                HcnError.PORT_ALREADY_EXISTS,
                newEndpoint(
                        NAT, ",'Policies':[{'Type':'NAT','Protocol':'UDP','ExternalPort':8080,'InternalPort':443}]"));
        assertThat(first.sight().found()).isEqualTo(Sight.Found.UNCLEAR);
        assertThat(first.cause().text()).contains("load balancer");
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.1,ADDRESS_IS_GATEWAY,gateway of 10.20.0.0/29",
        "10.20.0.0,ADDRESS_IS_EDGE,network address of 10.20.0.0/29",
        "10.20.0.7,ADDRESS_IS_EDGE,broadcast address of 10.20.0.0/29",
        "10.20.0.5,ADDRESS_HELD,held by endpoint \"old\""
    })
    void saysWhatIsWithAReservedAddress(String address, Tell tell, String words) {
        sees(
                HcnError.ADDR_INVALID_OR_RESERVED,
                newEndpoint(NAT, ",'IPAddress':'" + address + "'"),
                tell,
                "spec.ipAddresses[" + address + "]",
                address,
                words);
    }

    @Test
    void tellsRemoteHoldersOfAnAddress() {
        sees(
                HcnError.ADDR_INVALID_OR_RESERVED,
                newEndpoint(BRIDGE, ",'IPAddress':'10.1.0.7'"),
                Tell.ADDRESS_HELD,
                "spec.ipAddresses[10.1.0.7]",
                "\"far\"");
    }

    @Test
    void countsTheAddressesOfAFullSubnet() {
        for (int i = 2; i < 7; i++) {
            endpoints.add(endpoint(
                    Guid.parse("44444444-0000-8000-8000-00000000000" + i),
                    "e" + i,
                    NAT,
                    "'IPAddress':'10.20.0." + i + "'"));
        }
        sees(
                HcnError.ADDR_INVALID_OR_RESERVED,
                newEndpoint(NAT, ""),
                Tell.ADDRESSES_USED_UP,
                "spec.network",
                "6 endpoints");
    }

    @Test
    void saysWhichSubnetsThereAre() {
        sees(
                HcnError.INVALID_IP,
                newEndpoint(NAT, ",'IPAddress':'10.21.0.9'"),
                Tell.ADDRESS_OUTSIDE,
                "spec.ipAddresses[10.21.0.9]",
                "10.20.0.0/29");
    }

    @Test
    void namesTheNetworkThatHoldsThePrefix() {
        sees(
                HcnError.INVALID_NETWORK,
                newNetwork("new", "NAT", "10.20.0.0/16", ""),
                Tell.PREFIX_HELD,
                "spec.subnets[10.20.0.0/16].prefix",
                "10.20.0.0/29 of NAT network \"nat\"");
    }

    @Test
    void namesTheNetworkThatHasTheName() {
        sees(
                HcnError.NETWORK_ALREADY_EXISTS,
                newNetwork("nat", "NAT", "10.30.0.0/24", ""),
                Tell.NAME_HELD,
                "spec.name",
                NAT.toString());
    }

    @Test
    void namesTheObjectThatHasTheId() {
        sees(
                HcnError.ALREADY_EXISTS,
                newNetwork("new", "NAT", "10.30.0.0/24", ",'ID':'" + OLD + "'"),
                Tell.ID_HELD,
                "",
                "endpoint \"old\"");
    }

    @ParameterizedTest
    @CsvSource({
        "vEthernet (nat),ADAPTER_VIRTUAL",
        "Air,ADAPTER_WIFI",
        "Dead,ADAPTER_UNPLUGGED",
        "Nowhere,ADAPTER_UNKNOWN",
        "Taken,ADAPTER_TAKEN"
    })
    void saysWhatIsWrongWithAnAdapter(String adapter, Tell tell) {
        sees(
                HcnError.INVALID_PARAMETER,
                newNetwork("new", "Transparent", "10.40.0.0/24", ",'NetworkAdapterName':'" + adapter + "'"),
                tell,
                "spec.adapter.names",
                "\"" + adapter + "\"");
    }

    @Test
    void saysThatAnAdapterIsATunnel() {
        sees(
                HcnError.ADAPTER_NOT_FOUND,
                newNetwork("new", "Overlay", "10.40.0.0/24", ",'NetworkAdapterName':'Tunnel'"),
                Tell.ADAPTER_OTHER,
                "spec.adapter.names",
                "tunnel");
    }

    @Test
    void saysWhyNoAdapterIsFree() {
        adapters = adapters.subList(1, adapters.size());
        sees(
                HcnError.ADAPTER_NOT_FOUND,
                newNetwork("new", "L2Bridge", "10.40.0.0/24", ""),
                Tell.NO_FREE_ADAPTER,
                "spec.adapter",
                "\"Taken\" carries network \"bridge\"",
                "\"Dead\" has no link",
                "\"Air\" is wireless",
                "\"Tunnel\" is a tunnel");
    }

    @Test
    void saysThatOnlyAWirelessAdapterIsThere() {
        adapters = List.of(adapter("Air", Medium.WIFI, true, "10.7.0.5"));
        sees(
                HcnError.INVALID_PARAMETER,
                newNetwork("new", "L2Bridge", "10.40.0.0/24", ""),
                Tell.ADAPTER_WIFI,
                "spec.adapter",
                "\"Air\" is wireless");
    }

    @Test
    void saysThatAPrefixHoldsAnAddressOfTheHost() {
        sees(
                HcnError.INVALID_PARAMETER,
                newNetwork("new", "NAT", "10.7.0.0/24", ""),
                Tell.PREFIX_AT_HOST,
                "spec.subnets[10.7.0.0/24].prefix",
                "10.7.0.5",
                "\"Air\"");
    }

    @Test
    void saysThatTheNetworkIsGone() {
        sees(HcnError.NETWORK_NOT_FOUND, newEndpoint(GONE, ""), Tell.NETWORK_GONE, "spec.network", GONE.toString());
    }

    @Test
    void saysThatARequestNamesNoNetwork() {
        sees(
                HcnError.INVALID_ENDPOINT,
                newEndpoint(Guid.ZERO, ""),
                Tell.NETWORK_GONE,
                "spec.network",
                "names no network");
    }

    @Test
    void saysThatTheObjectOrItsNamespaceIsGone() {
        sees(
                HcnError.ENDPOINT_NOT_FOUND,
                FailedRequest.changing(HcnKind.ENDPOINT, GONE, Optional.empty()).orElseThrow(),
                Tell.OBJECT_GONE,
                "",
                GONE.toString());
        sees(
                HcnError.NOT_FOUND,
                FailedRequest.changing(HcnKind.ENDPOINT, OLD, Optional.of(GONE)).orElseThrow(),
                Tell.NAMESPACE_GONE,
                "spec.attachment",
                GONE.toString());
        assertThat(first(
                                HcnError.NOT_FOUND,
                                FailedRequest.changing(HcnKind.ENDPOINT, OLD, Optional.of(SPACE))
                                        .orElseThrow())
                        .sight()
                        .isSeen())
                .isFalse();
    }

    @Test
    void saysWhatUsesAnObject() {
        sees(
                HcnError.ENTITY_HAS_REFERENCES,
                FailedRequest.changing(HcnKind.NETWORK, NAT, Optional.empty()).orElseThrow(),
                Tell.USED,
                "",
                "\"old\"");
    }

    @Test
    void saysThatTheTypeHasNoMappings() {
        networks.add(network(GONE, "plain", "Transparent", "10.50.0.0/24", "10.50.0.1", ""));
        sees(
                HcnError.MAPPING_NOT_SUPPORTED,
                newEndpoint(GONE, ",'Policies':[{'Type':'NAT','Protocol':'TCP','ExternalPort':81,'InternalPort':80}]"),
                Tell.MAPPING_NOT_ON_TYPE,
                "spec.policies[PortMapping/TCP/81]",
                "Transparent");
    }

    @Test
    void saysThatAMappingLacksItsFlag() {
        sees(
                HcnError.INVALID_POLICY_TYPE,
                newEndpoint(
                        BRIDGE, ",'Policies':[{'Type':'NAT','Protocol':'TCP','ExternalPort':81,'InternalPort':80}]"),
                Tell.MAPPING_WITHOUT_FLAG,
                "spec.policies[PortMapping/TCP/81]",
                "L2Bridge");
    }

    @Test
    void saysThatAServiceIsDown() {
        sees(
                HcnError.ICS_DISABLED,
                newNetwork("new", "ICS", "10.60.0.0/24", ""),
                Tell.ICS_DOWN,
                "",
                "SharedAccess is stopped");
        services = Map.of("hns", "stopped");
        sees(
                HcnError.RPC_SERVER_UNAVAILABLE,
                newNetwork("new", "NAT", "10.60.0.0/24", ""),
                Tell.HNS_DOWN,
                "",
                "hns is stopped");
    }

    @Test
    void anIncompleteListingProvesNothing() {
        Observation partial = new Observation(
                observed().facts(),
                Listing.partial(List.of(), "the host was slow"),
                Listing.partial(List.of(), "the host was slow"),
                Listing.complete(List.of()));
        for (Candidate candidate : FailureAnalysis.of(
                HcnError.NETWORK_NOT_FOUND, newEndpoint(GONE, ",'IPAddress':'10.20.0.5'"), partial)) {
            assertThat(candidate.sight().isSeen()).isFalse();
        }
    }

    /** Whatever is asked about whatever error, there is an answer, and what is seen stands first. */
    @ParameterizedTest
    @EnumSource
    void ranksEveryErrorOfEveryRequest(HcnError error) {
        for (FailedRequest request : List.of(
                newNetwork("nat", "Overlay", "10.20.0.0/24", ",'NetworkAdapterName':'Air'"),
                newNetwork("new", "NAT", "10.90.0.0/24", ""),
                newEndpoint(NAT, ",'IPAddress':'10.20.0.5'"),
                newEndpoint(GONE, ",'Policies':[{'Type':'ACL','RuleType':'Switch'}]"),
                FailedRequest.changing(HcnKind.NETWORK, BRIDGE, Optional.empty())
                        .orElseThrow(),
                FailedRequest.changing(HcnKind.ENDPOINT, OLD, Optional.of(GONE)).orElseThrow(),
                FailedRequest.changing(HcnKind.NAMESPACE, SPACE, Optional.empty())
                        .orElseThrow())) {
            List<Candidate> candidates = FailureAnalysis.of(error, request, observed());
            assertThat(candidates)
                    .isNotEmpty()
                    .isSortedAccordingTo(
                            (a, b) -> a.sight().found().compareTo(b.sight().found()));
            assertThat(candidates)
                    .allSatisfy(candidate -> assertThat(candidate.sight().text().isEmpty())
                            .isEqualTo(!candidate.sight().isSeen()));
        }
    }
}
