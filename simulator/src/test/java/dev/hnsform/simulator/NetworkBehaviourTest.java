package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.policies;
import static dev.hnsform.simulator.Lab.request;
import static dev.hnsform.simulator.Lab.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkBehaviourTest {
    private final Lab lab = Lab.with(SimulatorSettings.defaults());

    private JsonObject subnetOf(Guid network) {
        return lab.v2(HcnKind.NETWORK, network)
                .array("Ipams")
                .orElseThrow()
                .objects()
                .get(0)
                .array("Subnets")
                .orElseThrow()
                .objects()
                .get(0);
    }

    @Test
    void answersWhatWasAskedAndLeavesDefaultsOut() {
        lab.network(NET, nat());

        JsonObject answer = lab.v2(HcnKind.NETWORK, NET);

        assertThat(answer.string("Name")).contains("web");
        assertThat(answer.has("Type")).as("NAT is 0").isFalse();
        assertThat(answer.has("Owner")).isFalse();
        assertThat(answer.has("Dns")).isFalse();
        assertThat(answer.integer("Flags")).as("EnableNonPersistent").contains(8L);
        assertThat(subnetOf(NET).string("IpAddressPrefix")).contains("172.30.16.0/24");
    }

    @Test
    void makesTheImplicitIpSubnetWithFlags3() {
        lab.network(NET, nat());

        JsonObject part =
                subnetOf(NET).array("IpSubnets").orElseThrow().objects().get(0);

        assertThat(part.integer("Flags")).contains(3L);
        assertThat(part.string("IpAddressPrefix")).contains("172.30.16.0/24");
    }

    @Test
    void hasNoIpSubnetsBeforeTheirSchema() {
        Lab old = Lab.on("ws2019").network(NET, nat());

        assertThat(old.v2(HcnKind.NETWORK, NET).toString()).doesNotContain("IpSubnets");
        assertThat(old.v2(HcnKind.NETWORK, NET).has("Flags"))
                .as("HNS 9.2 answers 0 on NAT")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nat", "NAT", "Nat"})
    void readsTypesInAnyCaseAndEchoesTheWritingInV1(String type) {
        lab.network(NET, network("n", type, "172.30.16.0/24", ""));

        assertThat(lab.v1(HcnKind.NETWORK, NET).string("Type")).contains(type);
    }

    @Test
    void readsNumbersForEnumerations() {
        lab.network(NET, nat().with("Type", Json.of(3)).with("Name", Json.of("bridge")));

        assertThat(lab.v2(HcnKind.NETWORK, NET).string("Type")).contains("L2Bridge");
    }

    @Test
    void readsTheV1Shape() {
        lab.network(
                NET,
                json("{'Name':'cbr0','Type':'L2Bridge','NetworkAdapterName':'Ethernet','Subnets':[{'AddressPrefix':"
                        + "'10.200.62.0/24','GatewayAddress':'10.200.62.1'}],'DNSServerList':'10.0.0.1,10.0.0.2'}"));

        assertThat(lab.v1(HcnKind.NETWORK, NET).toString())
                .contains("\"GatewayAddress\":\"10.200.62.1\"", "\"DNSServerList\":\"10.0.0.1,10.0.0.2\"");
        assertThat(lab.policiesOf(HcnKind.NETWORK, NET))
                .containsExactly("NetAdapterName {'NetworkAdapterName':'Ethernet'}");
    }

    @Test
    void ignoresUnknownFields() {
        lab.network(NET, nat().with("Colour", Json.of("red")));

        assertThat(lab.v2(HcnKind.NETWORK, NET).has("Colour")).isFalse();
    }

    @Test
    void takesTheIdOfTheArgumentOrOfTheDocumentOrMakesOne() {
        lab.network(Guid.ZERO, nat().with("ID", Json.of(NET.toWindowsString())));
        lab.network(Guid.ZERO, network("other", "Private", "10.9.0.0/24", ""));

        assertThat(lab.all(HcnKind.NETWORK)).hasSize(2).contains(NET).doesNotContain(Guid.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'Ipams':[{'Subnets':[{'IpAddressPrefix':'0.0.0.0/0'}]}]"})
    void choosesAFreePrefixForNatThatNamesNone(String more) {
        List<Guid> ids = Stream.iterate(0, i -> i + 1)
                .limit(30)
                .map(i -> new Guid(7, i + 1L))
                .toList();

        for (Guid id : ids) {
            lab.network(id, json("{'Name':'" + id + "','Type':'NAT'" + more + "}"));
        }

        List<IpPrefix> prefixes = ids.stream()
                .map(this::subnetOf)
                .map(s -> IpPrefix.parse(s.string("IpAddressPrefix").orElseThrow()))
                .toList();
        assertThat(prefixes).doesNotHaveDuplicates().allMatch(p -> p.length() == 20);
        assertThat(subnetOf(ids.get(0)).toString()).contains("NextHop");
    }

    @Test
    void refusesNatOnceEveryPrefixIsTaken() {
        for (int i = 0; i < 272; i++) {
            lab.network(new Guid(7, i + 1L), json("{'Name':'n" + i + "','Type':'NAT'}"));
        }

        lab.refuses(Rule.NO_FREE_NAT_PREFIX, () -> lab.network(NET, json("{'Name':'one more','Type':'NAT'}")));
    }

    @Test
    void natNetworksShareALayerAndAreToldApartByVlan() {
        lab.network(NET, nat()).network(NET_2, network("two", "NAT", "172.31.0.0/24", ""));

        JsonObject first = lab.v1(HcnKind.NETWORK, NET);
        JsonObject second = lab.v1(HcnKind.NETWORK, NET_2);
        assertThat(first.string("LayeredOn")).isPresent().isEqualTo(second.string("LayeredOn"));
        assertThat(first.toString()).contains("{\"Type\":\"VLAN\",\"VLAN\":1}");
        assertThat(second.toString()).contains("{\"Type\":\"VLAN\",\"VLAN\":2}");

        lab.delete(HcnKind.NETWORK, NET).network(NET, nat());
        assertThat(lab.v1(HcnKind.NETWORK, NET).toString()).contains("{\"Type\":\"VLAN\",\"VLAN\":1}");
    }

    @Test
    void natNetworksOfOldReleasesHaveLayersOfTheirOwn() {
        Lab old = Lab.on("ws2019").network(NET, nat()).network(NET_2, network("two", "NAT", "172.31.0.0/24", ""));

        assertThat(old.v1(HcnKind.NETWORK, NET).string("LayeredOn"))
                .isNotEqualTo(old.v1(HcnKind.NETWORK, NET_2).string("LayeredOn"));
        assertThat(old.v1(HcnKind.NETWORK, NET).string("NatName").orElse("")).startsWith("ICS");
    }

    @Test
    void givesEveryNetworkAMacPoolOfItsOwn() {
        for (int i = 0; i < 50; i++) {
            lab.network(new Guid(7, i + 1L), network("n" + i, "Private", "10.9." + i + ".0/24", ""));
        }

        List<String> starts = lab.all(HcnKind.NETWORK).stream()
                .map(id -> lab.v2(HcnKind.NETWORK, id)
                        .object("MacPool")
                        .orElseThrow()
                        .toString())
                .toList();
        assertThat(starts).doesNotHaveDuplicates().allMatch(s -> s.contains("\"StartMacAddress\":\"00-15-5D-"));
    }

    @Test
    void givesAnOverlayItsRouterMac() {
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));

        assertThat(lab.policiesOf(HcnKind.NETWORK, NET))
                .singleElement()
                .asString()
                .startsWith("DrMacAddress {'Address':'00-15-5D-");
        assertThat(lab.v1(HcnKind.NETWORK, NET).string("DrMacAddress")).isPresent();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(Rule.UNKNOWN_NETWORK_TYPE, network("n", "Bridge", "10.1.1.0/24", "")),
                Arguments.of(Rule.TYPE_NOT_CREATABLE, network("n", "Mirrored", "10.1.1.0/24", "")),
                Arguments.of(Rule.PREFIX_HOST_BITS, network("n", "NAT", "172.22.16.0/16", "")),
                Arguments.of(Rule.NOT_A_PREFIX, network("n", "NAT", "172.22.16.0/33", "")),
                Arguments.of(Rule.NOT_A_PREFIX, network("n", "NAT", "nonsense./", "")),
                Arguments.of(Rule.SUBNET_REQUIRED, json("{'Name':'n','Type':'L2Bridge'}")),
                Arguments.of(
                        Rule.GATEWAY_REQUIRED,
                        json(
                                "{'Name':'n','Type':'L2Bridge','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.9.0.0/24'}]}]}")),
                Arguments.of(Rule.IPV6_NOT_ON_THIS_TYPE, network("n", "NAT", "fd00:1::/64", "")),
                Arguments.of(Rule.WRONG_VALUE, json("{'Name':7,'Type':'NAT'}")),
                Arguments.of(Rule.WRONG_VALUE, json("{'Name':'n','Type':'NAT','Policies':'all'}")),
                Arguments.of(Rule.WRONG_VALUE, json("{'Name':'n','Type':'NAT','Flags':'Enormous'}")),
                Arguments.of(Rule.NOT_A_GUID, json("{'Name':'n','ID':'yes'}")),
                Arguments.of(
                        Rule.UNKNOWN_POLICY_TYPE,
                        network("n", "NAT", "10.9.0.0/24", ",'Policies':[{'Type':'Wish','Settings':{}}]")),
                Arguments.of(
                        Rule.POLICY_NOT_ON_THIS_TYPE,
                        network("n", "NAT", "10.9.0.0/24", ",'Policies':[{'Type':'HostRoute','Settings':{}}]")),
                Arguments.of(
                        Rule.POLICY_NOT_ON_THIS_BUILD,
                        network(
                                "n",
                                "Overlay",
                                "10.9.0.0/24",
                                ",'Policies':[{'Type':'NetworkACL','Settings':{'Action':'Allow'}}]")),
                Arguments.of(
                        Rule.INVALID_POLICY,
                        network(
                                "n",
                                "Overlay",
                                "10.9.0.0/24",
                                ",'Policies':[{'Type':'VxlanPort','Settings':{'Port':70000}}]")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Rule rule, JsonObject document) {
        lab.refuses(rule, () -> lab.network(NET, document));
    }

    @ParameterizedTest
    @CsvSource({"256,VSID_TOO_LOW", "4095,VSID_TOO_LOW", "16777216,VSID_TOO_HIGH"})
    void refusesVsidsThatWindowsDoesNotTake(long vsid, Rule rule) {
        String policy = "{'Type':'VSID','Settings':{'IsolationId':" + vsid + "}}";

        lab.refuses(
                rule,
                () -> lab.network(
                        NET,
                        json("{'Name':'n','Type':'Overlay','Ipams':[{'Subnets':[" + subnet("10.9.0.0/24", policy)
                                + "]}],'SchemaVersion':{'Major':2,'Minor':0}}")));
    }

    @Test
    void refusesAnOverlayWithoutVsidAndVlansElsewhere() {
        String vlan = "{'Type':'VLAN','Settings':{'IsolationId':%d}}";
        String open = "{'Name':'n','Type':'%s','Ipams':[{'Subnets':[%s]}],'SchemaVersion':{'Major':2,'Minor':0}}";

        lab.refuses(
                Rule.VSID_REQUIRED,
                () -> lab.network(NET, json(String.format(open, "Overlay", subnet("10.9.0.0/24", "")))));
        lab.refuses(
                Rule.POLICY_NOT_ON_THIS_TYPE,
                () -> lab.network(
                        NET, json(String.format(open, "Private", subnet("10.9.0.0/24", String.format(vlan, 7))))));
        lab.refuses(
                Rule.VLAN_OUT_OF_RANGE,
                () -> lab.network(
                        NET,
                        json(String.format(open, "Transparent", subnet("10.9.0.0/24", String.format(vlan, 4095))))));
    }

    @Test
    void namesAndIdsAreUnique() {
        lab.network(NET, nat());

        lab.refuses(Rule.NETWORK_NAME_IN_USE, () -> lab.network(NET_2, network("web", "Private", "10.9.0.0/24", "")));
        lab.refuses(Rule.ID_IN_USE, () -> lab.network(NET, network("other", "Private", "10.9.0.0/24", "")));
        lab.delete(HcnKind.NETWORK, NET).network(NET, nat());
    }

    @Test
    void severalSubnetsAreForTypesWithVfpAlone() {
        String two = ",'Ipams':[{'Subnets':[" + subnet("10.9.0.0/24", "") + "," + subnet("10.9.1.0/24", "") + "]}]}";

        lab.refuses(Rule.ONE_SUBNET_ONLY, () -> lab.network(NET, json("{'Name':'n','Type':'NAT'" + two)));
        lab.network(NET, json("{'Name':'n','Type':'L2Bridge'" + two));
        lab.refuses(
                Rule.SUBNETS_OVERLAP,
                () -> lab.network(
                        NET_2,
                        json("{'Name':'m','Type':'L2Bridge','Ipams':[{'Subnets':[" + subnet("10.8.0.0/16", "") + ","
                                + subnet("10.8.1.0/24", "") + "]}]}")));
    }

    @Test
    void dualStackIsForBridgesFromHns11Dot10() {
        String both = "{'Name':'n','Type':'L2Bridge','Ipams':[{'Subnets':[" + subnet("10.9.0.0/24", "") + ","
                + subnet("fd00:9::/64", "") + "]}]}";
        lab.network(NET, json(both));
        Lab old = Lab.on("ws2019");

        old.refuses(Rule.IPV6_NOT_ON_THIS_BUILD, () -> old.network(NET, json(both)));
    }

    @Test
    void addsAndRemovesRemoteSubnets() {
        String route =
                "{'Type':'RemoteSubnetRoute','Settings':{'DestinationPrefix':'192.168.2.0/24','IsolationId':4096,"
                        + "'ProviderAddress':'%s','DistributedRouterMacAddress':'00-12-34-56-78-9A'}}";
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));
        JsonObject one = policies(String.format(route, "1.1.1.1"));

        lab.modify(HcnKind.NETWORK, NET, request("Add", "Policy", one));
        assertThat(lab.policiesOf(HcnKind.NETWORK, NET)).hasSize(2);
        lab.refuses(Rule.POLICY_EXISTS, () -> lab.modify(HcnKind.NETWORK, NET, request("Add", "Policy", one)));
        lab.refuses(
                Rule.POLICY_NOT_FOUND,
                () -> lab.modify(
                        HcnKind.NETWORK, NET, request("Remove", "Policy", policies(String.format(route, "1.1.1.2")))));
        lab.refuses(
                Rule.INVALID_POLICY,
                () -> lab.modify(
                        HcnKind.NETWORK, NET, request("Add", "Policy", policies(String.format(route, "nowhere")))));
        lab.modify(HcnKind.NETWORK, NET, request("Remove", "Policy", one));
        assertThat(lab.policiesOf(HcnKind.NETWORK, NET)).hasSize(1);
    }

    @Test
    void policiesOfTheBirthDoNotChange() {
        lab.network(NET, network("pods", "Overlay", "10.244.3.0/24", ""));

        lab.refuses(
                Rule.NETWORK_POLICY_FIXED,
                () -> lab.modify(
                        HcnKind.NETWORK,
                        NET,
                        request("Add", "Policy", policies("{'Type':'VxlanPort','Settings':{'Port':4790}}"))));
    }

    @Test
    void replacesDnsAsAWhole() {
        lab.network(NET, nat().with("Dns", json("{'Domain':'a.example','Search':['a.example']}")));

        lab.modify(HcnKind.NETWORK, NET, request("Update", "DNS", json("{'ServerList':['10.0.0.53']}")));

        assertThat(lab.v2(HcnKind.NETWORK, NET).object("Dns")).contains(json("{'ServerList':['10.0.0.53']}"));
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.NETWORK, NET, request("Remove", "DNS", JsonObject.EMPTY)));
    }

    @Test
    void turnsExtensionsOnAndOff() {
        lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
        String vfp = "F74F241B-440F-4433-BB28-00F89EAD20D8";

        lab.modify(
                HcnKind.NETWORK, NET, request("Update", "Extension", json("{'Id':'" + vfp + "','IsEnabled':false}")));

        JsonArray extensions = lab.v1(HcnKind.NETWORK, NET).array("Extensions").orElseThrow();
        assertThat(extensions.objects().get(1).bool("IsEnabled")).contains(false);
        lab.refuses(
                Rule.EXTENSION_NOT_FOUND,
                () -> lab.modify(
                        HcnKind.NETWORK,
                        NET,
                        request("Update", "Extension", json("{'Id':'" + NET + "','IsEnabled':false}"))));
    }

    @Test
    void addsAndRemovesSubnetsWhereTheTypeAndTheBuildAllow() {
        lab.network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
        JsonObject more = json("{'Subnets':[" + subnet("10.244.4.0/24", "") + "]}");

        lab.modify(HcnKind.NETWORK, NET, request("Add", "Subnet", more));
        List<JsonObject> subnets = lab.v2(HcnKind.NETWORK, NET)
                .array("Ipams")
                .orElseThrow()
                .objects()
                .get(0)
                .array("Subnets")
                .orElseThrow()
                .objects();
        assertThat(subnets).hasSize(2);

        JsonObject gone =
                json("{'Subnets':[{'ID':'" + subnets.get(1).string("ID").orElseThrow() + "'}]}");
        lab.endpoint(Lab.EP, Lab.endpoint(NET, ",'IpConfigurations':[{'IpAddress':'10.244.4.9'}]"));
        lab.refuses(Rule.SUBNET_IN_USE, () -> lab.modify(HcnKind.NETWORK, NET, request("Remove", "Subnet", gone)));
        lab.delete(HcnKind.ENDPOINT, Lab.EP);
        lab.modify(HcnKind.NETWORK, NET, request("Remove", "Subnet", gone));
        lab.refuses(Rule.SUBNET_NOT_FOUND, () -> lab.modify(HcnKind.NETWORK, NET, request("Remove", "Subnet", gone)));

        Lab old = Lab.on("ws2019").network(NET, network("pods", "L2Bridge", "10.244.3.0/24", ""));
        old.refuses(
                Rule.SUBNET_CHANGE_NOT_ON_THIS_BUILD,
                () -> old.modify(HcnKind.NETWORK, NET, request("Add", "Subnet", more)));
        lab.network(NET_2, nat());
        lab.refuses(
                Rule.SUBNET_CHANGE_NOT_ON_THIS_TYPE,
                () -> lab.modify(HcnKind.NETWORK, NET_2, request("Add", "Subnet", more)));
    }

    @Test
    void addsAndRemovesIpSubnets() {
        lab.network(
                NET,
                json("{'Name':'n','Type':'L2Bridge','Ipams':[{'Subnets':[{'IpAddressPrefix':'10.9.0.0/16','Routes':"
                        + "[{'NextHop':'10.9.0.1','DestinationPrefix':'0.0.0.0/0'}],'IpSubnets':"
                        + "[{'IpAddressPrefix':'10.9.1.0/24','Flags':3}]}]}]}"));
        String subnet = subnetOf(NET).string("ID").orElseThrow();

        lab.modify(
                HcnKind.NETWORK,
                NET,
                request(
                        "Add",
                        "IPSubnet",
                        json("{'SubnetId':'" + subnet + "','IpSubnets':[{'IpAddressPrefix':'10.9.2.0/24'}]}")));

        assertThat(subnetOf(NET).array("IpSubnets").orElseThrow().size()).isEqualTo(2);
        lab.refuses(
                Rule.IP_SUBNET_OUTSIDE,
                () -> lab.modify(
                        HcnKind.NETWORK,
                        NET,
                        request(
                                "Add",
                                "IPSubnet",
                                json("{'SubnetId':'" + subnet
                                        + "','IpSubnets':[{'IpAddressPrefix':'10.8.2.0/24'}]}"))));
    }

    @Test
    void takesItsEndpointsAlongWhenItIsDeleted() {
        lab.network(NET, nat()).endpoint(Lab.EP, Lab.endpoint(NET, ""));

        lab.delete(HcnKind.NETWORK, NET);

        assertThat(lab.all(HcnKind.ENDPOINT)).isEmpty();
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.delete(HcnKind.NETWORK, NET));
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.v2(HcnKind.NETWORK, NET));
    }

    @Test
    void filtersByV1Names() {
        lab.network(NET, nat()).network(NET_2, network("two", "Private", "10.9.0.0/24", ""));

        assertThat(lab.matching(HcnKind.NETWORK, "{'Name':'two'}")).containsExactly(NET_2);
        assertThat(lab.matching(HcnKind.NETWORK, "{'Type':'nat'}")).containsExactly(NET);
        assertThat(lab.matching(HcnKind.NETWORK, "{'Type':'nat','Name':'two'}")).isEmpty();
        assertThat(lab.matching(HcnKind.NETWORK, "{}")).containsExactly(NET, NET_2);
        assertThat(lab.matching(HcnKind.NETWORK, "{'ID':'" + NET + "'}")).containsExactly(NET);
    }

    @Test
    void answersItsVersion() {
        assertThat(lab.host.hnsCall("GET", "/globals/version", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(json("{'Major':13,'Minor':3}"));
    }
}
