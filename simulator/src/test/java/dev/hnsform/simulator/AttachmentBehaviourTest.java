package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.EP;
import static dev.hnsform.simulator.Lab.EP_2;
import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.NS;
import static dev.hnsform.simulator.Lab.NS_2;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.rule.Rule;
import org.junit.jupiter.api.Test;

class AttachmentBehaviourTest {
    static final String PORT = "{'PortId':'12300000-0000-8000-8000-000000000001',"
            + "'VirtualNicName':'641313e1-7ae8-4ddb-94e5-3215f3a0b218--87fdcf16-d210-426e-959d-2a1d4f41d6d1',"
            + "'VirtualMachineId':'641313e1-7ae8-4ddb-94e5-3215f3a0b218'}";
    private static final String MACHINE = "641313e1-7ae8-4ddb-94e5-3215f3a0b218";

    private final Lab lab = Lab.with(SimulatorSettings.defaults())
            .network(NET, nat())
            .endpoint(EP, endpoint(NET, ""))
            .namespace(NS);

    private Guid hostNamespace() {
        return lab.all(HcnKind.NAMESPACE).stream()
                .filter(id -> lab.v2(HcnKind.NAMESPACE, id)
                        .string("Type")
                        .filter("HostDefault"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theHostsOwnNamespaceIsAlwaysThereOnce() {
        Guid host = hostNamespace();

        assertThat(lab.v2(HcnKind.NAMESPACE, host).integer("NamespaceId")).contains(1L);
        assertThat(lab.v1(HcnKind.NAMESPACE, host).bool("IsDefault")).contains(true);
        lab.refuses(Rule.HOST_NAMESPACE_FIXED, () -> lab.delete(HcnKind.NAMESPACE, host));
    }

    /** As hcsshim's tests make them: it is a namespace like others, and not the host's own. */
    @Test
    void aNamespaceOfTheHostsTypeCanBeMadeAndDeleted() {
        lab.host.create(HcnKind.NAMESPACE, NS_2, json("{'Type':'HostDefault','NamespaceId':5}"), Deadline.CHANGE);
        assertThat(lab.v2(HcnKind.NAMESPACE, NS_2).string("Type")).contains("HostDefault");
        assertThat(lab.v1(HcnKind.NAMESPACE, NS_2).bool("IsDefault")).contains(false);
        lab.modify(HcnKind.NAMESPACE, NS_2, request("Add", "Endpoint", json("{'EndpointId':'" + EP + "'}")));
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(NS_2.toString());
        lab.modify(HcnKind.NAMESPACE, NS_2, request("Remove", "Endpoint", json("{'EndpointId':'" + EP + "'}")));
        lab.delete(HcnKind.NAMESPACE, NS_2);
        assertThat(lab.v2(HcnKind.NAMESPACE, hostNamespace()).integer("NamespaceId"))
                .contains(1L);
    }

    @Test
    void anEndpointEntersAndLeavesANamespace() {
        assertThat(lab.v2(HcnKind.NAMESPACE, NS).has("NamespaceId"))
                .as("no compartment yet")
                .isFalse();

        lab.enter(NS, EP);

        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(NS.toString());
        assertThat(lab.v1(HcnKind.ENDPOINT, EP)
                        .object("Namespace")
                        .orElseThrow()
                        .string("ID"))
                .contains(NS.toString());
        assertThat(lab.v2(HcnKind.NAMESPACE, NS).array("Resources").orElseThrow())
                .hasToString("[{\"Type\":\"Endpoint\",\"Data\":{\"Id\":\"" + EP + "\"}}]");
        assertThat(lab.v2(HcnKind.NAMESPACE, NS).integer("NamespaceId")).contains(2L);

        lab.leave(NS, EP);

        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(Guid.ZERO.toString());
        assertThat(lab.v2(HcnKind.NAMESPACE, NS).has("Resources")).isFalse();
    }

    @Test
    void anEndpointIsInOneNamespaceAtMost() {
        lab.namespace(NS_2).enter(NS, EP);

        lab.refuses(Rule.ALREADY_IN_NAMESPACE, () -> lab.enter(NS_2, EP));
        lab.refuses(Rule.ALREADY_IN_NAMESPACE, () -> lab.enter(NS, EP));
        lab.refuses(Rule.NOT_IN_NAMESPACE, () -> lab.leave(NS_2, EP));
        lab.refuses(Rule.ALREADY_ATTACHED, () -> lab.attachToHost(EP));
    }

    @Test
    void whatIsMissingIsSaidTheWayHnsDoes() {
        lab.refuses(Rule.NAMESPACE_NOT_FOUND, () -> lab.enter(NS_2, EP));
        lab.refuses(Rule.NAMESPACE_NOT_FOUND, () -> lab.delete(HcnKind.NAMESPACE, NS_2));
        lab.refuses(Rule.ENDPOINT_NOT_FOUND, () -> lab.enter(NS, EP_2));
        lab.refuses(
                Rule.WRONG_VALUE,
                () -> lab.modify(HcnKind.NAMESPACE, NS, request("Add", "Endpoint", JsonObject.EMPTY)));
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.NAMESPACE, NS, request("Update", "Endpoint", JsonObject.EMPTY)));
    }

    @Test
    void aNamespaceMakesItsCompartmentAtOnceWhenAsked() {
        lab.host.create(HcnKind.NAMESPACE, NS_2, json("{'CreateWithCompartment':true}"), Deadline.CHANGE);

        assertThat(lab.v2(HcnKind.NAMESPACE, NS_2).integer("NamespaceId")).contains(2L);
    }

    @Test
    void containersAreListed() {
        JsonObject container = json("{'ContainerId':'c1'}");
        lab.enter(NS, EP).modify(HcnKind.NAMESPACE, NS, request("Add", "Container", container));

        assertThat(lab.v1(HcnKind.NAMESPACE, NS)
                        .array("Containers")
                        .orElseThrow()
                        .strings())
                .containsExactly("c1");
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(2L);

        lab.modify(HcnKind.NAMESPACE, NS, request("Remove", "Container", container));
        lab.refuses(
                Rule.NOT_IN_NAMESPACE,
                () -> lab.modify(HcnKind.NAMESPACE, NS, request("Remove", "Container", container)));
    }

    @Test
    void aHostAttachShowsInV1AndInTheHostsNamespace() {
        lab.attachToHost(EP);

        assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(2L);
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).toString()).contains("\"CompartmendId\":1");
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace"))
                .contains(hostNamespace().toString());
        assertThat(lab.host.facts(Deadline.READ).adapter("vEthernet (e)")).isPresent();
        lab.refuses(Rule.ALREADY_ATTACHED, () -> lab.attachToHost(EP));
        lab.refuses(Rule.ALREADY_ATTACHED, () -> lab.enter(NS, EP));

        lab.host.hnsCall("POST", "/endpoints/" + EP + "/detach", json("{'SystemType':'Host'}"), Deadline.CHANGE);
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(1L);
        lab.refuses(
                Rule.NOT_ATTACHED,
                () -> lab.host.hnsCall(
                        "POST", "/endpoints/" + EP + "/detach", json("{'SystemType':'Host'}"), Deadline.CHANGE));
    }

    @Test
    void enteringTheHostsNamespaceIsAHostAttach() {
        lab.enter(hostNamespace(), EP);

        assertThat(lab.v1(HcnKind.ENDPOINT, EP).toString()).contains("\"CompartmendId\":1");
        lab.leave(hostNamespace(), EP);
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).toString()).doesNotContain("CompartmendId");
    }

    @Test
    void aContainerOfTheOldWayIsAPlaceOfItsOwn() {
        lab.host.hnsCall(
                "POST",
                "/endpoints/" + EP + "/attach",
                json("{'SystemType':'Container','ContainerId':'c1','CompartmentId':3}"),
                Deadline.CHANGE);

        assertThat(lab.v1(HcnKind.ENDPOINT, EP)
                        .array("SharedContainers")
                        .orElseThrow()
                        .strings())
                .containsExactly("c1");
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(Guid.ZERO.toString());
    }

    @Test
    void aVirtualMachineGetsAndLosesThePort() {
        lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Port", json(PORT)));

        assertThat(lab.v1(HcnKind.ENDPOINT, EP).string("VirtualMachine")).contains(MACHINE);
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(2L);
        assertThat(lab.v2(HcnKind.ENDPOINT, EP).string("HostComputeNamespace")).contains(Guid.ZERO.toString());
        assertThat(lab.matching(HcnKind.ENDPOINT, "{'VirtualMachine':'" + MACHINE + "'}"))
                .hasToString("[" + EP + "]");
        lab.refuses(Rule.ALREADY_ATTACHED, () -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Port", json(PORT))));
        lab.refuses(Rule.ALREADY_ATTACHED, () -> lab.enter(NS, EP));

        lab.modify(HcnKind.ENDPOINT, EP, request("Remove", "Port", JsonObject.EMPTY));

        assertThat(lab.v1(HcnKind.ENDPOINT, EP).has("VirtualMachine")).isFalse();
        lab.refuses(
                Rule.NOT_ATTACHED, () -> lab.modify(HcnKind.ENDPOINT, EP, request("Remove", "Port", JsonObject.EMPTY)));
        lab.refuses(Rule.WRONG_VALUE, () -> lab.modify(HcnKind.ENDPOINT, EP, request("Add", "Port", JsonObject.EMPTY)));
        lab.refuses(
                Rule.REQUEST_UNSUPPORTED,
                () -> lab.modify(HcnKind.ENDPOINT, EP, request("Update", "Port", json(PORT))));
        lab.enter(NS, EP);
        lab.refuses(
                Rule.NOT_ATTACHED, () -> lab.modify(HcnKind.ENDPOINT, EP, request("Remove", "Port", JsonObject.EMPTY)));
    }

    @Test
    void aVirtualMachineIsAttachedTheOldWayByTheNameOfItsAdapter() {
        lab.attachTo(EP, "{'SystemType':'VirtualMachine','VirtualNicName':'" + MACHINE + "--" + NS + "'}");
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).string("VirtualMachine")).contains(MACHINE);
        lab.detachFrom(EP, "{'SystemType':'VirtualMachine'}");

        lab.attachTo(EP, "{'SystemType':'virtualmachine','VirtualNicName':'Network Adapter'}");
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).has("VirtualMachine"))
                .as("the name does not tell the machine")
                .isFalse();
        assertThat(lab.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(2L);
        lab.detachFrom(EP, "{'SystemType':'VirtualMachine'}");
        lab.refuses(Rule.WRONG_VALUE, () -> lab.attachTo(EP, "{'SystemType':'VirtualMachine'}"));
        lab.refuses(Rule.WRONG_VALUE, () -> lab.attachTo(EP, "{'SystemType':'Pod'}"));
        lab.refuses(Rule.WRONG_VALUE, () -> lab.attachTo(EP, "{'SystemType':'Container'}"));
    }

    @Test
    void aContainerMayNeedItsCompartmentToBeNamed() {
        lab.host.setSwitch("container-attach-without-compartment", "refuse");

        lab.refuses(Rule.COMPARTMENT_NEEDED, () -> lab.attachTo(EP, "{'SystemType':'Container','ContainerId':'c1'}"));
        lab.attachTo(EP, "{'SystemType':'Container','ContainerId':'c1','CompartmentId':3}");
    }

    @Test
    void aDetachOfAnotherContainerMayBeRefused() {
        lab.attachTo(EP, "{'SystemType':'Container','ContainerId':'c1'}");
        lab.host.setSwitch("v1-detach-of-another-system", "refuse");

        lab.refuses(Rule.NOT_ATTACHED, () -> lab.detachFrom(EP, "{'SystemType':'Container','ContainerId':'c2'}"));
        lab.refuses(Rule.NOT_ATTACHED, () -> lab.detachFrom(EP, "{'SystemType':'Host'}"));
        lab.detachFrom(EP, "{'SystemType':'Container','ContainerId':'c1'}");
    }

    @Test
    void containersAndMachinesLoseTheirEndpointsAtAReboot() {
        Lab fresh = Lab.with(SimulatorSettings.defaults())
                .network(NET, Lab.network("lan", "Private", "10.9.0.0/24", ""))
                .endpoint(EP, endpoint(NET, ""))
                .endpoint(EP_2, endpoint(NET, ""))
                .attachTo(EP, "{'SystemType':'Container','ContainerId':'c1'}")
                .modify(HcnKind.ENDPOINT, EP_2, request("Add", "Port", json(PORT)));
        fresh.host.reboot();
        assertThat(fresh.v1(HcnKind.ENDPOINT, EP).integer("State")).contains(1L);
        assertThat(fresh.v1(HcnKind.ENDPOINT, EP_2).integer("State")).contains(1L);
    }

    @Test
    void oldCallsCreateReadAndDelete() {
        JsonObject made = (JsonObject)
                lab.host.hnsCall("POST", "/networks/", json("{'Name':'old','Type':'Private'}"), Deadline.CHANGE);
        String path = "/networks/" + made.string("ID").orElseThrow();

        assertThat(lab.host.hnsCall("GET", path, JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(made);
        lab.host.hnsCall("DELETE", path, JsonObject.EMPTY, Deadline.CHANGE);
        lab.refuses(Rule.NETWORK_NOT_FOUND, () -> lab.host.hnsCall("GET", path, JsonObject.EMPTY, Deadline.READ));
    }
}
