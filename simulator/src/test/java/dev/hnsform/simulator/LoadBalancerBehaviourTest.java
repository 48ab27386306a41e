package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.balancing;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.mapping.LoadBalancerDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Load balancers as HNS treats them (hns-reference 2.6, 2.10, 5.5, 5.9). */
class LoadBalancerBehaviourTest {
    private static final Guid LB_2 = Guid.parse("44444444-0000-8000-8000-000000000002");

    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private static Lab set(String profile, Switch which, String choice) {
        return Lab.with(SimulatorSettings.defaults().withProfile(profile).withSwitch(which, choice));
    }

    @Test
    void isAnsweredInTheShapeOfThePublishedOne() {
        JsonObject published = (JsonObject) PublishedCorpus.document("51-v2-loadbalancer-ws2019");
        Lab old = Lab.on("ws2019").network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
        for (String id : published.array("HostComputeEndpoints").orElseThrow().strings()) {
            old.endpoint(Guid.parse(id), endpoint(NET, ""));
        }
        Guid id = Guid.parse(published.string("ID").orElseThrow());

        old.balancer(id, published);

        assertThat(old.v2(HcnKind.LOAD_BALANCER, id)).hasToString(published.toString());
        JsonObject v1 = (JsonObject) PublishedCorpus.document("52-v1-policylist-elb-ws2019-transcribed");
        assertThat(old.v1(HcnKind.LOAD_BALANCER, id).without("ActivityId"))
                .isEqualTo(v1.without("ActivityId").without("Health"));
        assertThat(old.all(HcnKind.LOAD_BALANCER)).containsExactly(id);
        assertThat(old.all(HcnKind.ROUTE)).isEmpty();
    }

    @Test
    void takesPolicyListsThroughEitherWay() {
        JsonObject list = json("{'References':['/endpoints/" + EP + "'],'Policies':[{'Type':'ELB','Protocol':6,"
                + "'InternalPort':80,'ExternalPort':8080,'VIPs':['10.96.0.1'],'IsDSR':true,'ILB':true}]}");
        lab.pods().balancer(LB, list);
        assertThat(LoadBalancerDocuments.read(lab.v2(HcnKind.LOAD_BALANCER, LB)).flags())
                .isEqualTo(1);

        JsonObject made = (JsonObject) lab.host.hnsCall(
                "POST",
                "/policylists/",
                json(list.toString().replace("10.96.0.1", "10.96.0.2").replace('"', '\'')),
                Deadline.CHANGE);
        Guid id = Guid.parse(made.string("ID").orElseThrow());
        assertThat(made.array("References").orElseThrow().strings()).containsExactly("/endpoints/" + EP);
        assertThat(((JsonArray) lab.host.hnsCall("GET", "/policylists/", JsonObject.EMPTY, Deadline.READ)).objects())
                .hasSize(2);
        lab.host.hnsCall("DELETE", "/policylists/" + id, JsonObject.EMPTY, Deadline.CHANGE);
        assertThat(lab.all(HcnKind.LOAD_BALANCER)).containsExactly(LB);
        assertThat(lab.host
                        .hnsCall("GET", "/policylists/" + LB, JsonObject.EMPTY, Deadline.READ)
                        .toString())
                .contains("\"IsDSR\":true", "\"ILB\":true");
    }

    @Test
    void refusesTwoOnOneVipPortAndProtocol() {
        lab.pods().balancer(LB, balancing(80, ""));

        lab.refuses(Rule.FRONTEND_IN_USE, () -> lab.balancer(LB_2, balancing(80, "")));
        lab.refuses(
                Rule.FRONTEND_IN_USE,
                () -> lab.balancer(
                        LB_2, balancing(80, "").with("FrontendVIPs", Json.strings(List.of("10.96.0.2", "10.96.0.1")))));
        lab.balancer(LB_2, balancing(81, ""));
        lab.delete(HcnKind.LOAD_BALANCER, LB).balancer(LB, balancing(80, ""));
        lab.delete(HcnKind.LOAD_BALANCER, LB_2);
        lab.balancer(LB_2, balancing(80, "").with("FrontendVIPs", JsonArray.EMPTY));
        lab.refuses(
                Rule.FRONTEND_IN_USE,
                () -> lab.balancer(new Guid(9, 9), balancing(80, "").with("FrontendVIPs", JsonArray.EMPTY)));
        lab.refuses(Rule.ID_IN_USE, () -> lab.balancer(LB, balancing(99, "")));
    }

    @Test
    void refusesWhatCannotBe() {
        lab.pods().network(Lab.NET_2, nat()).endpoint(new Guid(5, 5), endpoint(Lab.NET_2, ""));

        lab.refuses(Rule.INTERNAL_PORT_MISSING, () -> lab.balancer(LB, ports("{'Protocol':6,'ExternalPort':80}")));
        lab.refuses(Rule.INVALID_POLICY, () -> lab.balancer(LB, ports("{'Protocol':6,'InternalPort':80}")));
        lab.refuses(Rule.INVALID_POLICY, () -> lab.balancer(LB, ports("{'InternalPort':80,'ExternalPort':80}")));
        lab.refuses(
                Rule.INVALID_POLICY,
                () -> lab.balancer(LB, ports("{'Protocol':6,'InternalPort':70000,'ExternalPort':1}")));
        lab.refuses(
                Rule.INVALID_POLICY, () -> lab.balancer(LB, balancing(80, "").without("PortMappings")));
        lab.refuses(
                Rule.NOT_AN_ADDRESS,
                () -> lab.balancer(LB, balancing(80, "").with("FrontendVIPs", Json.strings(List.of("web")))));
        lab.refuses(
                Rule.NOT_A_GUID,
                () -> lab.balancer(LB, balancing(80, "").with("HostComputeEndpoints", Json.strings(List.of("web")))));
        lab.refuses(Rule.NOT_A_GUID, () -> lab.balancer(LB, json("{'References':['" + EP + "'],'Policies':[]}")));
        lab.refuses(
                Rule.UNKNOWN_POLICY_TYPE,
                () -> lab.balancer(LB, json("{'References':[],'Policies':[{'Type':'ELB'},{'Type':'ROUTE'}]}")));
        lab.refuses(
                Rule.NOT_MODELLED,
                () -> lab.balancer(
                        LB,
                        json(
                                "{'References':[],'Policies':[{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':1,"
                                        + "'VIPs':['10.0.0.1']},{'Type':'ELB','Protocol':6,'InternalPort':1,'ExternalPort':2}]}")));
        lab.refuses(
                Rule.BALANCER_NOT_ON_THIS_TYPE,
                () -> lab.balancer(
                        LB,
                        balancing(80, "")
                                .with("HostComputeEndpoints", Json.strings(List.of(new Guid(5, 5).toString())))));
        lab.refuses(Rule.POLICY_LIST_NOT_FOUND, () -> lab.delete(HcnKind.LOAD_BALANCER, LB));
        lab.refuses(Rule.POLICY_LIST_NOT_FOUND, () -> lab.v2(HcnKind.LOAD_BALANCER, LB));
    }

    private static JsonObject ports(String mapping) {
        return balancing(1, "").with("PortMappings", Json.array(json(mapping)));
    }

    @Test
    void refusesAnUnknownEndpointInTheWayItIsSet() {
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> lab.balancer(LB, balancing(80, "")));
        Lab other = set("ws2022", Switch.UNKNOWN_BACKEND, "invalid-reference");
        other.refuses(Rule.BACKEND_REFERENCE, () -> other.balancer(LB, balancing(80, "")));
    }

    @Test
    void canBeSetToRefuseEndpointsWithoutAPortAndNoEndpoints() {
        Lab strict = set("ws2022", Switch.DETACHED_BACKEND, "refuse").pods();
        strict.refuses(Rule.BACKEND_WITHOUT_PORT, () -> strict.balancer(LB, balancing(80, "")));
        strict.namespace(NS).enter(NS, EP).balancer(LB, balancing(80, ""));
        strict.endpoint(
                new Guid(6, 6),
                endpoint(NET, ",'Flags':1,'IpConfigurations':[{'IpAddress':'10.244.3.77','PrefixLength':24}]"));
        strict.balancer(
                LB_2, balancing(81, "").with("HostComputeEndpoints", Json.strings(List.of(new Guid(6, 6).toString()))));

        Lab full = set("ws2022", Switch.NO_BACKENDS, "refuse");
        full.refuses(
                Rule.NO_BACKENDS,
                () -> full.balancer(LB, balancing(80, "").with("HostComputeEndpoints", JsonArray.EMPTY)));
    }

    @Test
    void takesABlockOfPortsUnlessDirectServerReturnSparesIt() {
        lab.pods();
        for (int i = 1; i <= SimulatedLoadBalancer.BLOCKS; i++) {
            lab.balancer(new Guid(7, i), balancing(i, ""));
        }
        lab.refuses(Rule.NO_FREE_PORT_BLOCK, () -> lab.balancer(LB, balancing(9000, "")));
        lab.balancer(LB, balancing(9000, ",'Flags':1"));
        lab.delete(HcnKind.LOAD_BALANCER, new Guid(7, 1)).balancer(LB_2, balancing(9001, ""));
        lab.refuses(Rule.NO_FREE_PORT_BLOCK, () -> lab.balancer(new Guid(7, 1), balancing(9002, "")));
    }

    @Test
    void ignoresWhatTheBuildDoesNotKnow() {
        String young = ",'Flags':3";
        JsonObject affine = balancing(80, young)
                .with(
                        "PortMappings",
                        Json.array(json(
                                "{'Protocol':6,'InternalPort':80,'ExternalPort':80,'DistributionType':2,'Flags':2}")));

        JsonObject old = Lab.on("ws2019").pods().balancer(LB, affine).v2(HcnKind.LOAD_BALANCER, LB);
        assertThat(old.has("Flags")).isFalse();
        assertThat(old.toString()).doesNotContain("DistributionType").contains("\"Flags\":2");
        JsonObject now = lab.pods().balancer(LB, affine).v2(HcnKind.LOAD_BALANCER, LB);
        assertThat(now.integer("Flags")).contains(3L);
        assertThat(now.toString()).contains("\"DistributionType\":2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws2019", "ws2022"})
    void doesNotChangeInPlaceOnOlderBuilds(String profile) {
        Lab old = Lab.on(profile).pods().balancer(LB, balancing(80, ""));
        old.refuses(
                Rule.BALANCER_CHANGE_NOT_ON_THIS_BUILD, () -> old.modify(HcnKind.LOAD_BALANCER, LB, balancing(81, "")));
    }

    @Test
    void hns154SaysThatItChangedAndDoesNot() {
        Lab quirk = Lab.on("ws2025").pods().balancer(LB, balancing(80, ""));
        JsonObject before = quirk.v2(HcnKind.LOAD_BALANCER, LB);
        quirk.modify(HcnKind.LOAD_BALANCER, LB, balancing(81, ""));
        assertThat(quirk.v2(HcnKind.LOAD_BALANCER, LB)).isEqualTo(before);
    }

    @Test
    void changesAsAWholeFrom155On() {
        Lab young = Lab.with(SimulatorSettings.defaults().withRelease(Young.RELEASE));
        young.pods().balancer(LB, balancing(80, ",'Name':'web'")).balancer(LB_2, balancing(90, ""));
        JsonObject other = balancing(81, ",'Name':'shop'")
                .with("HostComputeEndpoints", Json.strings(List.of(EP.toString(), EP_2.toString())));

        young.modify(HcnKind.LOAD_BALANCER, LB, other);
        assertThat(young.v2(HcnKind.LOAD_BALANCER, LB).toString())
                .contains(EP_2.toString(), "\"ExternalPort\":81", "shop");
        young.modify(HcnKind.LOAD_BALANCER, LB, request("Update", "LoadBalancer", balancing(82, "")));
        assertThat(young.v2(HcnKind.LOAD_BALANCER, LB).toString()).contains("\"ExternalPort\":82");
        young.refuses(Rule.FRONTEND_IN_USE, () -> young.modify(HcnKind.LOAD_BALANCER, LB, balancing(90, "")));
        young.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> young.modify(HcnKind.LOAD_BALANCER, LB, request("Add", "LoadBalancer", balancing(83, ""))));
        young.balancer(new Guid(8, 8), balancing(80, ""));
    }

    @ParameterizedTest
    @CsvSource({"keep-reference,1", "drop-reference,0"})
    void staysWhenItsLastEndpointGoes(String choice, int left) {
        Lab set = set("ws2022", Switch.DELETE_BACKEND, choice).pods().balancer(LB, balancing(80, ""));
        set.delete(HcnKind.ENDPOINT, EP);
        assertThat(set.v2(HcnKind.LOAD_BALANCER, LB)
                        .array("HostComputeEndpoints")
                        .orElse(JsonArray.EMPTY)
                        .size())
                .isEqualTo(left);
        set.refuses(
                Rule.FRONTEND_IN_USE,
                () -> set.balancer(
                        LB_2, balancing(80, "").with("HostComputeEndpoints", Json.strings(List.of(EP_2.toString())))));
        set.delete(HcnKind.LOAD_BALANCER, LB);
    }

    @Test
    void isNotFoundANetworkWhenThatWentFirst() {
        lab.pods().balancer(LB, balancing(80, "")).delete(HcnKind.NETWORK, NET);
        lab.refuses(Rule.BALANCER_WITHOUT_NETWORK, () -> lab.delete(HcnKind.LOAD_BALANCER, LB));
        lab.host.setSwitch(Switch.DELETE_BALANCER_WITHOUT_NETWORK.label(), "allow");
        lab.delete(HcnKind.LOAD_BALANCER, LB);
        assertThat(lab.all(HcnKind.LOAD_BALANCER)).isEmpty();
    }

    @Test
    void onWs2019TheFirstDeletionCanFail() {
        Lab old = set("ws2019", Switch.DELETE_BALANCER_ON_WS2019, "fails-once")
                .pods()
                .balancer(LB, balancing(80, ""));
        old.refuses(Rule.BALANCER_DELETE_FAILED, () -> old.delete(HcnKind.LOAD_BALANCER, LB));
        assertThat(old.host.lastSwitches()).contains(Switch.DELETE_BALANCER_ON_WS2019.label());
        old.delete(HcnKind.LOAD_BALANCER, LB);
        assertThat(old.all(HcnKind.LOAD_BALANCER)).isEmpty();

        Lab young = set("ws2022", Switch.DELETE_BALANCER_ON_WS2019, "fails-once")
                .pods()
                .balancer(LB, balancing(80, ""));
        young.delete(HcnKind.LOAD_BALANCER, LB);
    }

    @Test
    void comesBackWithTheServiceUnderItsId() {
        lab.pods().balancer(LB, balancing(80, "")).route(LB, Lab.routing(""));
        lab.host.restartHns();
        assertThat(lab.all(HcnKind.LOAD_BALANCER)).containsExactly(LB);
        assertThat(lab.all(HcnKind.ROUTE)).containsExactly(LB);
        lab.refuses(Rule.ID_IN_USE, () -> lab.balancer(LB, balancing(81, "")));
        lab.host.reboot();
        assertThat(lab.all(HcnKind.LOAD_BALANCER)).containsExactly(LB);
    }

    @Test
    void isFilteredByTheNamesOfV1() {
        lab.pods().balancer(LB, balancing(80, "")).balancer(LB_2, balancing(81, ""));
        assertThat(lab.matching(HcnKind.LOAD_BALANCER, "{'ID':'" + LB + "'}")).containsExactly(LB);
        assertThat(lab.matching(HcnKind.LOAD_BALANCER, "{'HostComputeNetwork':'" + NET + "'}"))
                .containsExactly(LB, LB_2);
        assertThat(lab.matching(HcnKind.LOAD_BALANCER, "{'ID':'" + EP + "'}")).isEmpty();
    }
}
