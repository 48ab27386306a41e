package dev.hnsform.simulator.profile;

import java.util.Arrays;
import java.util.List;

/**
 * A point of HNS's behaviour that is not established (hns-reference 9): each has a documented default, its first setting, and the product must be
 * right under all of them.
 */
public enum Switch {
    /** Which id an object gets when the argument of a create and the document's ID differ (hns-reference 1.1). */
    ID_PRECEDENCE("id-precedence", "Which id wins when argument and document differ at create", "argument", "document"),
    /** Deleting a network with attached endpoints (hns-reference 5.5). */
    DELETE_NETWORK_WITH_ATTACHED(
            "delete-network-with-attached-endpoints",
            "Whether a network with attached endpoints can be deleted",
            "refuse",
            "take-along"),
    /** Prefixes of two networks that overlap (hns-reference 5.3). */
    OVERLAPPING_PREFIXES("overlapping-prefixes", "Whether prefixes of two networks may overlap", "allow", "refuse"),
    /** Case of names, in the uniqueness check and in filters (hns-reference 2.1). */
    NAME_CASE("name-case", "Whether names differing in case alone are one", "sensitive", "insensitive"),
    /** Case of GUID text in filters (hns-reference 2.1). */
    FILTER_GUID_CASE("filter-guid-case", "How GUID text in a filter is compared", "insensitive", "sensitive"),
    /** Filters that name a property that v1 documents do not have (hns-reference 2.1: HostComputeNetwork does not filter). */
    FILTER_UNKNOWN_NAMES(
            "filter-unknown-names",
            "What a filter by a property that v1 documents do not have matches",
            "nothing",
            "everything"),
    /** Update of an endpoint's policies (hns-reference 2.10, 5.1). */
    ENDPOINT_POLICY_UPDATE(
            "endpoint-policy-update", "What Update of endpoint policies does", "replace-kind", "merge-by-id", "append"),
    /** Update of a network's policies (hns-reference 5.1). */
    NETWORK_POLICY_UPDATE(
            "network-policy-update", "What Update of network policies does", "replace-kind", "replace-one", "append"),
    /** Update with one empty policy object (hns-reference 2.10, 5.1). */
    EMPTY_POLICY_UPDATE(
            "empty-policy-update", "What an Update with one empty policy clears", "proxies", "all", "nothing"),
    /** Adding a policy with an id, or a content, that is there already. */
    POLICY_ADD_SAME_ID(
            "policy-add-same-id", "What adding a policy that is there already does", "refuse", "replace", "duplicate"),
    /** Changing published ports of a living endpoint (hns-reference 5.1). */
    PORT_MAPPING_MODIFY("port-mapping-modify", "Whether published ports can be changed in place", "refuse", "allow"),
    /** Rule type Switch on types without VFP: hns-reference 5.2 infers a refusal, hcsshim's TestApplyPolicyOnEndpoint puts such ACLs on a NAT network. */
    SWITCH_RULES_WITHOUT_VFP(
            "switch-rules-without-vfp",
            "Whether endpoints of networks without VFP take ACLs of rule type Switch",
            "refuse",
            "accept"),
    /** What becomes of Owner (design 4: no published answer shows HNS keeping it). */
    OWNER("owner", "What becomes of Owner", "keep", "drop", "truncate"),
    /** HostComputeNamespace in an endpoint's create document (hns-reference 2.4). */
    NAMESPACE_AT_ENDPOINT_CREATE(
            "namespace-at-endpoint-create",
            "What HostComputeNamespace in an endpoint's create document does",
            "ignore",
            "attach"),
    /** Where a host attach can be seen (hns-reference 5.6). */
    HOST_ATTACH_VISIBLE(
            "host-attach-visible", "Where an endpoint attached to the host shows it", "namespace", "v1-only"),
    /**
     * What is seen of a container or virtual machine (hns-reference 2.1, 2.4: properties of the v1 shape; document 33, a machine's endpoint,
     * has none of them).
     */
    OUTSIDE_ATTACH_VISIBLE(
            "container-or-vm-attach-visible",
            "What the v1 answer of an endpoint that a container or a virtual machine has says of it",
            "named",
            "named-with-adapter",
            "state",
            "nothing"),
    /** A v1 attach to a container without its compartment (hns-reference 1.3: clients name it). */
    CONTAINER_ATTACH_COMPARTMENT(
            "container-attach-without-compartment",
            "Whether a v1 attach to a container may leave out its compartment",
            "allow",
            "refuse"),
    /** A v1 detach that names another system than the endpoint is attached to (hns-reference 1.3). */
    DETACH_OF_ANOTHER_SYSTEM(
            "v1-detach-of-another-system",
            "Whether a v1 detach that names another container or kind of system than the endpoint is attached to is refused",
            "allow",
            "refuse"),
    /** Several endpoints of one name (hns-reference 9: all evidence says allowed). */
    DUPLICATE_ENDPOINT_NAMES("duplicate-endpoint-names", "Whether two endpoints may have one name", "allow", "refuse"),
    /** Two endpoints of a network with one MAC address. */
    DUPLICATE_MAC("duplicate-mac", "Whether two endpoints of a network may ask for one MAC address", "allow", "refuse"),
    /** EnablePersistent on NAT (hns-reference 5.3). */
    ENABLE_PERSISTENT_NAT("enable-persistent-nat", "What EnablePersistent on a NAT network does", "ignored", "kept"),
    /** Fields that hold their default, in v2 answers (hns-reference 2.0, code and inf). */
    DEFAULTS_IN_ANSWERS(
            "defaults-in-answers", "Whether v2 answers hold fields at their default", "leave-out", "include"),
    /** What an endpoint's answer says of DNS it inherits. */
    INHERITED_DNS(
            "inherited-dns-in-answers", "Whether an endpoint's answer shows the DNS of its network", "show", "hide"),
    /** The VLAN that HNS gives a NAT network, in v2 answers (hns-reference 5.2: v1 shows it). */
    NAT_VLAN_IN_ANSWERS(
            "nat-vlan-in-answers", "Where the VLAN that HNS gives a NAT network shows", "v1-only", "subnet"),
    /** Case of GUIDs in answers (hns-reference 2.0: mixed). */
    GUID_CASE("guid-case-of-answers", "Case of GUIDs in answers", "lower", "upper"),
    /** NAT networks across a restart of the service (hns-reference 5.3, 5.11). */
    NAT_ON_HNS_RESTART("nat-on-hns-restart", "What becomes of NAT networks when hns restarts", "gone", "kept"),
    /** Attached endpoints across a restart of the service (hns-reference 5.6: logs for both). */
    ATTACHED_ON_HNS_RESTART(
            "attached-endpoints-on-hns-restart",
            "What becomes of attached endpoints when hns restarts",
            "keep",
            "drop"),
    /** Namespaces across a reboot. */
    NAMESPACES_ON_REBOOT("namespaces-on-reboot", "What becomes of namespaces at a reboot", "keep", "drop"),
    /** Attachments across a reboot. */
    ATTACHMENTS_ON_REBOOT(
            "attachments-on-reboot", "Whether endpoints are still attached after a reboot", "keep", "drop"),
    /** Deleting an attached endpoint (hns-reference 5.5: said to work). */
    DELETE_ATTACHED_ENDPOINT(
            "delete-attached-endpoint", "Whether an attached endpoint can be deleted", "allow", "refuse"),
    /** Deleting a namespace with endpoints in it (hns-reference 5.6: the runtime often deletes it first). */
    DELETE_NAMESPACE_WITH_ENDPOINTS(
            "delete-namespace-with-endpoints", "Whether a namespace with endpoints can be deleted", "detach", "refuse"),
    /** External network without an adapter named, when none is free (hns-reference 5.4). */
    NO_FREE_ADAPTER(
            "external-network-without-free-adapter",
            "What an external network that names no adapter does when none is free",
            "join-layer",
            "refuse"),
    /** Which types may share a layer by naming its adapter (hns-reference 5.4: compatible type). */
    LAYER_SHARING(
            "layer-sharing", "Which external types share a switch by naming its adapter", "same-type", "vfp-types"),
    /** A v1 DELETE of an id that is not there (hns-reference 3.1, and a log that shows otherwise). */
    OLD_DELETE_OF_MISSING(
            "v1-delete-of-missing-id",
            "What a v1 DELETE of a network or an endpoint that is not there answers",
            "invalid-object",
            "not-found"),
    /** Networks that a restart of the service drops (hns-reference 4). */
    NETWORKS_DROPPED_NOTIFICATION(
            "networks-dropped-notification",
            "Whether NetworkDelete is told of networks that a restart of hns drops",
            "silent",
            "told"),
    /** Flags in the notification of a network (hns-reference 4, inf). */
    NOTIFICATION_FLAGS("notification-flags", "What Flags of a network's notification holds", "network-flags", "zero"),
    /** ID in the notification of an endpoint that is attached or detached (hns-reference 4 says it of networks and namespaces alone). */
    ENDPOINT_NOTIFICATION_ID(
            "endpoint-notification-id",
            "Whose id the notification of an attached or detached endpoint holds",
            "endpoint",
            "network"),
    /** Endpoints that enter a namespace (hns-reference 4 does not say what counts as attached). */
    NAMESPACE_ENTRY_NOTIFICATION(
            "namespace-entry-notification",
            "Whether an endpoint that enters or leaves a namespace is told as attached or detached",
            "told",
            "silent"),
    /** Attached endpoints that are deleted. */
    DETACHED_NOTIFICATION_AT_DELETE(
            "detached-notification-at-delete",
            "Whether an attached endpoint that is deleted is told as detached",
            "told",
            "silent"),
    /** Network flags that the build does not know. */
    UNKNOWN_FLAGS("unknown-network-flags", "What flags that the build does not know do", "ignored", "refuse"),
    /** Deleting an endpoint that a load balancer or a route names (hns-reference 5.5: reports differ). */
    DELETE_BACKEND(
            "delete-endpoint-of-load-balancer",
            "What a load balancer or route does when an endpoint of its is deleted",
            "keep-reference",
            "drop-reference"),
    /** Load balancers over endpoints that are attached nowhere (hns-reference 5.9: 0x803b0007; hcsshim's tests make such ones). */
    DETACHED_BACKEND(
            "load-balancer-over-detached-endpoint",
            "Whether a load balancer can name a local endpoint that is attached nowhere",
            "allow",
            "refuse"),
    /** What naming an unknown endpoint answers. */
    UNKNOWN_BACKEND(
            "load-balancer-over-unknown-endpoint",
            "What a load balancer or route over an unknown endpoint is refused with",
            "endpoint-not-found",
            "invalid-reference"),
    /** Load balancers without endpoints. */
    NO_BACKENDS(
            "load-balancer-without-endpoints",
            "Whether a load balancer or route can name no endpoint at all",
            "allow",
            "refuse"),
    /** Blocks of 64 ports (hns-reference 5.9): of which unit one is taken. */
    PORT_BLOCKS(
            "load-balancer-port-blocks",
            "What takes a block of 64 dynamic ports: a load balancer without direct server return, or each of its ports",
            "load-balancer",
            "port",
            "nothing"),
    /** Deleting a load balancer on Windows Server 2019 (hns-reference 5.5: may fail once). */
    DELETE_BALANCER_ON_WS2019(
            "delete-load-balancer-on-ws2019",
            "Whether the first deletion of a load balancer fails on Windows Server 2019",
            "works",
            "fails-once"),
    /** Deleting a load balancer after its network (calico#5762: the network is not found). */
    DELETE_BALANCER_WITHOUT_NETWORK(
            "delete-load-balancer-without-network",
            "Whether a load balancer or route can be deleted after its network",
            "refuse",
            "allow"),
    /** Load balancers and routes across a reboot (hns-reference 5.9 knows of a restart of the service alone). */
    BALANCERS_ON_REBOOT(
            "load-balancers-on-reboot", "What becomes of load balancers and routes at a reboot", "keep", "drop"),
    /** Guest network services across a reboot, which stops their machines. */
    GUEST_SERVICES_ON_REBOOT(
            "guest-services-on-reboot", "What becomes of guest network services at a reboot", "drop", "keep"),
    /** How long a range for a guest is: the documentation speaks of the number of ports, WSL's code counts on one more. */
    GUEST_PORT_RANGE_LENGTH(
            "guest-port-range-length",
            "How many ports a range has that is reserved for a guest",
            "count-and-one",
            "count"),
    /** A port that one shares and another wants alone. */
    SHARED_GUEST_PORTS(
            "shared-guest-port-beside-exclusive",
            "Whether a port can be held for guests shared and exclusively at once",
            "refuse",
            "allow"),
    /** A port that a port mapping publishes, or wants to, and a guest has. */
    PUBLISHED_GUEST_PORTS(
            "guest-port-and-port-mapping", "Whether a port mapping and a guest can have one port", "refuse", "allow"),
    /** Whose partition an entry of a guest's ports names as the owner. */
    GUEST_PORT_OWNER(
            "guest-port-owner", "Who the owning partition of ports reserved for a guest is", "virtual-machine", "host"),
    /** Ports held for guests across a restart of the service: their handles may be the driver's. */
    GUEST_PORTS_ON_HNS_RESTART(
            "guest-ports-on-hns-restart", "What becomes of ports held for guests when hns restarts", "keep", "release"),
    /** Ports held for a service that is deleted; WSL releases them before. */
    GUEST_PORTS_OF_DELETED_SERVICE(
            "guest-ports-of-deleted-service",
            "What becomes of ports held for a guest network service that is deleted",
            "release",
            "keep"),
    /** The answer to the question for an endpoint's addresses, of which only the question is public. */
    ENDPOINT_ADDRESSES(
            "endpoint-addresses",
            "What HcnQueryEndpointAddresses and /endpointaddresses/ answer",
            "ip-configurations",
            "v1-addresses",
            "not-implemented");

    private final String label;
    private final String question;
    private final List<String> choices;

    Switch(String label, String question, String... choices) {
        this.label = label;
        this.question = question;
        this.choices = List.of(choices);
    }

    /** Its stable name. */
    public String label() {
        return label;
    }

    /** What is not established, in one sentence without a full stop. */
    public String question() {
        return question;
    }

    /** Its settings, the default first. */
    public List<String> choices() {
        return choices;
    }

    /** The setting it has unless said otherwise. */
    public String defaultChoice() {
        return choices.get(0);
    }

    /**
     * The switch of this name.
     *
     * @throws SimulatorSettingsException if there is none
     */
    public static Switch parse(String label) {
        return Arrays.stream(values())
                .filter(s -> s.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new SimulatorSettingsException(
                        "set a switch of the simulator",
                        label,
                        "There is no switch \"" + label + "\"; the switches are "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(Switch::label)
                                                .toList())
                                + "."));
    }

    /**
     * The setting of this name.
     *
     * @throws SimulatorSettingsException if there is none
     */
    public String parseChoice(String choice) {
        if (!choices.contains(choice)) {
            throw new SimulatorSettingsException(
                    "set a switch of the simulator",
                    label,
                    "The switch " + label + " has no setting \"" + choice + "\"; choose one of "
                            + String.join(", ", choices) + ".");
        }
        return choice;
    }
}
