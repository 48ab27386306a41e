package dev.hnsform.simulator.shim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same calls on a simulated host in process, and on another one behind server, wire, C library and JNA: the same answers, and the same
 * HRESULTs. Every network is read once when it is made: the simulated host shows its management address at the first read, and opening is one.
 */
class SameAnswersTest {
    private static final long SEED = Long.getLong("hnsform.seed", 20264);
    private static final int COUNT = 1_500 * Integer.getInteger("hnsform.check.scale", 1);
    private static final List<String> NETWORKS = List.of(
            "{'Name':'%s','Type':'NAT','Ipams':[{'Type':'Static','Subnets':[{'IpAddressPrefix':'172.30.%d.0/24','Routes':[{'NextHop':'172.30.%d.1','DestinationPrefix':'0.0.0.0/0'}]}]}],'SchemaVersion':{'Major':2,'Minor':0}}",
            "{'Name':'%s','Type':'L2Bridge','Policies':[{'Type':'NetAdapterName','Settings':{'NetworkAdapterName':'Ethernet'}}],'Ipams':[{'Type':'Static','Subnets':[{'IpAddressPrefix':'10.1.%d.0/24','Routes':[{'NextHop':'10.1.%d.1','DestinationPrefix':'0.0.0.0/0'}]}]}],'SchemaVersion':{'Major':2,'Minor':0}}",
            "{'Name':'%s','Type':'Nonsense','Note':'grüße \u20ac \uD83D\uDE00 %d %d','SchemaVersion':{'Major':2,'Minor':0}}",
            "{'Name':'%s','Type':'nat','Subnets':[{'AddressPrefix':'172.31.%d.0/24','GatewayAddress':'172.31.%d.1'}]}");
    private static final List<String> ENDPOINTS = List.of(
            "{'Name':'%s','HostComputeNetwork':'%s','SchemaVersion':{'Major':2,'Minor':0}}",
            "{'Name':'%s','HostComputeNetwork':'%s','Policies':[{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':8080}}],'SchemaVersion':{'Major':2,'Minor':0}}",
            "{'Name':'%s','VirtualNetwork':'%s','IPAddress':'172.31.3.9'}",
            "{'Name':'%s','HostComputeNetwork':'%s','IpConfigurations':[{'IpAddress':'1.2.3.4','PrefixLength':24}],'SchemaVersion':{'Major':2,'Minor':0}}");
    private static final List<String> BALANCERS = List.of(
            "{'HostComputeEndpoints':['%s'],'FrontendVIPs':['10.96.0.1'],'PortMappings':[{'Protocol':6,'InternalPort':80,'ExternalPort':%d}],'SchemaVersion':{'Major':2,'Minor':0}}",
            "{'References':['/endpoints/%s'],'Policies':[{'Type':'ELB','Protocol':17,'InternalPort':53,'ExternalPort':%d,'IsDSR':true}]}",
            "{'HostComputeEndpoints':['%s'],'PortMappings':[{'Protocol':6,'ExternalPort':%d}],'SchemaVersion':{'Major':2,'Minor':0}}");

    private static final List<String> ROUTES = List.of(
            "{'HostComputeEndpoints':['%s'],'Routes':[{'DestinationPrefix':'10.0.0.0/8','NeedEncap':true}],'SchemaVersion':{'Major':2,'Minor':0}}",
            "{'References':['/endpoints/%s'],'Policies':[{'Type':'ROUTE','DestinationPrefix':'10.0.0.0'}]}");

    private static final List<String> MODIFICATIONS = List.of(
            "{'RequestType':'Add','ResourceType':'Endpoint','Settings':{'EndpointId':'%s'}}",
            "{'RequestType':'Remove','ResourceType':'Endpoint','Settings':{'EndpointId':'%s'}}",
            "{'RequestType':'Update','ResourceType':'Policy','Settings':{'Policies':[{'Type':'ACL','Settings':{'Protocols':'6','Action':'Allow','Direction':'In','Priority':200}}],'Note':'%s'}}",
            "{'RequestType':'Odd','Note':'%s'}");

    private final Random random = new Random(SEED);

    @BeforeAll
    static void library() {
        Shim.require();
    }

    @Test
    void givesTheSameAnswersAsInProcess() {
        System.out.println("seed " + SEED);
        SimulatorSettings settings = SimulatorSettings.defaults().withManagementIpReads(0);
        try (SimulatedHost inProcess = SimulatedHost.inMemory(settings);
                SimulatedHost served = SimulatedHost.inMemory(settings);
                HostServer server = Shim.serve(served);
                NativeHost bound = Shim.bound(Shim.uri(server), served::facts)) {
            long strings = Shim.liveStrings();
            long handles = Shim.liveHandles();
            int refused = 0;
            for (int i = 0; i < COUNT; i++) {
                Function<HnsHost, Object> call = call();
                String expected = outcome(inProcess, call);
                assertThat(outcome(bound, call))
                        .as("call " + i + " of seed " + SEED)
                        .isEqualTo(expected);
                refused += expected.startsWith("0x") ? 1 : 0;
            }
            assertThat(refused).isBetween(COUNT / 20, COUNT * 19 / 20);
            assertThat(Shim.liveStrings()).isEqualTo(strings);
            assertThat(Shim.liveHandles()).isEqualTo(handles);
        }
    }

    private static String outcome(HnsHost host, Function<HnsHost, Object> call) {
        try {
            return String.valueOf(call.apply(host));
        } catch (HostCallException e) {
            // v1 has a text of its own for some codes, which the port in process does not speak
            String text = e.call().equals("HNSCall") ? "" : e.record();
            return e.hresult() + " " + e.ending() + " " + text;
        }
    }

    private Function<HnsHost, Object> call() {
        HcnKind kind = HcnKind.values()[random.nextInt(HcnKind.values().length)];
        Guid id = id(kind);
        switch (random.nextInt(11)) {
            case 0, 1, 2:
                JsonObject document = document(kind);
                return host -> {
                    host.create(kind, id, document, Deadline.CHANGE);
                    return host.query(kind, id, HostQuery.V2, Deadline.READ); // shows a management address, in both
                };
            case 3, 4:
                JsonObject request = json(MODIFICATIONS.get(random.nextInt(4)).formatted(id(HcnKind.ENDPOINT)));
                return host -> {
                    host.modify(kind, id, request, Deadline.CHANGE);
                    return "modified";
                };
            case 5:
                return host -> {
                    host.delete(kind, id, Deadline.CHANGE);
                    return "deleted";
                };
            case 6:
                return host -> host.enumerate(kind, HostQuery.V2, Deadline.READ);
            case 7:
                return old(id);
            case 8:
                return ports();
            default:
                HostQuery query = List.of(HostQuery.V1, HostQuery.V2, HostQuery.V2_DETAILED)
                        .get(random.nextInt(3));
                return host -> host.query(kind, id, query, Deadline.READ);
        }
    }

    /** Held for as long as it takes to look. */
    private Function<HnsHost, Object> ports() {
        Guid service = id(HcnKind.GUEST_SERVICE);
        PortProtocol protocol = PortProtocol.values()[random.nextInt(3)];
        PortAccess access = PortAccess.values()[random.nextInt(2)];
        int port = List.of(0, 80, 8080, 65_535).get(random.nextInt(4));
        int count = List.of(0, 1, 4096, 65_535).get(random.nextInt(4));
        return host -> {
            HostPorts of = (HostPorts) host;
            try (PortReservation one = of.reservePort(service, protocol, access, port, Deadline.CHANGE);
                    PortReservation many = of.reservePortRange(service, count, Deadline.CHANGE)) {
                return one.firstPort() + " " + many.firstPort() + "-" + many.lastPort() + " "
                        + of.reservedPorts(Deadline.READ);
            }
        };
    }

    private Function<HnsHost, Object> old(Guid id) {
        Guid endpoint = id(HcnKind.ENDPOINT);
        JsonObject attach = json("{'SystemType':'Host','CompartmentId':1}");
        JsonObject resource = json("{'Type':'Endpoint','Data':{'Id':'" + endpoint + "'}}");
        Guid namespace = id(HcnKind.NAMESPACE);
        String list = List.of(
                        "/networks/", "/endpoints/", "/namespaces", "/accelnet/", "/plugins/", "/endpointaddresses/")
                .get(random.nextInt(6));
        return switch (random.nextInt(11)) {
            case 4, 5 -> host -> host.hnsCall("GET", list, JsonObject.EMPTY, Deadline.READ);
            case 6 -> host -> host.hnsCall("GET", "/endpointstats/" + endpoint, JsonObject.EMPTY, Deadline.READ);
            case 7 -> host -> host.hnsCall("POST", "/endpoints/" + endpoint, json("{'Policies':[]}"), Deadline.CHANGE);
            case 8 ->
                host -> host.hnsCall("POST", "/namespaces/" + namespace + "/addresource", resource, Deadline.CHANGE);
            case 9 ->
                host -> host.hnsCall("POST", "/namespaces/" + namespace + "/removeresource", resource, Deadline.CHANGE);
            case 10 -> host -> host.hnsCall("DELETE", "/endpoints/" + endpoint, JsonObject.EMPTY, Deadline.CHANGE);
            case 0 -> host -> host.hnsCall("GET", "/globals/version", JsonObject.EMPTY, Deadline.READ);
            case 1 -> host -> host.hnsCall("GET", "/networks/" + id, JsonObject.EMPTY, Deadline.READ);
            case 2 -> host -> host.hnsCall("POST", "/endpoints/" + endpoint + "/attach", attach, Deadline.CHANGE);
            default -> host -> host.hnsCall("POST", "/endpoints/" + endpoint + "/detach", attach, Deadline.CHANGE);
        };
    }

    private JsonObject document(HcnKind kind) {
        int number = random.nextInt(6);
        return switch (kind) {
            case NETWORK -> json(NETWORKS.get(random.nextInt(4)).formatted("n" + number, number, number));
            case ENDPOINT -> json(ENDPOINTS.get(random.nextInt(4)).formatted("e" + number, id(HcnKind.NETWORK)));
            case NAMESPACE -> json("{'Type':'Guest','SchemaVersion':{'Major':2,'Minor':0}}");
            case LOAD_BALANCER ->
                json(BALANCERS.get(random.nextInt(3)).formatted(id(HcnKind.ENDPOINT), 80 + random.nextInt(3)));
            case ROUTE -> json(ROUTES.get(random.nextInt(2)).formatted(id(HcnKind.ENDPOINT)));
            case GUEST_SERVICE -> json("{'VirtualMachineId':'" + id(kind) + "','SchemaVersion':{'Major':2,'Minor':0}}");
        };
    }

    /** One of few, so that most calls meet something. */
    private Guid id(HcnKind kind) {
        return new Guid(0x1111_1111_0000_8000L + kind.ordinal(), 0x8000_0000_0000_0000L + random.nextInt(5));
    }

    private static JsonObject json(String text) {
        Json json = JsonReader.parse(text.replace('\'', '"'));
        return (JsonObject) json;
    }
}
