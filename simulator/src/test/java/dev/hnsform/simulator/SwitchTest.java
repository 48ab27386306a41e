package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NET_2;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.policies;
import static dev.hnsform.simulator.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.SimulatorSettingsException;
import dev.hnsform.simulator.profile.Switch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every switch has an effect that can be seen, a call whose result depends on it says so, and every setting is told from the others. */
class SwitchTest {
    private static final String ACL =
            "{'Type':'ACL','Settings':{'Id':'%s','Action':'Allow','Direction':'In','LocalPorts':'%s'}}";
    private static final String BRIDGE = "10.244.3.0/24";

    /** Does something that depends on the switch, and says how it ended. */
    interface Scene extends Function<Lab, Object> {}

    private static final Map<Switch, Scene> SCENES = scenes();

    private static Map<Switch, Scene> scenes() {
        Map<Switch, Scene> scenes = new LinkedHashMap<>();
        scenes.put(
                Switch.ID_PRECEDENCE,
                lab -> lab.network(NET, nat().with("ID", Json.of(NET_2.toString())))
                        .all(HcnKind.NETWORK));
        scenes.put(
                Switch.DELETE_NETWORK_WITH_ATTACHED,
                lab -> ending(() -> attached(lab).delete(HcnKind.NETWORK, NET)));
        scenes.put(
                Switch.OVERLAPPING_PREFIXES,
                lab -> ending(
                        () -> lab.network(NET, nat()).network(NET_2, network("two", "NAT", "172.30.0.0/16", ""))));
        scenes.put(
                Switch.NAME_CASE,
                lab -> ending(
                        () -> lab.network(NET, nat()).network(NET_2, network("WEB", "Private", "10.9.0.0/24", ""))));
        scenes.put(
                Switch.FILTER_GUID_CASE,
                lab -> lab.network(NET_2, network("x", "Private", "10.9.0.0/24", ""))
                        .endpoint(Guid.parse("abcdefab-0000-8000-8000-000000000001"), endpoint(NET_2, ""))
                        .matching(HcnKind.ENDPOINT, "{'ID':'ABCDEFAB-0000-8000-8000-000000000001'}"));
        scenes.put(
                Switch.FILTER_UNKNOWN_NAMES,
                lab -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ""))
                        .matching(HcnKind.ENDPOINT, "{'HostComputeNetwork':'" + NET + "'}"));
        scenes.put(
                Switch.ENDPOINT_POLICY_UPDATE,
                lab -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ",'Policies':[" + acl("a", 80) + "," + acl("b", 81) + "]"))
                        .modify(HcnKind.ENDPOINT, EP, request("Update", "Policy", policies(acl("b", 82))))
                        .policiesOf(HcnKind.ENDPOINT, EP));
        scenes.put(
                Switch.NETWORK_POLICY_UPDATE,
                lab -> lab.network(NET, network("pods", "Overlay", BRIDGE, ""))
                        .modify(
                                HcnKind.NETWORK,
                                NET,
                                request("Add", "Policy", policies(route("1", "1.1.1.1"), route("2", "1.1.1.2"))))
                        .modify(HcnKind.NETWORK, NET, request("Update", "Policy", policies(route("1", "1.1.1.9"))))
                        .policiesOf(HcnKind.NETWORK, NET));
        scenes.put(
                Switch.EMPTY_POLICY_UPDATE,
                lab -> lab.network(NET, network("pods", "L2Bridge", BRIDGE, ""))
                        .endpoint(
                                EP,
                                endpoint(
                                        NET,
                                        ",'Policies':[" + acl("a", 80)
                                                + ",{'Type':'L4WFPPROXY','Settings':{'OutboundProxyPort':'15001'}}]"))
                        .modify(HcnKind.ENDPOINT, EP, request("Update", "Policy", policies("{}")))
                        .policiesOf(HcnKind.ENDPOINT, EP));
        scenes.put(Switch.POLICY_ADD_SAME_ID, lab -> {
            lab.network(NET, nat()).endpoint(EP, endpoint(NET, ",'Policies':[" + acl("a", 80) + "]"));
            return ending(() -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Policy", policies(acl("a", 81)))))
                    + lab.policiesOf(HcnKind.ENDPOINT, EP);
        });
        scenes.put(
                Switch.PORT_MAPPING_MODIFY,
                lab -> ending(
                        () -> lab.network(NET, nat())
                                .endpoint(EP, endpoint(NET, ""))
                                .modify(
                                        HcnKind.ENDPOINT,
                                        EP,
                                        request(
                                                "Add",
                                                "Policy",
                                                policies(
                                                        "{'Type':'PortMapping','Settings':{'Protocol':6,'InternalPort':80,'ExternalPort':81}}")))));
        scenes.put(
                Switch.SWITCH_RULES_WITHOUT_VFP,
                lab -> ending(
                        () -> lab.network(NET, nat())
                                .endpoint(
                                        EP,
                                        endpoint(
                                                NET,
                                                ",'Policies':[{'Type':'ACL','Settings':{'Protocols':'6','Action':'Allow','Direction':'In','RuleType':'Switch'}}]"))));
        scenes.put(
                Switch.OWNER,
                lab -> lab.network(NET, nat().with("Owner", Json.of("hnsform/a-long-name-of-a-stack")))
                        .v2(HcnKind.NETWORK, NET)
                        .string("Owner"));
        scenes.put(
                Switch.NAMESPACE_AT_ENDPOINT_CREATE,
                lab -> lab.network(NET, nat())
                        .namespace(NS)
                        .endpoint(EP, endpoint(NET, ",'HostComputeNamespace':'" + NS + "'"))
                        .v2(HcnKind.ENDPOINT, EP)
                        .string("HostComputeNamespace"));
        scenes.put(
                Switch.HOST_ATTACH_VISIBLE,
                lab -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ""))
                        .attachToHost(EP)
                        .v2(HcnKind.ENDPOINT, EP)
                        .string("HostComputeNamespace"));
        scenes.put(
                Switch.OUTSIDE_ATTACH_VISIBLE,
                lab -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ""))
                        .modify(HcnKind.ENDPOINT, EP, request("Add", "Port", json(AttachmentBehaviourTest.PORT)))
                        .v1(HcnKind.ENDPOINT, EP));
        scenes.put(
                Switch.CONTAINER_ATTACH_COMPARTMENT,
                lab -> ending(() -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ""))
                        .attachTo(EP, "{'SystemType':'Container','ContainerId':'c1'}")));
        scenes.put(
                Switch.DETACH_OF_ANOTHER_SYSTEM,
                lab -> ending(() -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ""))
                        .attachTo(EP, "{'SystemType':'Container','ContainerId':'c1'}")
                        .detachFrom(EP, "{'SystemType':'Container','ContainerId':'c2'}")));
        scenes.put(
                Switch.DUPLICATE_ENDPOINT_NAMES,
                lab -> ending(() ->
                        lab.network(NET, nat()).endpoint(EP, endpoint(NET, "")).endpoint(EP_2, endpoint(NET, ""))));
        scenes.put(
                Switch.DUPLICATE_MAC,
                lab -> ending(() -> lab.network(NET, nat())
                        .endpoint(EP, endpoint(NET, ",'MacAddress':'00-15-5D-00-00-09'"))
                        .endpoint(EP_2, endpoint(NET, ",'MacAddress':'00-15-5D-00-00-09'"))));
        scenes.put(Switch.ENABLE_PERSISTENT_NAT, lab -> {
            lab.network(NET, nat().with("Flags", Json.of(16)));
            Object flags = lab.v2(HcnKind.NETWORK, NET).integer("Flags");
            lab.host.reboot();
            return flags + "" + lab.all(HcnKind.NETWORK);
        });
        scenes.put(Switch.DEFAULTS_IN_ANSWERS, lab -> lab.network(NET, nat()).v2(HcnKind.NETWORK, NET));
        scenes.put(
                Switch.INHERITED_DNS,
                lab -> lab.network(NET, nat().with("Dns", json("{'Domain':'a.b'}")))
                        .endpoint(EP, endpoint(NET, ""))
                        .v2(HcnKind.ENDPOINT, EP)
                        .object("Dns"));
        scenes.put(Switch.NAT_VLAN_IN_ANSWERS, lab -> lab.network(NET, nat()).v2(HcnKind.NETWORK, NET));
        scenes.put(
                Switch.GUID_CASE,
                lab -> lab.network(NET, network("x", "Private", "10.9.0.0/24", ""))
                        .v2(HcnKind.NETWORK, NET)
                        .get("Ipams"));
        scenes.put(Switch.NAT_ON_HNS_RESTART, lab -> {
            lab.network(NET, nat()).host.restartHns();
            return lab.all(HcnKind.NETWORK);
        });
        scenes.put(Switch.ATTACHED_ON_HNS_RESTART, lab -> {
            persistent(lab).host.restartHns();
            return lab.all(HcnKind.ENDPOINT);
        });
        scenes.put(Switch.NAMESPACES_ON_REBOOT, lab -> {
            persistent(lab).host.reboot();
            return lab.all(HcnKind.NAMESPACE).contains(NS);
        });
        scenes.put(Switch.ATTACHMENTS_ON_REBOOT, lab -> {
            persistent(lab).host.reboot();
            return lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace");
        });
        scenes.put(
                Switch.DELETE_ATTACHED_ENDPOINT,
                lab -> ending(() -> attached(lab).delete(HcnKind.ENDPOINT, EP)));
        scenes.put(
                Switch.DELETE_NAMESPACE_WITH_ENDPOINTS,
                lab -> ending(() -> attached(lab).delete(HcnKind.NAMESPACE, NS)));
        scenes.put(
                Switch.NO_FREE_ADAPTER,
                lab -> ending(() -> lab.network(NET, network("one", "L2Bridge", BRIDGE, ""))
                        .network(NET_2, network("two", "L2Bridge", "10.244.4.0/24", ""))));
        scenes.put(
                Switch.LAYER_SHARING,
                lab -> ending(() -> lab.network(NET, network("one", "L2Bridge", BRIDGE, ""))
                        .network(NET_2, network("two", "L2Tunnel", "10.244.4.0/24", adapter()))));
        scenes.put(
                Switch.OLD_DELETE_OF_MISSING,
                lab -> ending(() -> lab.host.hnsCall(
                        "DELETE", "/networks/" + NET, JsonObject.EMPTY, dev.hnsform.hns.port.Deadline.CHANGE)));
        scenes.putAll(PolicyListScenes.all());
        scenes.putAll(GuestPortScenes.all());
        scenes.put(
                Switch.NETWORKS_DROPPED_NOTIFICATION,
                lab -> Heard.until(lab.network(NET, nat()).host, Optional.empty(), lab.host::restartHns));
        scenes.put(
                Switch.NOTIFICATION_FLAGS,
                lab -> Heard.until(lab.host, Optional.empty(), () -> {
                    lab.network(NET, network("x", "Private", "10.9.0.0/24", ",'Flags':8"));
                    lab.host.restartHns();
                }));
        Runnable nothing = () -> {};
        scenes.put(Switch.ENDPOINT_NOTIFICATION_ID, lab -> told(lab, () -> lab.attachToHost(EP_2)));
        scenes.put(Switch.NAMESPACE_ENTRY_NOTIFICATION, lab -> told(lab, nothing));
        scenes.put(Switch.DETACHED_NOTIFICATION_AT_DELETE, lab -> told(lab, () -> lab.delete(HcnKind.ENDPOINT, EP)));
        scenes.put(Switch.UNKNOWN_FLAGS, lab -> ending(() -> lab.network(NET, nat().with("Flags", Json.of(1024)))));
        return scenes;
    }

    /** What those who registered with a network hear when an endpoint enters a namespace, and then of something else. */
    private static Object told(Lab lab, Runnable more) {
        lab.network(NET, network("kept", "Private", "10.9.0.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET, ""))
                .namespace(NS);
        return Heard.until(lab.host, Optional.of(NET), () -> {
            lab.enter(NS, EP);
            more.run();
            lab.host.restartHns();
        });
    }

    private static String adapter() {
        return ",'Policies':[{'Type':'NetAdapterName','Settings':{'NetworkAdapterName':'Ethernet'}}]";
    }

    private static String acl(String id, int port) {
        return String.format(java.util.Locale.ROOT, ACL, id, port);
    }

    private static String route(String third, String provider) {
        return "{'Type':'RemoteSubnetRoute','Settings':{'DestinationPrefix':'192.168." + third
                + ".0/24','IsolationId':4096,'ProviderAddress':'" + provider
                + "','DistributedRouterMacAddress':'00-12-34-56-78-9A'}}";
    }

    private static Lab attached(Lab lab) {
        return lab.network(NET, nat())
                .endpoint(EP, endpoint(NET, ""))
                .namespace(NS)
                .enter(NS, EP);
    }

    private static Lab persistent(Lab lab) {
        return lab.network(NET, network("kept", "Private", "10.9.0.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .namespace(NS)
                .enter(NS, EP);
    }

    static String ending(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (HostCallException e) {
            return "refused " + e.hresult();
        }
    }

    @TestFactory
    Stream<DynamicTest> everySettingEndsInItsOwnWay() {
        return Stream.of(Switch.values())
                .map(which -> DynamicTest.dynamicTest(which.label(), () -> {
                    Map<String, String> endings = new LinkedHashMap<>();
                    for (String choice : which.choices()) {
                        Lab lab = Lab.with(SimulatorSettings.defaults().withSwitch(which, choice));
                        Scene scene = SCENES.get(which);
                        assertThat(scene).as("a scene for " + which.label()).isNotNull();
                        endings.put(choice, String.valueOf(scene.apply(lab)));
                    }
                    assertThat(endings.values()).as(endings.toString()).doesNotHaveDuplicates();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aPlainLifeWorksUnderEverySetting() {
        return Stream.of(Switch.values())
                .flatMap(which -> which.choices().stream()
                        .map(choice -> DynamicTest.dynamicTest(which.label() + " " + choice, () -> {
                            Lab lab = Lab.with(SimulatorSettings.defaults());
                            lab.host.setSwitch(which.label(), choice);
                            attached(lab).leave(NS, EP).attachToHost(EP);
                            lab.host.hnsCall(
                                    "POST",
                                    "/endpoints/" + EP + "/detach",
                                    json("{'SystemType':'Host'}"),
                                    dev.hnsform.hns.port.Deadline.CHANGE);
                            lab.delete(HcnKind.ENDPOINT, EP)
                                    .delete(HcnKind.NAMESPACE, NS)
                                    .delete(HcnKind.NETWORK, NET);
                            assertThat(lab.all(HcnKind.NETWORK)).isEmpty();
                            assertThat(lab.all(HcnKind.NAMESPACE)).hasSize(1);
                            assertThat(lab.host.switches()).containsEntry(which.label(), choice);
                        })));
    }

    @Test
    void aResultSaysOnWhichSwitchesItDepends() {
        Lab lab = Lab.with(SimulatorSettings.defaults());

        lab.network(NET, nat());
        assertThat(lab.host.lastSwitches()).isEmpty();
        lab.network(NET_2, network("two", "NAT", "172.30.0.0/16", ""));
        assertThat(lab.host.lastSwitches()).containsExactly("overlapping-prefixes");
    }

    @Test
    void unknownSwitchesAndSettingsAreNamed() {
        SimulatedHost host = SimulatedHost.inMemory(SimulatorSettings.defaults());

        assertThatThrownBy(() -> host.setSwitch("colour", "red"))
                .isInstanceOf(SimulatorSettingsException.class)
                .hasMessageContaining("id-precedence");
        assertThatThrownBy(() -> host.setSwitch("name-case", "red"))
                .isInstanceOf(SimulatorSettingsException.class)
                .hasMessageContaining("sensitive, insensitive");
    }

    @Test
    void anEndpointThatCannotBeAttachedAtCreateIsNotMade() {
        Lab lab = Lab.with(SimulatorSettings.defaults().withSwitch(Switch.NAMESPACE_AT_ENDPOINT_CREATE, "attach"))
                .network(NET, nat());
        JsonObject nowhere = endpoint(NET, ",'HostComputeNamespace':'" + NS + "'");

        lab.refuses(dev.hnsform.simulator.rule.Rule.NAMESPACE_NOT_FOUND, () -> lab.endpoint(EP, nowhere));

        assertThat(lab.all(HcnKind.ENDPOINT)).isEmpty();
    }
}
