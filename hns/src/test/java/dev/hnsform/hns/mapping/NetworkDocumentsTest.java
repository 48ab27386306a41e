package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Network;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exact documents. */
class NetworkDocumentsTest {
    static final Guid ID = Guid.parse("11111111-2222-8333-8444-555555555555");
    static final Guid OTHER = Guid.parse("99999999-2222-8333-8444-555555555555");

    @Test
    void natIsWrittenAsHcsshimWritesIt() {
        assertThat(create(
                        "{'type':'NAT','name':'GoTestNat','macPool':[{'first':'00-15-5D-52-C0-00','last':'00-15-5D-52-CF-FF'}],"
                                + "'subnets':[{'prefix':'192.168.100.0/24','gateway':'192.168.100.1'}]}"))
                .hasToString(("{'ID':'" + ID + "','Name':'GoTestNat','Owner':'hnsform/shop','Type':'NAT',"
                                + "'MacPool':{'Ranges':[{'StartMacAddress':'00-15-5D-52-C0-00','EndMacAddress':'00-15-5D-52-CF-FF'}]},"
                                + "'Ipams':[{'Type':'Static','Subnets':[{'IpAddressPrefix':'192.168.100.0/24',"
                                + "'Routes':[{'NextHop':'192.168.100.1','DestinationPrefix':'0.0.0.0/0'}]}]}],"
                                + "'SchemaVersion':{'Major':2,'Minor':0}}")
                        .replace('\'', '"'));
    }

    @Test
    void overlayCarriesItsPolicies() {
        JsonObject document = create("{'type':'Overlay','adapter':{'names':['Ethernet','Ethernet 2']},'vxlanPort':4790,"
                + "'hostRoute':true,'automaticDns':true,'extensions':{'e9b59cfa-2be1-4b21-828f-b6fbdbddc017':true},"
                + "'subnets':[{'prefix':'10.244.3.0/24','gateway':'10.244.3.1','vsid':4096}]}");
        assertThat(document.array("Policies").orElseThrow())
                .hasToString(("[{'Type':'NetAdapterName','Settings':{'NetworkAdapterName':'Ethernet,Ethernet 2'}},"
                                + "{'Type':'VxlanPort','Settings':{'Port':4790}},"
                                + "{'Type':'AutomaticDNS','Settings':{'Enable':true}},"
                                + "{'Type':'HostRoute','Settings':{}},"
                                + "{'Type':'VSwitchExtension','Settings':{'ExtensionID':'e9b59cfa-2be1-4b21-828f-b6fbdbddc017','Enable':true}}]")
                        .replace('\'', '"'));
        assertThat(document.toString())
                .contains("\"Policies\":[{\"Type\":\"VSID\",\"Settings\":{\"IsolationId\":4096}}]");
    }

    @Test
    void whatIsNotStatedIsNotWritten() {
        assertThat(create("{'type':'ICS'}").keys()).containsExactly("ID", "Name", "Owner", "Type", "SchemaVersion");
        assertThat(create("{'type':'Transparent','ipam':'Dhcp'}").toString())
                .contains("\"Ipams\":[{\"Type\":\"Dhcp\",\"Subnets\":[]}]");
        assertThat(create("{'type':'NAT','hostRoute':false}").has("Policies")).isFalse();
    }

    @Test
    void theSchemaVersionIsThatOfTheNewestField() {
        assertThat(minor("{'type':'L2Bridge','subnets':[{'prefix':'10.0.0.0/8','ipSubnets':[]}]}"))
                .isEqualTo(3);
        assertThat(minor("{'type':'L2Bridge','subnets':[{'prefix':'10.0.0.0/8','flags':{}}]}"))
                .isEqualTo(7);
    }

    @Test
    void aSharedSwitchNeedsItsLayer() {
        Network network = network("{'type':'L2Bridge','adapter':{'sharedWith':'uplink'}}");
        assertThat(NetworkDocuments.create(network, ID, "o", Optional.of(OTHER)).toString())
                .contains("{\"Type\":\"LayerConstraint\",\"Settings\":{\"LayerId\":\"" + OTHER + "\"}}");
        assertThatThrownBy(() -> NetworkDocuments.create(network, ID, "o", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Network/web");
    }

    @Test
    void readsV2AnswersThatLeaveDefaultsOutAndAddTheirOwn() {
        HostNetwork network =
                read("{'ID':'{11111111-2222-8333-8444-555555555555}','Name':'pods','Flags':'EnableNonPersistent',"
                        + "'Health':{'Extra':{'LayeredOn':'99999999-2222-8333-8444-555555555555'}},'Version':18446744073709551615,"
                        + "'Policies':[{'Type':'DrMacAddress','Settings':{'Address':'00:15:5D:BB:6E:B1'}},"
                        + "{'Type':4,'Settings':{'ProviderAddress':'10.1.0.4'}},{'Type':'VLAN','Settings':{'IsolationId':7}},"
                        + "{'Type':'RemoteSubnetRoute','Settings':{'DestinationPrefix':'10.244.4.0/24','IsolationId':4096,"
                        + "'ProviderAddress':'10.1.0.5','DistributedRouterMacAddress':'00-15-5D-00-00-01'}}],"
                        + "'Ipams':[{'Subnets':[{'IpAddressPrefix':'10.244.3.0/24','Policies':[{'Type':'VLAN','Settings':{'IsolationId':1}}]}]}],"
                        + "'SchemaVersion':{'Major':2}}");
        assertThat(network.type()).as("0 is left out").isEqualTo("NAT");
        assertThat(network.id()).isEqualTo(ID);
        assertThat(network.layer()).contains(OTHER);
        assertThat(network.drMac().orElseThrow()).hasToString("00-15-5D-BB-6E-B1");
        assertThat(network.managementIp().orElseThrow()).hasToString("10.1.0.4");
        assertThat(network.remoteSubnets()).hasSize(1);
        assertThat(FieldJson.toJson(network.reported()).toString())
                .contains("\"EnableNonPersistent\":true")
                .doesNotContain("vlan")
                .contains("\"policies\":[]");
    }

    @Test
    void typesThatAreNotOfTheLanguageAreReadAsTheyAre() {
        assertThat(read("{'ID':'" + ID + "','Type':8,'Ipams':[]}").type()).isEqualTo("Mirrored");
        assertThat(read("{'ID':'" + ID + "','Type':'l2bridge'}").reported().value(Network.TYPE))
                .contains(NetworkType.L2BRIDGE);
        assertThat(read("{'ID':'" + ID + "','Type':'Quantum'}").type()).isEqualTo("Quantum");
    }

    @Test
    void oneUnreadablePartTakesItsListAlong() {
        HostNetwork network = read("{'ID':'" + ID + "','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.0.0.0/8'},"
                + "{'IpAddressPrefix':'ten'}]}],'Flags':[],'MacPool':{'Ranges':[{'StartMacAddress':'x'}]}}");
        assertThat(network.reported().has(Network.SUBNETS)).isFalse();
        assertThat(network.reported().has(Network.FLAGS)).isFalse();
        assertThat(network.reported().has(Network.MAC_POOL)).isFalse();
    }

    @Test
    void subnetsAreFoundByPrefix() {
        JsonObject document = object("{'Ipams':[{'Subnets':[{'ID':'" + ID + "','IpAddressPrefix':'10.0.0.0/8',"
                + "'IpSubnets':[{'ID':'" + OTHER + "','IpAddressPrefix':'10.1.0.0/16'}]}]}]}");
        assertThat(NetworkDocuments.subnetId(document, IpPrefix.parse("10.0.0.0/8")))
                .contains(ID);
        assertThat(NetworkDocuments.ipSubnetId(document, IpPrefix.parse("10.1.0.0/16")))
                .contains(OTHER);
        assertThat(NetworkDocuments.ipSubnets(document)).containsEntry(OTHER, IpPrefix.parse("10.1.0.0/16"));
        Endpoint bound = EndpointDocumentsTest.endpoint(
                "{'network':'web','ipAddresses':[{'address':'10.1.0.9','ipSubnet':'10.1.0.0/16'}]}");
        JsonObject created = EndpointDocuments.create(
                bound, ID, OTHER, "o", new EndpointDocuments.NetworkBelow(Optional.of(NetworkType.L2BRIDGE), document));
        assertThat(created.toString())
                .contains("\"IpSubnetId\":\"" + OTHER + "\"")
                .contains("\"Minor\":3");
        assertThatThrownBy(() -> EndpointDocuments.create(bound, ID, OTHER, "o", NetworkType.L2BRIDGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.1.0.0/16");
    }

    private static long minor(String spec) {
        return create(spec)
                .object("SchemaVersion")
                .flatMap(v -> v.integer("Minor"))
                .orElseThrow();
    }

    private static JsonObject create(String spec) {
        return NetworkDocuments.create(network(spec), ID, "hnsform/shop", Optional.empty());
    }

    private static HostNetwork read(String document) {
        return NetworkDocuments.read(object(document)).orElseThrow();
    }

    static Network network(String spec) {
        return new Network(
                Head.of(ResourceAddress.parse("Network/web")), FieldJson.fromJson(Network.TABLE, object(spec), "spec"));
    }

    static JsonObject object(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }
}
