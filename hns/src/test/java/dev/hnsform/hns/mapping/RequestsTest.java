package dev.hnsform.hns.mapping;

import static dev.hnsform.hns.mapping.NetworkDocumentsTest.ID;
import static dev.hnsform.hns.mapping.NetworkDocumentsTest.OTHER;
import static dev.hnsform.hns.mapping.NetworkDocumentsTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.mapping.Requests.Verb;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final FieldValues REMOTE = FieldJson.fromJson(
            RemoteSubnet.TABLE,
            object("{'destinationPrefix':'192.168.2.0/24','isolationId':5000,'providerAddress':'1.1.1.1',"
                    + "'distributedRouterMacAddress':'00-12-34-56-78-9A'}"),
            "remote");

    @Test
    void remoteSubnetsAreNamedByTheirFullContent() {
        JsonObject published =
                (JsonObject) PublishedCorpus.document("89-v2-modify-network-remotesubnetroute-hcsshim-test-request");
        assertThat(Requests.remoteSubnet(Verb.ADD, REMOTE).toString()).isEqualToIgnoringCase(published.toString());
        JsonArray policies = (JsonArray) PublishedCorpus.document("40-v1-network-policies-remotesubnetroute-calico");
        JsonObject network =
                Json.object().put("ID", ID.toString()).put("Policies", policies).build();
        assertThat(NetworkDocuments.read(network).orElseThrow().remoteSubnets())
                .hasSize(2)
                .allSatisfy(remote ->
                        assertThat(remote.value(RemoteSubnet.ISOLATION_ID)).contains(4096L));
    }

    @Test
    void networksAreChangedInPlace() {
        Dns dns = FieldJson.fromJson(Dns.SHAPE, object("{'servers':['10.0.0.53'],'search':[]}"), "dns");
        assertThat(Requests.networkDns(dns))
                .hasToString(
                        "{'ResourceType':'DNS','RequestType':'Update','Settings':{'Search':[],'ServerList':['10.0.0.53']}}"
                                .replace('\'', '"'));
        assertThat(Requests.networkExtension(ID, true).toString())
                .contains("\"Extension\"", "\"Update\"", "{\"Id\":\"" + ID + "\",\"IsEnabled\":true}");
        assertThat(Requests.hostRoute(Verb.REMOVE).toString())
                .contains("\"Remove\"", "[{\"Type\":\"HostRoute\",\"Settings\":{}}]");
    }

    @Test
    void subnetsAreAddedWholeAndRemovedById() {
        List<Subnet> subnets = FieldJson.fromJson(
                Subnet.LIST, object("{'x':[{'prefix':'10.1.0.0/16'}]}").get("x").orElseThrow(), "x");
        assertThat(Requests.addSubnets(subnets).toString())
                .contains("\"Subnet\"", "\"Add\"", "{\"Subnets\":[{\"IpAddressPrefix\":\"10.1.0.0/16\"}]}");
        assertThat(Requests.removeSubnets(List.of(ID)).toString())
                .contains("\"Remove\"", "{\"Subnets\":[{\"ID\":\"" + ID + "\"}]}");
        List<IpSubnet> parts = FieldJson.fromJson(
                IpSubnet.LIST,
                object("{'x':[{'prefix':'10.1.0.0/24','flags':{'EnableBroadcast':true}}]}")
                        .get("x")
                        .orElseThrow(),
                "x");
        assertThat(Requests.addIpSubnets(ID, parts).toString())
                .contains(
                        "\"IPSubnet\"",
                        "\"SubnetId\":\"" + ID + "\"",
                        "{\"IpAddressPrefix\":\"10.1.0.0/24\",\"Flags\":1}");
        assertThat(Requests.removeIpSubnets(ID, List.of(OTHER)).toString())
                .contains("\"IpSubnets\":[{\"ID\":\"" + OTHER + "\"}]");
    }

    @Test
    void endpointsAreAttached() {
        assertThat(Requests.namespaceEndpoint(Verb.ADD, ID))
                .hasToString(("{'ResourceType':'Endpoint','RequestType':'Add','Settings':{'EndpointId':'" + ID + "'}}")
                        .replace('\'', '"'));
        assertThat(Requests.attachPath(ID)).isEqualTo("/endpoints/" + ID + "/attach");
        assertThat(Requests.detachPath(ID)).isEqualTo("/endpoints/" + ID + "/detach");
        assertThat(Requests.host()).hasToString("{\"SystemType\":\"Host\",\"CompartmentId\":1}");
        assertThat(Requests.container("c1")).hasToString("{\"ContainerId\":\"c1\",\"SystemType\":\"Container\"}");
    }

    @Test
    void virtualMachinesGetAndLoseAPort() {
        VirtualNicName nic = VirtualNicName.tryParse(
                        "641313E1-7AE8-4DDB-94E5-3215F3A0B218--87fdcf16-d210-426e-959d-2a1d4f41d6d1")
                .orElseThrow();
        assertThat(Requests.addPort(ID, nic))
                .hasToString(("{'ResourceType':'Port','RequestType':'Add','Settings':{'PortId':'" + ID
                                + "','VirtualNicName':'641313e1-7ae8-4ddb-94e5-3215f3a0b218--87fdcf16-d210-426e-959d-2a1d4f41d6d1',"
                                + "'VirtualMachineId':'641313e1-7ae8-4ddb-94e5-3215f3a0b218'}}")
                        .replace('\'', '"'));
        assertThat(Requests.removePort())
                .hasToString("{\"ResourceType\":\"Port\",\"RequestType\":\"Remove\",\"Settings\":{}}");
        assertThat(VirtualNicName.tryParse("Network Adapter")).isEmpty();
        assertThat(VirtualNicName.tryParse("a--b")).isEmpty();
    }
}
