package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published documents in the other shape: what can be said says the same, and what cannot is named. */
class ShapeConversionTest {
    private static JsonObject json(String text) {
        return (JsonObject) JsonReader.parse(text.replace('\'', '"'));
    }

    private static DocumentShape other(JsonObject document) {
        return DocumentShape.of(document) == DocumentShape.V1 ? DocumentShape.V2 : DocumentShape.V1;
    }

    @TestFactory
    Stream<DynamicTest> publishedDocumentsSayTheSameInTheOtherShape() {
        return PublishedCorpus.names().stream()
                .filter(name -> !PublishedDocuments.classify(PublishedCorpus.document(name))
                        .isEmpty())
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    for (PublishedDocuments.Classified found :
                            PublishedDocuments.classify(PublishedCorpus.document(name))) {
                        JsonObject document = found.document().has("ID")
                                ? found.document()
                                : found.document().with("ID", Json.of("00000000-0000-0000-0000-000000000001"));
                        check(found.kind(), document);
                    }
                }));
    }

    private static void check(HcnKind kind, JsonObject document) {
        Conversion there = ShapeConversion.convert(kind, document, other(document));
        assertThat(DocumentShape.of(there.document())).isEqualTo(other(document));
        assertThat(PublishedDocuments.kind(there.document())).contains(kind);
        assertThat(there.document().string("ID")).isEqualTo(document.string("ID"));
        Conversion back = ShapeConversion.convert(kind, there.document(), DocumentShape.of(document));
        assertThat(back.unsaid())
                .as("lost on the way back from %s", there.document())
                .isEmpty();
        Conversion again = ShapeConversion.convert(kind, back.document(), other(document));
        if (!there.unsaid().contains("Type")) { // an excerpt
            assertThat(again.document()).isEqualTo(there.document());
        }
        if (there.unsaid().stream().noneMatch(path -> path.startsWith("Policies") || path.startsWith("Ipams"))) {
            List<JsonObject> said = reported(kind, document);
            List<JsonObject> saidThere = reported(kind, there.document());
            assertThat(saidThere).hasSameSizeAs(said);
            for (int n = 0; n < said.size(); n++) {
                JsonObject converted = saidThere.get(n);
                // a v2 answer says defaults by leaving them out, a v1 answer says nothing by that (hns-reference 2.0)
                said.get(n).forEach((key, value) -> {
                    // switch extensions have no word in v2's schema
                    if (!key.equals("extensions") || !there.unsaid().contains("Extensions")) {
                        if (converted.get(key).isEmpty() && Rewrite.saysNothing(value)) {
                            return; // v1 leaves it open
                        }
                        assertThat(converted.get(key))
                                .as("%s of %s", key, document)
                                .contains(value);
                    }
                });
            }
        }
    }

    /** What the mapping reads of a document, whatever its shape. */
    private static List<JsonObject> reported(HcnKind kind, JsonObject document) {
        Observation observed = ObservationReader.of(new HostSnapshot(
                PublishedCorpus.facts(), Map.of(kind, List.of(document)), List.of(), Map.of(), List.of()));
        return Stream.of(observed.networks(), observed.endpoints(), observed.namespaces())
                .flatMap(listing -> listing.objects().stream())
                .map(object -> FieldJson.toJson(((HostObject) object).reported()))
                .toList();
    }

    @Test
    void saysANetworkInV1() {
        Conversion v1 = ShapeConversion.convert(
                HcnKind.NETWORK,
                json("{'ID':'x','Name':'pods','Type':'Overlay','Policies':[{'Type':'NetAdapterName','Settings':"
                        + "{'NetworkAdapterName':'Ethernet'}},{'Type':'HostRoute','Settings':{}}],"
                        + "'Dns':{'Domain':'a.b','Search':['a','b'],'ServerList':['10.0.0.1'],'Options':['x']},"
                        + "'MacPool':{'Ranges':[{'StartMacAddress':'00-15-5D-52-C0-00','EndMacAddress':'00-15-5D-52-CF-FF'}]},"
                        + "'Ipams':[{'Type':'Static','Subnets':[{'IpAddressPrefix':'10.0.0.0/16','Policies':"
                        + "[{'Type':'VSID','Settings':{'IsolationId':4096}}],'Routes':[{'NextHop':'10.0.0.1',"
                        + "'DestinationPrefix':'0.0.0.0/0'},{'NextHop':'10.0.0.2','DestinationPrefix':'10.9.0.0/16'}]}]},"
                        + "{'Type':'Dhcp'}],'Flags':8,'SchemaVersion':{'Major':2,'Minor':0}}"),
                DocumentShape.V1);
        assertThat(v1.document())
                .isEqualTo(json("{'ID':'x','Name':'pods','Type':'Overlay','Flags':8,'NetworkAdapterName':'Ethernet',"
                        + "'MacPools':[{'StartMacAddress':'00-15-5D-52-C0-00','EndMacAddress':'00-15-5D-52-CF-FF'}],"
                        + "'DNSSuffix':'a,b','DNSServerList':'10.0.0.1','Subnets':[{'AddressPrefix':'10.0.0.0/16',"
                        + "'GatewayAddress':'10.0.0.1','Policies':[{'Type':'VSID','VSID':4096}]}]}"));
        assertThat(v1.unsaid())
                .containsExactly(
                        "Policies[1]", "Dns.Domain", "Dns.Options", "Ipams[0].Subnets[0].Routes[1]", "Ipams[1].Type");
    }

    @Test
    void saysAnEndpointInV2() {
        Conversion v2 = ShapeConversion.convert(
                HcnKind.ENDPOINT,
                json(
                        "{'ID':'x','VirtualNetwork':'n','VirtualNetworkName':'pods','IPAddress':'10.0.0.9','PrefixLength':16,"
                                + "'GatewayAddress':'10.0.0.1','DNSServerList':'10.0.0.1,10.0.0.2','IsRemoteEndpoint':true,"
                                + "'EncapOverhead':50,'Namespace':{'ID':'s','CompartmentId':3},'Policies':["
                                + "{'Type':'NAT','Protocol':'TCP','InternalPort':80,'ExternalPort':81,'ExternalPortReserved':true},"
                                + "{'Type':'OutBoundNAT','ExceptionList':['10.0.0.0/8'],'VIP':'1.2.3.4'},{'Type':'PA','PA':'1.1.1.1'},"
                                + "{'Type':'ACL','Protocol':6,'LocalPort':80,'Action':'Block','Direction':'In','Scope':1},{'Type':'VNET'}]}"),
                DocumentShape.V2);
        assertThat(v2.document())
                .isEqualTo(json("{'ID':'x','HostComputeNetwork':'n','HostComputeNamespace':'s','Policies':["
                        + "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':81,'Flags':4}},"
                        + "{'Type':'OutBoundNAT','Settings':{'VirtualIP':'1.2.3.4','Exceptions':['10.0.0.0/8']}},"
                        + "{'Type':'ProviderAddress','Settings':{'ProviderAddress':'1.1.1.1'}},"
                        + "{'Type':'ACL','Settings':{'Action':'Block','Direction':'In','Protocols':'6','LocalPorts':'80'}},"
                        + "{'Type':'EncapOverhead','Settings':{'Overhead':50}}],"
                        + "'IpConfigurations':[{'IpAddress':'10.0.0.9','PrefixLength':16}],"
                        + "'Dns':{'ServerList':['10.0.0.1','10.0.0.2']},"
                        + "'Routes':[{'NextHop':'10.0.0.1','DestinationPrefix':'0.0.0.0/0'}],'Flags':1,"
                        + "'SchemaVersion':{'Major':2,'Minor':0}}"));
        assertThat(v2.unsaid())
                .containsExactly("VirtualNetworkName", "Namespace.CompartmentId", "Policies[3].Scope", "Policies[4]");
    }

    @Test
    void namesWhatAnEndpointCannotSayInV1() {
        Conversion v1 = ShapeConversion.convert(
                HcnKind.ENDPOINT,
                json("{'ID':'x','HostComputeNetwork':'n','HostComputeNamespace':'00000000-0000-0000-0000-000000000000',"
                        + "'IpConfigurations':[{'IpAddress':'10.0.0.9'},{'IpAddress':'10.0.0.8'},{'IpAddress':'fd00::1',"
                        + "'IpSubnetId':'y'}],'Policies':[{'Type':'PortMapping','Settings':{'Protocol':17,'InternalPort':53,"
                        + "'VIP':'1.2.3.4','Flags':5}},{'Type':'PortName','Settings':{'Name':'p'}}],'Routes':[{'NextHop':'fd00::2',"
                        + "'DestinationPrefix':'::/0','Metric':5}]}"),
                DocumentShape.V1);
        assertThat(v1.document())
                .isEqualTo(
                        json(
                                "{'ID':'x','VirtualNetwork':'n','Policies':[{'Type':'NAT','Protocol':'UDP','ExternalPortReserved':true,"
                                        + "'InternalPort':53}],'IPAddress':'10.0.0.9','IPv6Address':'fd00::1','GatewayAddressV6':'fd00::2'}"));
        assertThat(v1.unsaid())
                .containsExactly(
                        "Policies[0].Settings.VIP",
                        "Policies[0].Settings.Flags (1)",
                        "Policies[1]",
                        "IpConfigurations[1]",
                        "IpConfigurations[2].IpSubnetId",
                        "Routes[0].Metric");
    }

    @Test
    void saysANamespaceBothWays() {
        JsonObject v2 = json(
                "{'ID':'x','NamespaceId':3,'NamespaceGuid':'g','Resources':[{'Type':'Endpoint','Data':{'Id':'e'}},"
                        + "{'Type':'Container','Data':{'Id':'c'}},{'Type':'Odd'}],'SchemaVersion':{'Major':2,'Minor':0}}");
        Conversion v1 = ShapeConversion.convert(HcnKind.NAMESPACE, v2, DocumentShape.V1);
        assertThat(v1.unsaid()).containsExactly("Resources[2]");
        assertThat(v1.document())
                .isEqualTo(
                        json("{'ID':'x','CompartmentId':3,'CompartmentGuid':'g','IsDefault':false,'Containers':['c'],"
                                + "'ResourceList':[{'Type':'Endpoint','Data':{'Id':'e'}}]}"));
        Conversion guest =
                ShapeConversion.convert(HcnKind.NAMESPACE, json("{'NamespaceId':0,'Type':'Guest'}"), DocumentShape.V1);
        assertThat(guest.unsaid()).containsExactly("Type");
        Conversion host = ShapeConversion.convert(
                HcnKind.NAMESPACE, json("{'ID':'x','CompartmentId':1,'IsDefault':true}"), DocumentShape.V2);
        assertThat(host.document().string("Type")).contains("HostDefault");
    }

    @Test
    void aGuestServiceHasNoV1() {
        JsonObject service = json("{'ID':'x','VirtualMachineId':'m'}");
        assertThat(ShapeConversion.convert(HcnKind.GUEST_SERVICE, service, DocumentShape.V1)
                        .unsaid())
                .containsExactly("ID", "VirtualMachineId");
        assertThat(ShapeConversion.convert(HcnKind.GUEST_SERVICE, service, DocumentShape.V2)
                        .document())
                .isEqualTo(service);
    }
}
