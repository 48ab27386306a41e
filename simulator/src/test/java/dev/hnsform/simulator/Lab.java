package dev.hnsform.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Optional;

/** A simulated host and short words for what tests do to it. Documents are written with single quotes. */
final class Lab {
    static final Guid NET = Guid.parse("11111111-0000-8000-8000-000000000001");
    static final Guid NET_2 = Guid.parse("11111111-0000-8000-8000-000000000002");
    static final Guid EP = Guid.parse("22222222-0000-8000-8000-000000000001");
    static final Guid EP_2 = Guid.parse("22222222-0000-8000-8000-000000000002");
    static final Guid NS = Guid.parse("33333333-0000-8000-8000-000000000001");
    static final Guid LB = Guid.parse("44444444-0000-8000-8000-000000000001");
    static final Guid NS_2 = Guid.parse("33333333-0000-8000-8000-000000000002");

    private static final String VERSION = ",'SchemaVersion':{'Major':2,'Minor':0}}";

    final SimulatedHost host;

    Lab(SimulatedHost host) {
        this.host = host;
    }

    static Lab with(SimulatorSettings settings) {
        return new Lab(SimulatedHost.inMemory(settings));
    }

    static Lab on(String profile) {
        return with(SimulatorSettings.defaults().withProfile(profile));
    }

    static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    /** A network with one subnet whose gateway is its first address. */
    static JsonObject network(String name, String type, String prefix, String more) {
        return json("{'Name':'" + name + "','Type':'" + type + "','Ipams':[{'Type':'Static','Subnets':["
                + subnet(prefix, type.equals("Overlay") ? "{'Type':'VSID','Settings':{'IsolationId':4096}}" : "")
                + "]}]" + more + VERSION);
    }

    static String subnet(String prefix, String policies) {
        String gateway = prefix.indexOf(':') >= 0
                ? prefix.substring(0, prefix.indexOf('/')) + "1"
                : prefix.substring(0, prefix.lastIndexOf('.')) + ".1";
        String destination = prefix.indexOf(':') >= 0 ? "::/0" : "0.0.0.0/0";
        return "{'IpAddressPrefix':'" + prefix + "','Policies':[" + policies + "],'Routes':[{'NextHop':'" + gateway
                + "','DestinationPrefix':'" + destination + "'}]}";
    }

    static JsonObject nat() {
        return network("web", "NAT", "172.30.16.0/24", "");
    }

    static JsonObject endpoint(Guid network, String more) {
        return json("{'Name':'e','HostComputeNetwork':'" + network + "'" + more + VERSION);
    }

    static JsonObject policies(String... policies) {
        return json("{'Policies':[" + String.join(",", policies) + "]}");
    }

    static JsonObject request(String request, String resource, JsonObject settings) {
        return Json.object()
                .put("RequestType", request)
                .put("ResourceType", resource)
                .put("Settings", settings)
                .build();
    }

    Lab network(Guid id, JsonObject document) {
        host.create(HcnKind.NETWORK, id, document, Deadline.CHANGE);
        return this;
    }

    Lab endpoint(Guid id, JsonObject document) {
        host.create(HcnKind.ENDPOINT, id, document, Deadline.CHANGE);
        return this;
    }

    Lab namespace(Guid id) {
        host.create(HcnKind.NAMESPACE, id, json("{'SchemaVersion':{'Major':2,'Minor':0}}"), Deadline.CHANGE);
        return this;
    }

    Lab balancer(Guid id, JsonObject document) {
        host.create(HcnKind.LOAD_BALANCER, id, document, Deadline.CHANGE);
        return this;
    }

    Lab route(Guid id, JsonObject document) {
        host.create(HcnKind.ROUTE, id, document, Deadline.CHANGE);
        return this;
    }

    Lab guestService(Guid id) {
        host.create(
                HcnKind.GUEST_SERVICE,
                id,
                json("{'VirtualMachineId':'" + NS + "','MirrorHostNetworking':true" + VERSION),
                Deadline.CHANGE);
        return this;
    }

    /** One port for the guest network service {@code LB}. */
    PortReservation reserve(String protocol, String access, int port) {
        return host.reservePort(LB, PortProtocol.valueOf(protocol), PortAccess.valueOf(access), port, Deadline.CHANGE);
    }

    /** Ports beside each other for the guest network service {@code LB}. */
    PortReservation reserveRange(int count) {
        return host.reservePortRange(LB, count, Deadline.CHANGE);
    }

    /** An l2bridge network {@code NET} with two endpoints, {@code EP} and {@code EP_2}. */
    Lab pods() {
        return network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET, ""));
    }

    /** A load balancer of {@code EP} on VIP 10.96.0.1. */
    static JsonObject balancing(int port, String more) {
        return json("{'HostComputeEndpoints':['" + EP + "'],'SourceVIP':'10.244.3.9','FrontendVIPs':['10.96.0.1'],"
                + "'PortMappings':[{'Protocol':6,'InternalPort':8080,'ExternalPort':" + port + "}]" + more + VERSION);
    }

    /** A route of {@code EP}. */
    static JsonObject routing(String more) {
        return json("{'HostComputeEndpoints':['" + EP
                + "'],'Routes':[{'DestinationPrefix':'10.96.0.0/12','NextHop':'10.244.3.2','NeedEncap':true}]" + more
                + VERSION);
    }

    Lab modify(HcnKind kind, Guid id, JsonObject request) {
        host.modify(kind, id, request, Deadline.CHANGE);
        return this;
    }

    Lab enter(Guid namespace, Guid endpoint) {
        return modify(HcnKind.NAMESPACE, namespace, member("Add", endpoint));
    }

    Lab leave(Guid namespace, Guid endpoint) {
        return modify(HcnKind.NAMESPACE, namespace, member("Remove", endpoint));
    }

    static JsonObject member(String request, Guid endpoint) {
        return request(request, "Endpoint", json("{'EndpointId':'" + endpoint + "'}"));
    }

    Lab attachTo(Guid endpoint, String document) {
        host.hnsCall("POST", "/endpoints/" + endpoint + "/attach", json(document), Deadline.CHANGE);
        return this;
    }

    Lab detachFrom(Guid endpoint, String document) {
        host.hnsCall("POST", "/endpoints/" + endpoint + "/detach", json(document), Deadline.CHANGE);
        return this;
    }

    Lab attachToHost(Guid endpoint) {
        host.hnsCall(
                "POST",
                "/endpoints/" + endpoint + "/attach",
                json("{'SystemType':'Host','CompartmentId':1}"),
                Deadline.CHANGE);
        return this;
    }

    Lab delete(HcnKind kind, Guid id) {
        host.delete(kind, id, Deadline.CHANGE);
        return this;
    }

    List<Guid> all(HcnKind kind) {
        return host.enumerate(kind, HostQuery.V2, Deadline.READ);
    }

    List<Guid> matching(HcnKind kind, String filter) {
        HostQuery query = new HostQuery(2, 0, false, Optional.of(json(filter)));
        return host.enumerate(kind, query, Deadline.READ);
    }

    JsonObject v2(HcnKind kind, Guid id) {
        return host.query(kind, id, HostQuery.V2_DETAILED, Deadline.READ);
    }

    JsonObject v1(HcnKind kind, Guid id) {
        return host.query(kind, id, HostQuery.V1, Deadline.READ);
    }

    /** The endpoint's addresses. */
    List<String> addresses(Guid endpoint) {
        return v2(HcnKind.ENDPOINT, endpoint).array("IpConfigurations").orElse(JsonArray.EMPTY).objects().stream()
                .map(c -> c.string("IpAddress").orElse(""))
                .toList();
    }

    /** The policies of an object, each as {@code Type} and settings. */
    List<String> policiesOf(HcnKind kind, Guid id) {
        return v2(kind, id).array("Policies").orElse(JsonArray.EMPTY).objects().stream()
                .map(p -> p.string("Type").orElse("") + " "
                        + p.object("Settings")
                                .orElse(JsonObject.EMPTY)
                                .toString()
                                .replace('"', '\''))
                .toList();
    }

    /** Runs a call that is to be refused by this rule, with nothing changed. */
    void refuses(Rule rule, Runnable call) {
        String before = host.snapshotDocuments().toString();
        HostCallException refused = catchThrowableOfType(HostCallException.class, call::run);
        assertThat(refused).as("refused by " + rule.label()).isNotNull();
        assertThat(host.lastRefusal().orElseThrow().rule()).isEqualTo(rule.label());
        assertThat(refused.hresult()).isEqualTo(rule.error().result());
        assertThat(refused.record()).isEqualTo(rule.error().text());
        assertThat(refused.ending()).isEqualTo(HostCallException.Ending.REFUSED);
        assertThat(host.snapshotDocuments()).hasToString(before);
        Refusals.seen(rule);
    }
}
