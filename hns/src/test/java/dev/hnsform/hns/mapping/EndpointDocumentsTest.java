package dev.hnsform.hns.mapping;

import static dev.hnsform.hns.mapping.NetworkDocumentsTest.ID;
import static dev.hnsform.hns.mapping.NetworkDocumentsTest.OTHER;
import static dev.hnsform.hns.mapping.NetworkDocumentsTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostEndpoint.AtHost;
import dev.hnsform.schema.host.HostEndpoint.AtVirtualMachine;
import dev.hnsform.schema.host.HostEndpoint.Detached;
import dev.hnsform.schema.host.HostEndpoint.Elsewhere;
import dev.hnsform.schema.host.HostEndpoint.InContainer;
import dev.hnsform.schema.host.HostEndpoint.InNamespace;
import dev.hnsform.schema.host.HostEndpoint.UnknownPlace;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Head;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exact documents of endpoints and their policies, and where endpoints are. */
class EndpointDocumentsTest {
    @Test
    void policiesKnownAtCreateAreInTheDocument() {
        JsonObject document = create(
                NetworkType.NAT,
                "{'network':'web','ipAddresses':['172.30.16.10'],'macAddress':'00-15-5D-10-00-0A','policies':["
                        + "{'type':'PortMapping','protocol':'TCP','externalPort':8080,'internalPort':80},"
                        + "{'type':'ACL','id':'allow-web','direction':'In','action':'Allow','protocols':['TCP'],'localPorts':['80','443'],"
                        + "'remoteAddresses':[]},"
                        + "{'type':'QOS','maximumOutgoingBandwidthInBytes':1000}]}");
        assertThat(document)
                .hasToString(("{'ID':'" + ID + "','Name':'shop-1','Owner':'hnsform/shop','HostComputeNetwork':'" + OTHER
                                + "',"
                                + "'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':8080}},"
                                + "{'Type':'ACL','Settings':{'Id':'allow-web','Protocols':'6','Action':'Allow','Direction':'In','LocalPorts':'80,443'}},"
                                + "{'Type':'QOS','Settings':{'MaximumOutgoingBandwidthInBytes':1000}}],"
                                + "'IpConfigurations':[{'IpAddress':'172.30.16.10'}],'MacAddress':'00-15-5D-10-00-0A',"
                                + "'SchemaVersion':{'Major':2,'Minor':0}}")
                        .replace('\'', '"'));
    }

    @Test
    void publishedPortsOnL2BridgeAreReachedFromTheNode() {
        String mapping = "{'type':'PortMapping','protocol':'UDP','internalPort':53%s}";
        assertThat(settings(NetworkType.L2BRIDGE, mapping.formatted("")))
                .isEqualTo("{'Protocol':17,'InternalPort':53,'Flags':1}");
        assertThat(settings(NetworkType.L2TUNNEL, mapping.formatted(",'flags':{'LocalRoutedVip':false}")))
                .isEqualTo("{'Protocol':17,'InternalPort':53}");
        assertThat(settings(NetworkType.NAT, mapping.formatted(""))).isEqualTo("{'Protocol':17,'InternalPort':53}");
        assertThat(settings(NetworkType.L2BRIDGE, mapping.formatted(",'vip':'fd00::1'")))
                .isEqualTo("{'Protocol':17,'InternalPort':53,'VIP':'fd00::1','Flags':3}");
    }

    @Test
    void theIpv6FlagComesFromTheAddresses() {
        assertThat(settings(NetworkType.L2BRIDGE, "{'type':'OutBoundNAT','exceptions':['fd00::/8']}"))
                .isEqualTo("{'Exceptions':['fd00::/8'],'Flags':2}");
        assertThat(settings(NetworkType.L2BRIDGE, "{'type':'OutBoundNAT','destinations':['10.0.0.7','10.1.0.0/16']}"))
                .isEqualTo("{'Destinations':['10.0.0.7','10.1.0.0/16']}");
        Endpoint onlySix = endpoint("{'network':'web','ipAddresses':[{'address':'fd00::9'}],"
                + "'policies':[{'type':'PortMapping','protocol':'TCP','internalPort':80}]}");
        JsonObject document = EndpointDocuments.create(onlySix, ID, OTHER, "o", NetworkType.L2BRIDGE);
        assertThat(document.toString()).contains("\"Flags\":3").contains("\"Minor\":8");
    }

    @Test
    void remoteEndpointsAreMarkedAndPlaced() {
        JsonObject document = create(
                NetworkType.OVERLAY,
                "{'network':'web','ipAddresses':[{'address':'10.244.2.141','prefixLength':32}],'macAddress':'0E-2A-0A-F4-02-8D',"
                        + "'remote':{'providerAddress':'10.123.74.74'},'flags':{'EnableDhcp':false}}");
        assertThat(document.toString())
                .contains("{\"Type\":\"ProviderAddress\",\"Settings\":{\"ProviderAddress\":\"10.123.74.74\"}}")
                .contains("\"Flags\":1")
                .contains("{\"IpAddress\":\"10.244.2.141\",\"PrefixLength\":32}");
    }

    @Test
    void everyCatalogueTypeHasAMapping() {
        assertThat(PolicyMapping.types()).containsExactlyInAnyOrderElementsOf(PolicyCatalogue.types());
        assertThat(PolicyMapping.types())
                .allSatisfy(type -> assertThat((type.target() == PolicyType.Target.ENDPOINT
                                        ? HcnWords.ENDPOINT_POLICY
                                        : HcnWords.NETWORK_POLICY)
                                .labels())
                        .contains(type.name()));
    }

    @Test
    void v1PoliciesAreTheSamePolicies() {
        JsonArray calico = (JsonArray) PublishedCorpus.document("39-v1-endpoint-policies-calico-vxlan");
        List<Policy> policies = policies(calico);
        assertThat(policies).extracting(Policy::key).hasSize(3).contains("OutBoundNAT/IPv4", "SDNRoute/10.96.0.0/12");
        assertThat(FieldJson.toJson(policies.get(2).values()).toString())
                .contains("\"protocols\":[]")
                .contains("\"action\":\"Block\"")
                .contains("\"priority\":65500")
                .contains("\"id\":\"(unnamed) ");
        Policy nat = policies(Json.array(PublishedCorpus.document("78-v1-endpoint-nat-policy-l2bridge-request")))
                .get(0);
        assertThat(nat.key()).isEqualTo("PortMapping/TCP/8081");
        Policy reserved = policies(
                        Json.array(
                                object(
                                        "{'Type':'NAT','Protocol':'UDP','InternalPort':'53','ExternalPort':53,'ExternalPortReserved':true}")))
                .get(0);
        assertThat(reserved.values().value(PolicyCatalogue.PORT_MAPPING_FLAGS).orElseThrow())
                .containsEntry("ExternalPortReserved", true);
    }

    @Test
    void aclsWithoutAnIdAreToldApartAndWrittenWithoutOne() {
        JsonObject request = (JsonObject) PublishedCorpus.document("88-v2-modify-endpoint-acl-hcsshim-test-request");
        JsonObject settings = request.object("Settings").orElseThrow();
        List<Policy> acls =
                PolicyMapping.read(PolicyType.Target.ENDPOINT, settings).orElseThrow();
        assertThat(acls).extracting(Policy::key).hasSize(2).doesNotHaveDuplicates();
        Endpoint endpoint = endpoint("{'network':'web'}");
        JsonObject written = Requests.endpointPolicies(
                Requests.Verb.UPDATE, endpoint, java.util.Optional.of(NetworkType.L2BRIDGE), acls);
        assertThat(written).isEqualTo(request);
    }

    @Test
    void aPolicyHasOneContentWhetherStatedOrRead() {
        String stated =
                "{'type':'OutBoundNAT','exceptions':['10.0.0.0/8'],'flags':{'IPv6':false},'maxPortPoolUsage':0}";
        JsonObject written = create(NetworkType.OVERLAY, "{'network':'web','policies':[" + stated + "]}");
        List<Policy> read =
                PolicyMapping.read(PolicyType.Target.ENDPOINT, written).orElseThrow();
        assertThat(PolicyMapping.write(read.get(0), PolicyContext.NONE))
                .isEqualTo(written.array("Policies").orElseThrow().get(0))
                .hasToString("{\"Type\":\"OutBoundNAT\",\"Settings\":{\"Exceptions\":[\"10.0.0.0/8\"]}}");
    }

    @Test
    void whatHnsAddsByItselfIsNoPolicyOfAnybody() {
        assertThat(policies((JsonArray) NetworkDocumentsTest.object(
                                "{'x':[{'Type':'L2Driver'},{'Type':3},{'Type':'VLAN','VLAN':1},"
                                        + "{'Type':'PA','PA':'10.0.0.1'},{'Type':'EncapOverhead','Settings':{'Overhead':50}},{'Type':99},{}]}")
                        .get("x")
                        .orElseThrow()))
                .isEmpty();
    }

    @Test
    void portsThatTheHostChoseAreReported() {
        Policy mapping = policies(Json.array(object(
                        "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':49153}}")))
                .get(0);
        assertThat(mapping.values().value(PolicyCatalogue.PORT_MAPPING_EXTERNAL_PORT))
                .contains(49153L);
        Policy undecided = policies(
                        Json.array(object("{'Type':0,'Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':0}}")))
                .get(0);
        assertThat(undecided.values().value(PolicyCatalogue.PORT_MAPPING_EXTERNAL_PORT))
                .isEmpty();
    }

    @Test
    void placesComeFromThreeWitnesses() {
        String host = "aaaaaaaa-0000-0000-0000-000000000001";
        String pod = "aaaaaaaa-0000-0000-0000-000000000002";
        HostNamespace hostDefault = NamespaceDocuments.read(
                        object("{'ID':'" + host + "','Type':'HostDefault','NamespaceId':1}"))
                .orElseThrow();
        HostNamespace listed = NamespaceDocuments.read(
                        object("{'ID':'" + pod + "','Resources':[{'Type':'Endpoint','Data':{'ID':'" + ID
                                + "'}},{'Type':'Container','Data':{'Id':'c1'}}]}"))
                .orElseThrow();
        assertThat(listed.endpoints()).containsExactly(ID);
        assertThat(listed.containers()).containsExactly("c1");
        Places places = new Places(List.of(hostDefault, listed), true, Map.of());
        assertThat(places.of(OTHER, v2("'HostComputeNamespace':'" + pod + "'")))
                .isEqualTo(new InNamespace(listed.id()));
        assertThat(places.of(OTHER, v2("'HostComputeNamespace':'" + host.toUpperCase(java.util.Locale.ROOT) + "'")))
                .isEqualTo(new AtHost());
        assertThat(places.of(ID, v2("'HostComputeNamespace':'00000000-0000-0000-0000-000000000000'")))
                .isEqualTo(new InNamespace(listed.id()));
        assertThat(places.of(OTHER, v2("'Name':'x'"))).isInstanceOf(UnknownPlace.class);
    }

    @Test
    void v1TellsHostsContainersAndNothing() {
        assertThat(askedInV1("{'State':3,'Resources':{'Allocators':[{'CompartmendId':0},{'CompartmendId':1}]}}"))
                .isEqualTo(new AtHost());
        assertThat(askedInV1("{'State':3,'SharedContainers':['c9']}")).isEqualTo(new InContainer("c9"));
        assertThat(
                        askedInV1(
                                "{'State':2,'SharedContainers':['','c9','c10'],'Resources':{'Allocators':[{'CompartmendId':4}]}}"))
                .as("a container is named before its compartment")
                .isEqualTo(new InContainer("c9"));
        assertThat(askedInV1("{'State':2,'Resources':{'Allocators':[{'CompartmendId':4}]}}"))
                .isEqualTo(new Elsewhere("compartment 4"));
        assertThat(askedInV1("{'State':2}")).isInstanceOf(Elsewhere.class);
        assertThat(askedInV1("{'State':1,'SharedContainers':[]}")).isEqualTo(new Detached());
        assertThat(askedInV1("{'Name':'x'}")).isInstanceOf(UnknownPlace.class);
        assertThat(askedInV1("{'HostComputeNetwork':'" + ID + "','State':1}"))
                .as("a v2 document is no v1 witness")
                .isInstanceOf(UnknownPlace.class);
    }

    @Test
    void v1TellsVirtualMachinesAndTheirAdapters() {
        Guid machine = Guid.parse("641313e1-7ae8-4ddb-94e5-3215f3a0b218");
        Guid nic = Guid.parse("87fdcf16-d210-426e-959d-2a1d4f41d6d1");
        String id = "'VirtualMachine':'641313E1-7AE8-4DDB-94E5-3215F3A0B218'";
        assertThat(askedInV1("{'State':2," + id + "}")).isEqualTo(new AtVirtualMachine(machine, Optional.empty()));
        assertThat(askedInV1("{'State':2," + id + ",'VirtualNicName':'" + machine + "--" + nic + "'}"))
                .isEqualTo(new AtVirtualMachine(machine, Optional.of(nic)));
        assertThat(askedInV1("{'State':2,'VirtualNicName':'" + machine + "--" + nic + "'}"))
                .isEqualTo(new AtVirtualMachine(machine, Optional.of(nic)));
        assertThat(askedInV1("{'State':2," + id + ",'VirtualNicName':'Network Adapter'}"))
                .as("an adapter named by people")
                .isEqualTo(new AtVirtualMachine(machine, Optional.empty()));
        assertThat(askedInV1("{'State':1,'VirtualMachine':'00000000-0000-0000-0000-000000000000'}"))
                .isEqualTo(new Detached());
    }

    @Test
    void detailedV2AnswersMayNameContainersAndMachines() {
        Places places = new Places(List.of(), true, Map.of());
        assertThat(places.of(ID, v2("'Health':{'Extra':{'SharedContainers':['c1']}}")))
                .isEqualTo(new InContainer("c1"));
        assertThat(places.of(ID, v2("'Health':{'Extra':{'VirtualMachine':'641313e1-7ae8-4ddb-94e5-3215f3a0b218'}}")))
                .isEqualTo(new AtVirtualMachine(Guid.parse("641313e1-7ae8-4ddb-94e5-3215f3a0b218"), Optional.empty()));
        assertThat(places.of(ID, v2("'Health':{'Extra':{}}"))).isInstanceOf(UnknownPlace.class);
    }

    @Test
    void publishedEndpointsInNoContainerAreNowhere() {
        for (String name : List.of(
                "30-v1-endpoint-nat-ws2022",
                "31-v1-endpoint-nat-ws2019",
                "32-v1-endpoint-overlay-remote-hns5-1",
                "33-v1-endpoint-default-switch-vm-win11")) {
            JsonObject document = (JsonObject) PublishedCorpus.document(name);
            assertThat(EndpointDocuments.read(document).orElseThrow().place())
                    .as("%s carries an empty SharedContainers", name)
                    .isEqualTo(new Detached());
        }
        JsonObject shared = ((JsonObject) PublishedCorpus.document("31-v1-endpoint-nat-ws2019"))
                .with("SharedContainers", Json.array(Json.of("c1")));
        assertThat(EndpointDocuments.read(shared).orElseThrow().place()).isEqualTo(new InContainer("c1"));
        JsonObject machine = ((JsonObject) PublishedCorpus.document("33-v1-endpoint-default-switch-vm-win11"))
                .with("VirtualMachine", Json.of("641313e1-7ae8-4ddb-94e5-3215f3a0b218"));
        assertThat(EndpointDocuments.read(machine).orElseThrow().place()).isInstanceOf(AtVirtualMachine.class);
    }

    private static HostEndpoint.Place askedInV1(String witness) {
        return new Places(List.of(), true, Map.of(ID, object(witness))).of(ID, v2("'Name':'x'"));
    }

    private static JsonObject v2(String more) {
        return object("{'ID':'" + ID + "','HostComputeNetwork':'" + OTHER + "'," + more + "}");
    }

    private static List<Policy> policies(Json list) {
        return PolicyMapping.read(
                        PolicyType.Target.ENDPOINT,
                        Json.object().put("Policies", list).build())
                .orElseThrow();
    }

    private static String settings(NetworkType type, String policy) {
        JsonObject document = create(type, "{'network':'web','policies':[" + policy + "]}");
        return document.array("Policies")
                .orElseThrow()
                .objects()
                .get(0)
                .object("Settings")
                .orElseThrow()
                .toString()
                .replace('"', '\'');
    }

    private static JsonObject create(NetworkType type, String spec) {
        return EndpointDocuments.create(endpoint(spec), ID, OTHER, "hnsform/shop", type);
    }

    static Endpoint endpoint(String spec) {
        JsonObject json = object(spec);
        JsonArray addresses = json.array("ipAddresses").orElse(JsonArray.EMPTY);
        List<Json> whole = addresses.stream()
                .<Json>map(a -> a instanceof JsonObject
                        ? a
                        : Json.object().put("address", a).build())
                .toList();
        JsonObject full = json.has("ipAddresses") ? json.with("ipAddresses", Json.array(whole)) : json;
        return new Endpoint(
                Head.of(ResourceAddress.parse("Endpoint/shop-1")), FieldJson.fromJson(Endpoint.TABLE, full, "spec"));
    }
}
