package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of HNSCall (hns-reference 1.3). */
class OldCallsTest {
    private static final String ACL =
            "{'Type':'ACL','Id':'a','Action':'Allow','Direction':'In','Protocol':6,'LocalPorts':'%s'}";

    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private Json get(String path) {
        return lab.host.hnsCall("GET", path, JsonObject.EMPTY, Deadline.READ);
    }

    private JsonObject post(String path, JsonObject document) {
        return (JsonObject) lab.host.hnsCall("POST", path, document, Deadline.CHANGE);
    }

    private Json delete(String path) {
        return lab.host.hnsCall("DELETE", path, JsonObject.EMPTY, Deadline.CHANGE);
    }

    private static List<String> ids(Json list) {
        return ((JsonArray) list)
                .objects().stream().map(o -> o.string("ID").orElseThrow()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/networks/", "/networks", "networks/", "/endpoints/"})
    void listsObjectsWhetherOrNotThePathEndsInASlash(String path) {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));

        assertThat(ids(get(path))).containsExactly((path.contains("networks") ? NET : EP).toString());
    }

    @Test
    void anEmptyHostAnswersAnEmptyList() {
        assertThat(get("/networks/")).isEqualTo(JsonArray.EMPTY);
        assertThat(ids(get("/namespaces/"))).hasSize(1);
    }

    @Test
    void whatIsMadeTheOldWayIsSeenTheNewWay() {
        JsonObject network = post(
                "/networks/",
                json(
                        "{'Name':'old','Type':'nat','Subnets':[{'AddressPrefix':'172.30.1.0/24','GatewayAddress':'172.30.1.1'}]}"));
        Guid net = Guid.parse(network.string("ID").orElseThrow());
        JsonObject made = post("/endpoints/", json("{'Name':'e','VirtualNetwork':'" + net + "'}"));
        Guid id = Guid.parse(made.string("ID").orElseThrow());
        JsonObject namespace = post("/namespaces/", JsonObject.EMPTY);

        JsonObject v2 = lab.v2(HcnKind.ENDPOINT, id);
        assertThat(v2.string("HostComputeNetwork")).contains(net.toString());
        assertThat(v2.string("Name")).contains("e");
        assertThat(lab.v2(HcnKind.NETWORK, net).string("Name")).contains("old");
        assertThat(lab.all(HcnKind.NAMESPACE))
                .contains(Guid.parse(namespace.string("ID").orElseThrow()));
    }

    @Test
    void whatIsMadeTheNewWayIsChangedAndDeletedTheOldWay() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).namespace(NS);

        JsonObject after = post("/endpoints/" + EP, json("{'Policies':[" + ACL.formatted("80") + "]}"));
        assertThat(after.array("Policies").orElseThrow().toString()).contains("\"LocalPorts\":\"80\"");
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP).toString())
                .contains("LocalPorts")
                .contains("80");
        delete("/endpoints/" + EP);
        delete("/namespaces/" + NS);
        assertThat(delete("/networks/" + NET)).isEqualTo(JsonObject.EMPTY);
        assertThat(lab.all(HcnKind.NETWORK)).isEmpty();
    }

    @Test
    void postingAnEndpointBackWithMorePoliciesSetsThem() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));
        post("/endpoints/" + EP, json("{'Policies':[" + ACL.formatted("80") + "]}"));
        JsonObject read = (JsonObject) get("/endpoints/" + EP);

        post(
                "/endpoints/" + EP,
                read.with(
                        "Policies",
                        json("{'p':[" + ACL.formatted("81") + "]}").get("p").orElseThrow()));

        assertThat(get("/endpoints/" + EP).toString()).contains("\"81\"").doesNotContain("\"80\"");
        post("/endpoints/" + EP, json("{'Name':'other'}"));
        assertThat(((JsonObject) get("/endpoints/" + EP)).string("Name")).contains("e");
        assertThat(get("/endpoints/" + EP).toString()).contains("\"81\"");
    }

    @Test
    void postingPublishedPortsOfALivingEndpointIsRefusedUnlessTheyAreTheSame() {
        lab.network(NET, nat())
                .endpoint(
                        EP,
                        endpoint(
                                NET,
                                ",'Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':81}}]"));
        JsonObject read = (JsonObject) get("/endpoints/" + EP);

        post("/endpoints/" + EP, read);
        lab.refuses(Rule.PORT_MAPPING_FIXED, () -> post("/endpoints/" + EP, json("{'Policies':[]}")));
    }

    @Test
    void postingANetworkSetsThePoliciesThatChangeInPlace() {
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));
        String route =
                "{'Type':'RemoteSubnetRoute','DestinationPrefix':'192.168.1.0/24','IsolationId':4096,'ProviderAddress':'1.1.1.1','DistributedRouterMacAddress':'00-12-34-56-78-9A'}";

        JsonObject after = post("/networks/" + NET, json("{'Policies':[" + route + "]}"));

        assertThat(after.array("Policies").orElseThrow().toString()).contains("192.168.1.0/24");
        lab.refuses(
                Rule.NETWORK_POLICY_FIXED,
                () -> post("/networks/" + NET, json("{'Policies':[" + route + ",{'Type':'VxlanPort','Port':4790}]}")));
        post("/networks/" + NET, json("{'Name':'other'}"));
        assertThat(lab.v2(HcnKind.NETWORK, NET).string("Name")).contains("pods");
    }

    @Test
    void postingANetworkBackAsItIsChangesNothing() {
        lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
        JsonObject read = (JsonObject) get("/networks/" + NET);

        assertThat(post("/networks/" + NET, read)).isEqualTo(read);
    }

    @Test
    void namespacesTakeAndGiveBackResources() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).namespace(NS);

        JsonObject with =
                post("/namespaces/" + NS + "/addresource", json("{'Type':'Endpoint','Data':{'Id':'" + EP + "'}}"));
        assertThat(with.array("ResourceList").orElseThrow().toString()).contains(EP.toString());
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(NS.toString());
        JsonObject without =
                post("/namespaces/" + NS + "/removeresource", json("{'Type':'Endpoint','Data':{'Id':'" + EP + "'}}"));
        assertThat(without.has("ResourceList")).isFalse();
        post("/namespaces/" + NS + "/addresource", json("{'Type':'Container','Data':{'Id':'c1'}}"));
        assertThat(get("/namespaces/" + NS).toString()).contains("\"Containers\":[\"c1\"]");
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> post("/namespaces/" + NS + "/addresource", json("{'Type':'Colour','Data':{'Id':'red'}}")));
        lab.refuses(Rule.REQUEST_UNSUPPORTED, () -> post("/namespaces/" + NS, JsonObject.EMPTY));
    }

    @Test
    void endpointsHaveCounters() {
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, ""));

        JsonObject statistics = (JsonObject) get("/endpointstats/" + EP);

        assertThat(statistics.keys())
                .containsExactly(
                        "BytesReceived",
                        "BytesSent",
                        "DroppedPacketsIncoming",
                        "DroppedPacketsOutgoing",
                        "EndpointId",
                        "InstanceId",
                        "PacketsReceived",
                        "PacketsSent");
        assertThat(statistics.string("EndpointId")).contains(EP.toString());
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> get("/endpointstats/" + NET));
        lab.refuses(Rule.NOT_MODELLED, () -> get("/endpointstats/"));
        lab.refuses(Rule.NOT_MODELLED, () -> post("/endpointstats/" + EP, JsonObject.EMPTY));
    }

    @Test
    void theListOfAcceleratedNetworkingIsSetReadAndCleared() {
        Lab new16 = Lab.on("ws2025");
        JsonObject macs = json("{'MacAddressList':[{'MacAddress':'00-15-5D-00-00-01'}]}");

        assertThat(new16.host.hnsCall("POST", "/accelnet/", macs, Deadline.CHANGE))
                .isEqualTo(macs);
        assertThat(new16.host.hnsCall("GET", "/accelnet/", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(macs);
        new16.host.hnsCall("DELETE", "/accelnet/", JsonObject.EMPTY, Deadline.CHANGE);
        assertThat(new16.host.hnsCall("GET", "/accelnet/", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(json("{'MacAddressList':[]}"));
        new16.refuses(
                Rule.WRONG_VALUE,
                () -> new16.host.hnsCall("POST", "/accelnet/", json("{'MacAddressList':[{}]}"), Deadline.CHANGE));
        new16.refuses(
                Rule.NOT_MODELLED, () -> new16.host.hnsCall("GET", "/accelnet/x", JsonObject.EMPTY, Deadline.READ));
        lab.refuses(Rule.ACCELNET_NOT_ON_THIS_BUILD, () -> get("/accelnet/"));
        lab.refuses(Rule.ACCELNET_NOT_ON_THIS_BUILD, () -> post("/accelnet/", macs));
        lab.refuses(Rule.ACCELNET_NOT_ON_THIS_BUILD, () -> delete("/accelnet/"));
    }

    @Test
    void deletingWhatIsNotThereHasAWordOfItsOwn() {
        lab.refuses(Rule.OBJECT_ID_NOT_VALID, () -> delete("/networks/" + NET));
        lab.refuses(Rule.OBJECT_ID_NOT_VALID, () -> delete("/endpoints/" + EP));
        lab.refuses(Rule.NAMESPACE_NOT_FOUND, () -> delete("/namespaces/" + NS));
        lab.host.setSwitch(Switch.OLD_DELETE_OF_MISSING.label(), "not-found");
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> delete("/endpoints/" + EP));
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> get("/networks/" + NET));
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> post("/networks/" + NET, JsonObject.EMPTY));
    }

    @Test
    void addressesAreThoseOfTheEndpoints() {
        assertThat(get("/endpointaddresses/")).isEqualTo(JsonArray.EMPTY);
        lab.network(NET, nat()).endpoint(EP, endpoint(NET, ",'IpConfigurations':[{'IpAddress':'172.30.16.9'}]"));
        JsonObject one = (JsonObject) get("/endpointaddresses/" + EP);
        assertThat(one.string("EndpointId")).contains(EP.toString());
        assertThat(one.get("IpConfigurations"))
                .isEqualTo(lab.v2(HcnKind.ENDPOINT, EP).get("IpConfigurations"));
        assertThat(get("/endpointaddresses/")).isEqualTo(Json.array(List.of(one)));
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> get("/endpointaddresses/" + NET));
        lab.refuses(Rule.NOT_A_GUID, () -> get("/endpointaddresses/first"));
        lab.refuses(Rule.NOT_MODELLED, () -> get("/endpointaddresses/" + EP + "/a"));
        lab.refuses(Rule.NOT_MODELLED, () -> post("/endpointaddresses/" + EP, JsonObject.EMPTY));

        lab.host.setSwitch(Switch.ENDPOINT_ADDRESSES.label(), "v1-addresses");
        JsonObject old = (JsonObject) get("/endpointaddresses/" + EP);
        assertThat(old.string("IPAddress")).contains("172.30.16.9");
        assertThat(old.integer("PrefixLength")).contains(24L);
        lab.host.setSwitch(Switch.ENDPOINT_ADDRESSES.label(), "not-implemented");
        lab.refuses(Rule.ANSWER_NOT_ESTABLISHED, () -> get("/endpointaddresses/" + EP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/activities/", "/plugins/", "/portpools/"})
    void answersThatNobodyPublishedAreNotImplemented(String path) {
        lab.refuses(Rule.ANSWER_NOT_ESTABLISHED, () -> get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/weather/", "/networks/a/b/c", "/globals/", "/endpoints/%s/dance"})
    void otherPathsAreRefused(String path) {
        String asked = path.formatted(EP);
        lab.refuses(Rule.NOT_MODELLED, () -> post(asked, JsonObject.EMPTY));
    }

    @Test
    void onlyThreeMethodsAreThere() {
        lab.network(NET, nat());
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.host.hnsCall("PUT", "/networks/" + NET, JsonObject.EMPTY, Deadline.CHANGE));
        lab.refuses(Rule.REQUEST_UNSUPPORTED, () -> delete("/networks/"));
        lab.refuses(Rule.REQUEST_UNSUPPORTED, () -> get("/endpoints/" + EP + "/attach"));
        lab.refuses(Rule.NOT_A_GUID, () -> get("/networks/first"));
    }

    @Test
    void whatAStoredHostHoldsForAcceleratedNetworkingIsKept(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        java.nio.file.Path file = folder.resolve("lab.sim");
        JsonObject macs = json("{'MacAddressList':[{'MacAddress':'00-15-5D-00-00-01'}]}");
        try (SimulatedHost made =
                SimulatedHost.create(file, SimulatorSettings.defaults().withProfile("ws2025"))) {
            made.hnsCall("POST", "/accelnet/", macs, Deadline.CHANGE);
        }
        try (SimulatedHost opened = SimulatedHost.open(file)) {
            assertThat(opened.hnsCall("GET", "/accelnet/", JsonObject.EMPTY, Deadline.READ))
                    .isEqualTo(macs);
        }
    }
}
