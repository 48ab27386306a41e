package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.policies;
import static dev.hnsform.simulator.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBehaviourTest {
    private static final String MAPPING =
            "{'Type':'PortMapping','Settings':{'Protocol':%d,'InternalPort':80,'ExternalPort':%d,'Flags':1}}";
    private static final String ACL =
            "{'Type':'ACL','Settings':{'Id':'%s','Action':'Allow','Direction':'In','LocalPorts':'%s'}}";

    private final Lab lab = Lab.with(SimulatorSettings.defaults())
            .network(NET, nat())
            .network(NET_2, network("pods", "L2Bridge", "10.244.3.0/24", ""));

    private static String having(String... policies) {
        return ",'Policies':[" + String.join(",", policies) + "]";
    }

    private static String mapping(int protocol, int port) {
        return String.format(MAPPING, protocol, port);
    }

    private static String acl(String id, String ports) {
        return String.format(ACL, id, ports);
    }

    @Test
    void anExternalPortHasOneHolderAProtocol() {
        lab.endpoint(EP, endpoint(NET, having(mapping(6, 8080))));

        lab.refuses(Rule.PORT_IN_USE, () -> lab.endpoint(EP_2, endpoint(NET_2, having(mapping(6, 8080)))));
        lab.endpoint(EP_2, endpoint(NET, having(mapping(17, 8080))));
        lab.delete(HcnKind.ENDPOINT, EP).endpoint(EP, endpoint(NET, having(mapping(6, 8080))));
        lab.refuses(
                Rule.PORT_IN_USE,
                () -> lab.endpoint(Lab.NS, endpoint(NET, having(mapping(6, 9090), mapping(6, 9090)))));
    }

    @Test
    void choosesAPortForNatThatNamesNone() {
        lab.endpoint(EP, endpoint(NET, having(mapping(6, 0), mapping(6, 0))));

        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP))
                .extracting(p -> p.replaceAll(".*'ExternalPort':([0-9]+).*", "$1"))
                .doesNotHaveDuplicates()
                .allMatch(p -> Integer.parseInt(p) >= 49152);
        lab.refuses(Rule.INVALID_POLICY, () -> lab.endpoint(EP_2, endpoint(NET_2, having(mapping(6, 0)))));
    }

    @Test
    void choosesNoPortOnceEveryDynamicOneIsHeld() {
        String[] all = IntStream.rangeClosed(49152, 65535)
                .mapToObj(port -> mapping(6, port))
                .toArray(String[]::new);
        lab.endpoint(EP, endpoint(NET, having(all)));

        lab.refuses(Rule.NO_FREE_PORT, () -> lab.endpoint(EP_2, endpoint(NET, having(mapping(6, 0)))));
        lab.endpoint(EP_2, endpoint(NET, having(mapping(17, 0))));
    }

    @Test
    void portMappingIsForNatAndBridges() {
        lab.network(Lab.NS, network("p", "Private", "10.9.0.0/24", ""));
        String plain = "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':81}}";

        lab.refuses(Rule.MAPPING_NOT_ON_THIS_TYPE, () -> lab.endpoint(EP, endpoint(Lab.NS, having(mapping(6, 81)))));
        lab.refuses(Rule.MAPPING_NEEDS_LOCAL_ROUTED_VIP, () -> lab.endpoint(EP, endpoint(NET_2, having(plain))));
        lab.endpoint(EP, endpoint(NET, having(plain)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "{'Type':'PortMapping','Settings':{'Protocol':6,'ExternalPort':80}}|INTERNAL_PORT_MISSING",
                "{'Type':'PortMapping','Settings':{'Protocol':1,'InternalPort':80}}|INVALID_POLICY",
                "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'VIP':'host'}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'Action':'Maybe'}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'Protocols':'TCP'}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'LocalPorts':'90-80'}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'RemoteAddresses':'10.0.0.0/33'}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'Priority':70000}}|INVALID_POLICY",
                "{'Type':'ACL','Settings':{'RuleType':'Switch'}}|VFP_POLICY_WITHOUT_VFP",
                "{'Type':'OutBoundNAT','Settings':{}}|POLICY_NOT_ON_THIS_TYPE",
                "{'Type':'SDNRoute','Settings':{'DestinationPrefix':'10.0.0.0/8'}}|POLICY_NOT_ON_THIS_TYPE",
                "{'Type':'ProviderAddress','Settings':{'ProviderAddress':'10.1.0.4'}}|POLICY_NOT_ON_THIS_TYPE",
                "{'Type':'QOS','Settings':{}}|INVALID_POLICY",
                "{'Type':'QOS','Settings':{'MaximumOutgoingBandwidthInBytes':'much'}}|INVALID_POLICY",
                "{'Type':'Wish','Settings':{}}|UNKNOWN_POLICY_TYPE",
                "{'Settings':{}}|UNKNOWN_POLICY_TYPE"
            })
    void refuses(String policy, Rule rule) {
        lab.refuses(rule, () -> lab.endpoint(EP, endpoint(NET, having(policy))));
    }

    @Test
    void refusesWhatTheBuildDoesNotHave() {
        String tier = "{'Type':'TierAcl','Settings':{'Name':'t','Direction':'In','Order':1}}";
        Lab young = Lab.on("ws2025").network(NET_2, network("pods", "L2Bridge", "10.244.3.0/24", ""));

        lab.refuses(Rule.POLICY_NOT_ON_THIS_BUILD, () -> lab.endpoint(EP, endpoint(NET_2, having(tier))));
        young.endpoint(EP, endpoint(NET_2, having(tier)));
    }

    @Test
    void hnsAddsTheMacRewriteOnBridges() {
        lab.endpoint(EP, endpoint(NET_2, "")).endpoint(EP_2, endpoint(NET, ""));

        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP)).containsExactly("L2Driver {}");
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP_2)).isEmpty();
    }

    @Test
    void v1NamesInV2PoliciesAreLostWithoutAWord() {
        lab.endpoint(
                EP,
                endpoint(
                        NET_2,
                        having(
                                "{'Type':'OutBoundNAT','Settings':{'ExceptionList':['10.0.0.0/8'],'VirtualIP':'10.1.0.4'}}")));

        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP))
                .containsExactly("OutBoundNAT {'VirtualIP':'10.1.0.4'}", "L2Driver {}");
    }

    @Test
    void flatPoliciesInV2DocumentsMissTheirSettings() {
        String flat = "{'Type':'SDNRoute','DestinationPrefix':'10.0.0.0/8','NextHop':'10.244.3.1'}";

        lab.refuses(Rule.INVALID_POLICY, () -> lab.endpoint(EP, endpoint(NET_2, having(flat))));
    }

    @Test
    void oneInterfaceParametersPolicyAtMost() {
        String mtu = "{'Type':'InterfaceParameters','Settings':{'Mtu':1400}}";

        lab.refuses(Rule.INTERFACE_PARAMETERS_TWICE, () -> lab.endpoint(EP, endpoint(NET, having(mtu, mtu))));
    }

    @Test
    void policiesAreAddedRemovedAndReplaced() {
        lab.endpoint(EP, endpoint(NET, having(acl("a", "80"))));

        lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Policy", policies(acl("b", "81"))));
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP)).hasSize(2);
        lab.refuses(
                Rule.POLICY_EXISTS,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Policy", policies(acl("b", "82")))));
        lab.refuses(
                Rule.POLICY_NOT_FOUND,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Remove", "Policy", policies(acl("b", "82")))));
        lab.modify(HcnKind.ENDPOINT, EP, request("Remove", "Policy", policies(acl("b", "81"))));
        lab.modify(HcnKind.ENDPOINT, EP, request("Update", "Policy", policies(acl("c", "83"))));
        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP))
                .containsExactly("ACL {'Id':'c','Action':'Allow','Direction':'In','LocalPorts':'83'}");
    }

    @Test
    void removingNamesAPolicyByWhatItSaysHoweverDefaultsAreWritten() {
        lab.endpoint(EP, endpoint(NET, having(acl("a", "80"))));

        lab.modify(
                HcnKind.ENDPOINT,
                EP,
                request(
                        "remove",
                        "policy",
                        policies("{'Type':'acl','Settings':{'LocalPorts':'80','Direction':'in','Id':'a',"
                                + "'Action':'allow','Priority':0,'RemotePorts':''}}")));

        assertThat(lab.policiesOf(HcnKind.ENDPOINT, EP)).isEmpty();
    }

    @Test
    void publishedPortsStayAsTheyAre() {
        lab.endpoint(EP, endpoint(NET, having(mapping(6, 8080))));

        lab.refuses(
                Rule.PORT_MAPPING_FIXED,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Update", "Policy", policies(mapping(6, 8081)))));
        assertThat(lab.host.lastSwitches()).containsExactly("port-mapping-modify");
    }

    @Test
    void unknownRequestsAreRefused() {
        lab.endpoint(EP, endpoint(NET, ""));

        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Refresh", "Policy", policies())));
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Colour", JsonObject.EMPTY)));
        lab.refuses(
                Rule.WRONG_VALUE,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Port", json("{'PortId':'" + EP + "'}"))));
        lab.refuses(Rule.REQUEST_UNSUPPORTED, () -> lab.modify(HcnKind.ENDPOINT, EP, JsonObject.EMPTY));
    }
}
