package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults()).network(NET, nat());

    private static String at(String address) {
        return ",'IpConfigurations':[{'IpAddress':'" + address + "'}]";
    }

    @Test
    void getsTheNextFreeAddressItsSubnetsGatewayAndAMacOfThePool() {
        lab.endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET, ""));

        assertThat(lab.addresses(EP)).containsExactly("172.30.16.2");
        assertThat(lab.addresses(EP_2)).containsExactly("172.30.16.3");
        JsonObject answer = lab.v2(HcnKind.ENDPOINT, EP);
        assertThat(answer.toString()).contains("\"PrefixLength\":24", "\"NextHop\":\"172.30.16.1\"");
        assertThat(answer.string("MacAddress").orElse("")).startsWith("00-15-5D-");
        assertThat(answer.string("MacAddress"))
                .isNotEqualTo(lab.v2(HcnKind.ENDPOINT, EP_2).string("MacAddress"));
    }

    @Test
    void usesAFreedAddressAgain() {
        lab.endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET, ""));

        lab.delete(HcnKind.ENDPOINT, EP).endpoint(EP, endpoint(NET, at("172.30.16.2")));

        assertThat(lab.addresses(EP)).containsExactly("172.30.16.2");
    }

    @Test
    void answersNullMacAsNone() {
        lab.endpoint(EP, endpoint(NET, ",'MacAddress':null"));

        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("MacAddress")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "172.30.16.0,ADDRESS_RESERVED",
        "172.30.16.255,ADDRESS_RESERVED",
        "172.30.16.1,ADDRESS_RESERVED",
        "172.30.16.2,ADDRESS_TAKEN",
        "172.30.17.2,ADDRESS_IN_NO_SUBNET",
        "172.30.16,NOT_AN_ADDRESS",
        "fd00::1,IPV6_NOT_ON_THIS_TYPE"
    })
    void refusesAddresses(String address, Rule rule) {
        lab.endpoint(EP, endpoint(NET, ""));

        lab.refuses(rule, () -> lab.endpoint(EP_2, endpoint(NET, at(address))));
    }

    @Test
    void freesTheGatewayWhereTheSubnetSaysSo() {
        lab.network(
                NET_2,
                json("{'Name':'b','Type':'L2Bridge','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.9.0.0/24','Flags':1,"
                        + "'Routes':[{'NextHop':'10.9.0.1','DestinationPrefix':'0.0.0.0/0'}]}]}]}"));

        lab.endpoint(EP, endpoint(NET_2, at("10.9.0.1")));

        assertThat(lab.addresses(EP)).containsExactly("10.9.0.1");
    }

    @Test
    void refusesOneMoreThanTheSubnetHolds() {
        lab.network(NET_2, network("small", "Private", "10.9.0.0/29", ""));
        for (int i = 0; i < 5; i++) {
            lab.endpoint(new Guid(9, i + 1L), endpoint(NET_2, ""));
        }

        lab.refuses(Rule.NO_FREE_ADDRESS, () -> lab.endpoint(EP, endpoint(NET_2, "")));
    }

    @Test
    void refusesOneMoreThanTheMacPoolHolds() {
        String pool =
                ",'MacPool':{'Ranges':[{'StartMacAddress':'00-15-5D-00-00-01','EndMacAddress':'00-15-5D-00-00-01'}]}";
        lab.network(NET_2, network("one", "Private", "10.9.0.0/24", pool)).endpoint(EP, endpoint(NET_2, ""));

        lab.refuses(Rule.NO_FREE_MAC, () -> lab.endpoint(EP_2, endpoint(NET_2, "")));
    }

    @Test
    void getsAnAddressOfEachFamily() {
        lab.network(
                NET_2,
                json("{'Name':'b','Type':'L2Bridge','Ipams':[{'Subnets':[" + subnet("10.9.0.0/24", "") + ","
                        + subnet("fd00:9::/64", "") + "]}]}"));

        lab.endpoint(EP, endpoint(NET_2, ""));

        assertThat(lab.addresses(EP)).containsExactly("10.9.0.2", "fd00:9::2");
        lab.refuses(
                Rule.TOO_MANY_ADDRESSES,
                () -> lab.endpoint(
                        EP_2,
                        endpoint(NET_2, ",'IpConfigurations':[{'IpAddress':'10.9.0.5'},{'IpAddress':'10.9.0.6'}]")));
    }

    @Test
    void hasNoAddressWhereOthersGiveIt() {
        lab.network(NET_2, json("{'Name':'lan','Type':'Transparent'}"));

        lab.endpoint(EP, endpoint(NET_2, "")).endpoint(EP_2, endpoint(NET, ",'Flags':32"));

        assertThat(lab.addresses(EP)).isEmpty();
        assertThat(lab.addresses(EP_2)).isEmpty();
    }

    @Test
    void takesSlash32FromTheBuildsThatHaveIt() {
        String narrow = ",'IpConfigurations':[{'IpAddress':'172.30.16.9','PrefixLength':32}]";
        lab.endpoint(EP, endpoint(NET, narrow));
        Lab old = Lab.on("ws2019").network(NET, nat());

        old.refuses(Rule.PREFIX_LENGTH_NOT_ON_THIS_BUILD, () -> old.endpoint(EP, endpoint(NET, narrow)));
    }

    @Test
    void aRemoteEndpointHoldsItsAddress() {
        lab.network(NET_2, network("pods", "Overlay", "10.244.3.0/24", ""));
        String remote = ",'Flags':1,'MacAddress':'0E-2A-0A-F4-02-8D','Policies':[{'Type':'ProviderAddress',"
                + "'Settings':{'ProviderAddress':'10.1.0.9'}}]";

        lab.endpoint(EP, endpoint(NET_2, at("10.244.3.7") + remote));

        lab.refuses(Rule.ADDRESS_TAKEN, () -> lab.endpoint(EP_2, endpoint(NET_2, at("10.244.3.7"))));
        lab.endpoint(EP_2, endpoint(NET_2, at("10.244.9.9") + remote));
        lab.namespace(Lab.NS);
        lab.refuses(Rule.REMOTE_ENDPOINT, () -> lab.enter(Lab.NS, EP));
        lab.refuses(Rule.REMOTE_NEEDS_ADDRESS, () -> lab.endpoint(new Guid(9, 9), endpoint(NET_2, remote)));
    }

    @Test
    void readsTheV1ShapeAndTheMixOfBoth() {
        lab.endpoint(
                EP,
                json("{'VirtualNetwork':'" + NET + "','IPAddress':'172.30.16.9','Policies':[{'Type':'NAT',"
                        + "'InternalPort':80,'ExternalPort':8081,'Protocol':'TCP'}]}"));
        lab.endpoint(
                EP_2,
                json("{'SchemaVersion':{'Major':2,'Minor':0},'HostComputeNetwork':'" + NET
                        + "','IPAddress':'172.30.16.10','PrefixLength':12}"));

        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP))
                .containsExactly("PortMapping {'Protocol':6,'InternalPort':80,'ExternalPort':8081}");
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).toString())
                .contains("\"Type\":\"NAT\",\"Protocol\":\"TCP\"", "\"VirtualNetworkName\":\"web\"");
        assertThat(lab.v1(HcnKind.ENDPOINT, EP_2).integer("PrefixLength")).contains(12L);
    }

    @Test
    void inheritsDnsAndKeepsItsOwn() {
        lab.network(
                NET_2, network("dns", "Private", "10.9.0.0/24", ",'Dns':{'ServerList':['10.0.0.53'],'Domain':'a.b'}"));
        lab.endpoint(EP, endpoint(NET_2, ""));
        lab.endpoint(EP_2, endpoint(NET_2, ",'Dns':{'Domain':'c.d'}"));

        assertThat(lab.v2(HcnKind.ENDPOINT, EP).object("Dns").orElseThrow().string("Domain"))
                .contains("a.b");
        assertThat(lab.v2(HcnKind.ENDPOINT, EP_2).object("Dns")).contains(json("{'Domain':'c.d'}"));
    }

    @Test
    void needsANetworkThatIsThere() {
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.endpoint(EP, endpoint(NET_2, "")));
        lab.refuses(Rule.NO_NETWORK_NAMED, () -> lab.endpoint(EP, json("{'Name':'e'}")));
        lab.refuses(Rule.WRONG_VALUE, () -> lab.endpoint(EP, endpoint(NET, ",'MacAddress':'12'")));
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> lab.delete(HcnKind.ENDPOINT, EP));
    }

    @Test
    void isFoundByItsNetworkInAFilter() {
        lab.network(NET_2, network("other", "Private", "10.9.0.0/24", ""));
        lab.endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET_2, ""));

        assertThat(lab.matching(HcnKind.ENDPOINT, "{'VirtualNetwork':'" + NET_2.toWindowsString() + "'}"))
                .containsExactly(EP_2);
        assertThat(lab.matching(HcnKind.ENDPOINT, "{'VirtualNetworkName':'web'}"))
                .containsExactly(EP);
        assertThat(lab.matching(HcnKind.ENDPOINT, "{'VirtualNetwork':'" + EP + "'}"))
                .isEmpty();
    }

    @Test
    void countsInItsNetworksV1Answer() {
        lab.endpoint(EP, endpoint(NET, ""));

        assertThat(lab.v1(HcnKind.NETWORK, NET).get("CurrentEndpointCount")).contains(Json.of(1));
    }

    @Test
    void bindsToAnIpSubnet() {
        lab.network(
                NET_2,
                json("{'Name':'n','Type':'L2Bridge','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.9.0.0/16','Routes':"
                        + "[{'NextHop':'10.9.0.1','DestinationPrefix':'0.0.0.0/0'}],'IpSubnets':[{'ID':'" + EP_2
                        + "','IpAddressPrefix':'10.9.1.0/24','Flags':3}]}]}]}"));

        lab.endpoint(EP, endpoint(NET_2, ""));

        assertThat(lab.addresses(EP)).containsExactly("10.9.1.1");
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).toString()).contains("\"IpSubnetId\":\"" + EP_2 + "\"");
        lab.refuses(Rule.ADDRESS_IN_NO_SUBNET, () -> lab.endpoint(EP_2, endpoint(NET_2, at("10.9.2.7"))));
        lab.refuses(
                Rule.SUBNET_NOT_FOUND,
                () -> lab.endpoint(
                        EP_2,
                        endpoint(
                                NET_2,
                                ",'IpConfigurations':[{'IpAddress':'10.9.1.9','IpSubnetId':'" + Lab.NS + "'}]")));
    }
}
