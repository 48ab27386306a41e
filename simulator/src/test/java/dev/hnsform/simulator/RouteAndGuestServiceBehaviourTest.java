package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.LB;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.request;
import static dev.hnsform.simulator.Lab.routing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.mapping.SdnRouteDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SDN routes and guest network services as HNS treats them (hns-reference 2.6, 2.7). */
class RouteAndGuestServiceBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'HostComputeEndpoints':['%s'],'Routes':[{'DestinationPrefix':'169.254.169.254/24','NextHop':'127.10.0.34'}]}",
                "{'HostComputeEndpoints':['%s'],'Setting':[{'DestinationPrefix':'169.254.169.254/24','NextHop':'127.10.0.34'}]}",
                "{'References':['/endpoints/%s'],'Policies':[{'Type':'ROUTE','DestinationPrefix':'169.254.169.254/24','NextHop':'127.10.0.34'}]}"
            })
    void takesEveryWayThatRoutesAreWritten(String document) {
        lab.pods().route(LB, json(document.formatted(EP)));

        SdnRoute route = SdnRouteDocuments.read(lab.v2(HcnKind.ROUTE, LB));
        assertThat(route.routes()).containsExactly(new SdnRoute.Hop("169.254.169.254/24", "127.10.0.34", false, false));
        assertThat(SdnRouteDocuments.read(lab.v1(HcnKind.ROUTE, LB))).isEqualTo(route);
        assertThat(lab.all(HcnKind.LOAD_BALANCER)).isEmpty();
    }

    @Test
    void isAPolicyListInV1() {
        JsonObject list = json("{'References':['/endpoints/" + EP
                + "'],'Policies':[{'Type':'ROUTE','DestinationPrefix':'10.0.0.0/8','NeedEncap':true}]}");
        lab.pods();
        JsonObject made = (JsonObject) lab.host.hnsCall("POST", "/policylists/", list, Deadline.CHANGE);
        Guid id = Guid.parse(made.string("ID").orElseThrow());
        assertThat(lab.all(HcnKind.ROUTE)).containsExactly(id);
        assertThat(made.get("Policies").orElseThrow().toString()).contains("\"NeedEncap\":true", "\"Type\":\"ROUTE\"");
        lab.host.hnsCall("DELETE", "/policylists/" + id, JsonObject.EMPTY, Deadline.CHANGE);
        assertThat(lab.all(HcnKind.ROUTE)).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> lab.route(LB, routing("")));
        lab.pods();
        lab.refuses(Rule.INVALID_POLICY, () -> lab.route(LB, routing("").without("Routes")));
        lab.refuses(Rule.NOT_A_PREFIX, () -> lab.route(LB, to("10.0.0.0", "")));
        lab.refuses(Rule.NOT_A_PREFIX, () -> lab.route(LB, to("10.0.0.0/33", "")));
        lab.refuses(Rule.NOT_AN_ADDRESS, () -> lab.route(LB, to("ten/8", "")));
        lab.refuses(Rule.NOT_AN_ADDRESS, () -> lab.route(LB, to("10.0.0.0/8", "next")));
        lab.refuses(Rule.POLICY_LIST_NOT_FOUND, () -> lab.delete(HcnKind.ROUTE, LB));
        lab.route(LB, to("10.0.0.0/8", ""));
        lab.refuses(Rule.ID_IN_USE, () -> lab.route(LB, routing("")));
        lab.refuses(Rule.NOT_MODELLED, () -> lab.modify(HcnKind.ROUTE, LB, routing("")));
    }

    private static JsonObject to(String prefix, String nextHop) {
        return routing("")
                .with(
                        "Routes",
                        Json.array(Json.object()
                                .put("DestinationPrefix", prefix)
                                .put("NextHop", nextHop)
                                .build()));
    }

    @Test
    void losesItsEndpointsWithTheirNetwork() {
        Lab set = Lab.with(SimulatorSettings.defaults().withSwitch(Switch.DELETE_BACKEND, "drop-reference"))
                .pods()
                .route(LB, routing(""));
        set.delete(HcnKind.NETWORK, NET);
        assertThat(set.v2(HcnKind.ROUTE, LB)
                        .array("HostComputeEndpoints")
                        .orElse(JsonArray.EMPTY)
                        .size())
                .isZero();
        set.refuses(Rule.BALANCER_WITHOUT_NETWORK, () -> set.delete(HcnKind.ROUTE, LB));
    }

    @Test
    void aGuestServiceWalksThroughItsStates() {
        lab.guestService(LB);
        assertThat(lab.v2(HcnKind.GUEST_SERVICE, LB).string("State")).contains("Created");
        assertThat(lab.v2(HcnKind.GUEST_SERVICE, LB).string("VirtualMachineId")).contains(NS.toString());
        for (String state : new String[] {"Bootstrapping", "Synchronized"}) {
            lab.modify(HcnKind.GUEST_SERVICE, LB, request("Update", "State", json("{'State':'" + state + "'}")));
            assertThat(lab.v2(HcnKind.GUEST_SERVICE, LB).string("State")).contains(state);
        }
        assertThat(lab.v2(HcnKind.GUEST_SERVICE, LB).bool("MirrorHostNetworking"))
                .contains(true);
        lab.refuses(
                Rule.WRONG_VALUE,
                () -> lab.modify(HcnKind.GUEST_SERVICE, LB, request("Update", "State", json("{'State':'Happy'}"))));
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.GUEST_SERVICE, LB, request("Add", "State", json("{'State':'Paused'}"))));
        lab.refuses(Rule.ID_IN_USE, () -> lab.guestService(LB));
        lab.host.restartHns();
        lab.delete(HcnKind.GUEST_SERVICE, LB);
        lab.refuses(Rule.GUEST_SERVICE_NOT_FOUND, () -> lab.delete(HcnKind.GUEST_SERVICE, LB));
    }
}
