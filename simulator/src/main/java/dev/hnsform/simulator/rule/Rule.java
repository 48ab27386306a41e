package dev.hnsform.simulator.rule;

import static dev.hnsform.hns.error.Grade.CODE;
import static dev.hnsform.hns.error.Grade.DOC;
import static dev.hnsform.hns.error.Grade.INF;
import static dev.hnsform.hns.error.Grade.LOG;

import dev.hnsform.hns.error.Grade;
import dev.hnsform.hns.error.HcnError;

/**
 * Why the simulated HNS refuses a call: one row a refusal. The grade is that of the fact that HNS refuses; where the code it answers is less sure
 * than that, the source says so. Not verified on a host.
 */
public enum Rule {
    // ids and names
    /** An id in use. */
    ID_IN_USE(
            "id-in-use",
            HcnError.ALREADY_EXISTS,
            LOG,
            "jgregmac/hyperv-fix-for-devs#13",
            "An object of this kind has this id already."),
    /** A network's name in use. */
    NETWORK_NAME_IN_USE(
            "network-name-in-use",
            HcnError.NETWORK_ALREADY_EXISTS,
            LOG,
            "Siemens-Healthineers/K2s#1468",
            "Another network has this name, and names of networks are unique."),
    /** An endpoint's name in use, under a switch. */
    ENDPOINT_NAME_IN_USE(
            "endpoint-name-in-use",
            HcnError.OBJECT_ALREADY_EXISTS,
            INF,
            "not established; a switch of the simulator",
            "Another endpoint has this name, and this host is set to refuse that."),
    /** No such network. */
    NETWORK_NOT_FOUND(
            "network-not-found", HcnError.NETWORK_NOT_FOUND, DOC, "HCNHResult.md", "There is no network with this id."),
    /** No such endpoint. */
    ENDPOINT_NOT_FOUND(
            "endpoint-not-found",
            HcnError.ENDPOINT_NOT_FOUND,
            DOC,
            "HCNHResult.md",
            "There is no endpoint with this id."),
    /** No such namespace. */
    NAMESPACE_NOT_FOUND(
            "namespace-not-found",
            HcnError.NOT_FOUND,
            CODE,
            "microsoft/hcsshim: hcn/hcnerrors.go",
            "There is no namespace with this id."),
    /** A v1 DELETE of what is not there, under a switch. */
    OBJECT_ID_NOT_VALID(
            "v1-delete-of-missing-id",
            HcnError.INVALID_OBJECT,
            LOG,
            "the text is from published logs, its number from Windows' list of system errors; Azure/azure-container-networking#715 shows"
                    + " another answer: a switch of the simulator",
            "There is no object with this id that a v1 call could delete."),
    /** An answer nobody has published. */
    ANSWER_NOT_ESTABLISHED(
            "answer-not-established",
            HcnError.NOT_IMPLEMENTED,
            INF,
            "the simulator itself: the question is known from diagnostic scripts, its answer is not public",
            "The simulator does not have this call, because what HNS answers to it is not established."),
    /** Before accelerated networking. */
    ACCELNET_NOT_ON_THIS_BUILD(
            "accelnet-not-on-this-build",
            HcnError.REQUEST_UNSUPPORTED,
            CODE,
            "microsoft/hcsshim: hcn/hcnglobals.go; which code is answered is inferred",
            "Lists of MAC addresses for accelerated networking need HNS 15.4 or later."),
    /** No such load balancer or routes. */
    POLICY_LIST_NOT_FOUND(
            "policy-list-not-found",
            HcnError.NOT_FOUND,
            INF,
            "HCNHResult.md has no code of their own for them, and clients take this one for not found",
            "There is no load balancer or SDN route with this id."),
    /** No such guest network service. */
    GUEST_SERVICE_NOT_FOUND(
            "guest-service-not-found",
            HcnError.NOT_FOUND,
            INF,
            "HCNHResult.md has no code of their own for them, and clients take this one for not found",
            "There is no guest network service with this id."),
    // ports held for guests
    /** No port, or no number of ports. */
    INVALID_GUEST_PORT(
            "invalid-guest-port",
            HcnError.INVALID_PARAMETER,
            INF,
            "from what a port and a number of ports are",
            "A port that is reserved for a guest is 1 to 65535, and a range has at least one."),
    /** A port that a guest has. */
    GUEST_PORT_IN_USE(
            "guest-port-in-use",
            HcnError.SHARING_VIOLATION,
            CODE,
            "microsoft/WSL: src/windows/service/exe/WslCoreGuestNetworkService.cpp tells the guest then that the address is in use; which code is"
                    + " answered is inferred from ports that processes hold",
            "The port is held for a guest already; only those who all share it have one together."),
    /** A port for a guest that a port mapping publishes. */
    GUEST_PORT_PUBLISHED(
            "guest-port-published",
            HcnError.SHARING_VIOLATION,
            INF,
            "not established; a switch of the simulator",
            "A port mapping publishes the port, and this host is set to refuse a guest the same."),
    /** A port mapping's port that a guest has. */
    PORT_HELD_FOR_GUEST(
            "port-held-for-guest",
            HcnError.SHARING_VIOLATION,
            INF,
            "docker/for-win#3893: so for a port that a process of the host holds; that a guest's counts as one is a switch of the simulator",
            "The port is held for a guest, and this host is set to refuse a port mapping the same."),
    /** No room for a range. */
    NO_FREE_GUEST_PORTS(
            "no-free-guest-ports",
            HcnError.INTERNAL_ERROR,
            LOG,
            "microsoft/WSL#12351: mirrored networking fails so where the ports are in pieces",
            "There are not so many free ports beside each other below the dynamic ones."),
    // documents
    /** A value of the wrong JSON type. */
    WRONG_VALUE(
            "wrong-value",
            HcnError.INVALID_PARAMETER,
            INF,
            "the code that HNS answers for bad documents in general",
            "A field holds a value that HNS cannot read."),
    /** Text that should be a GUID. */
    NOT_A_GUID(
            "not-a-guid",
            HcnError.GUID_CONVERSION_FAILURE,
            DOC,
            "HCNHResult.md",
            "A text that should be a GUID is none."),
    /** A request that the object does not take. */
    REQUEST_UNSUPPORTED(
            "request-unsupported",
            HcnError.REQUEST_UNSUPPORTED,
            DOC,
            "HCNHResult.md",
            "This object does not take this request."),
    /** Something this model does not have. */
    NOT_MODELLED(
            "not-modelled",
            HcnError.REQUEST_UNSUPPORTED,
            INF,
            "the simulator itself",
            "The simulator does not model this; a real host may well accept it."),
    /** Unknown network type. */
    UNKNOWN_NETWORK_TYPE(
            "unknown-network-type",
            HcnError.INVALID_NETWORK_TYPE,
            LOG,
            "microsoft/SDN#238",
            "HNS does not know this network type."),
    /** Mirrored and the like. */
    TYPE_NOT_CREATABLE(
            "network-type-not-creatable",
            HcnError.INVALID_NETWORK_TYPE,
            CODE,
            "microsoft/WSL makes mirrored networks by a filter, not by a create; which code is answered is inferred",
            "Networks of this type are not created like the others."),
    /** ICS without its service. */
    ICS_DISABLED(
            "ics-disabled",
            HcnError.ICS_DISABLED,
            DOC,
            "HCNHResult.md; that NAT needs the service on HNS 9.x is from published answers",
            "The SharedAccess service, which makes ICS networks and on HNS 9.x NAT networks too, is disabled."),
    /** Flags the build does not know, under a switch. */
    UNKNOWN_FLAGS(
            "unknown-network-flags",
            HcnError.INVALID_PARAMETER,
            INF,
            "not established; a switch of the simulator",
            "This build of HNS does not know these flags, and this host is set to refuse them."),
    // prefixes and subnets
    /** Not a prefix. */
    NOT_A_PREFIX(
            "not-a-prefix", HcnError.INVALID_PREFIX, DOC, "HCNHResult.md", "A text that should be a prefix is none."),
    /** Host bits set. */
    PREFIX_HOST_BITS(
            "prefix-host-bits",
            HcnError.INVALID_NETWORK,
            LOG,
            "microsoft/containers-toolkit#24",
            "A prefix does not stand on its own boundary."),
    /** A type that needs a subnet. */
    SUBNET_REQUIRED(
            "subnet-required",
            HcnError.INVALID_NETWORK,
            DOC,
            "network-drivers-topologies.md; which code is answered is inferred",
            "Networks of this type need a subnet."),
    /** A type that needs a gateway. */
    GATEWAY_REQUIRED(
            "gateway-required",
            HcnError.INVALID_NETWORK,
            DOC,
            "network-drivers-topologies.md of L2Bridge; of the others, and which code is answered, is inferred",
            "Subnets of networks of this type need a gateway."),
    /** A next hop that is no address. */
    NOT_AN_ADDRESS(
            "not-an-address", HcnError.INVALID_IP, DOC, "HCNHResult.md", "A text that should be an address is none."),
    /** IPv6 where there is none. */
    IPV6_NOT_ON_THIS_TYPE(
            "ipv6-not-on-this-type",
            HcnError.INVALID_NETWORK,
            INF,
            "architecture.md: nat and overlay do not speak IPv6. microsoft/Windows-Containers#522 shows an IPv6 subnet on nat all the same",
            "Networks of this type have no IPv6 subnets."),
    /** IPv6 before its time. */
    IPV6_NOT_ON_THIS_BUILD(
            "ipv6-not-on-this-build",
            HcnError.INVALID_NETWORK,
            CODE,
            "microsoft/hcsshim: hcn/hcnglobals.go; which code is answered is inferred",
            "IPv6 subnets need HNS 11.10 or later."),
    /** Several subnets on a type that has one. */
    ONE_SUBNET_ONLY(
            "one-subnet-only",
            HcnError.INVALID_NETWORK,
            DOC,
            "multi-subnet.md; which code is answered is inferred",
            "Networks of this type have one subnet."),
    /** Two subnets of one network overlap. */
    SUBNETS_OVERLAP(
            "subnets-overlap",
            HcnError.INVALID_SUBNET,
            INF,
            "addresses in both could not be told apart",
            "Two subnets of one network overlap."),
    /** Prefixes of two networks overlap, under a switch. */
    PREFIXES_OVERLAP(
            "prefixes-overlap",
            HcnError.INVALID_NETWORK,
            INF,
            "not established; a switch of the simulator",
            "The prefix overlaps that of another network, and this host is set to refuse that."),
    /** An IP subnet outside its subnet. */
    IP_SUBNET_OUTSIDE(
            "ip-subnet-outside-subnet",
            HcnError.INVALID_IP_SUBNET,
            INF,
            "from what an IP subnet is",
            "An IP subnet does not lie in its subnet."),
    /** No prefix left for NAT. */
    NO_FREE_NAT_PREFIX(
            "no-free-nat-prefix",
            HcnError.INVALID_NETWORK,
            INF,
            "from the ranges that HNS was seen to choose from",
            "Every /20 of 172.16.0.0/12 and 192.168.0.0/16 overlaps something in use."),
    /** A subnet that is not there. */
    SUBNET_NOT_FOUND(
            "subnet-not-found", HcnError.SUBNET_NOT_FOUND, DOC, "HCNHResult.md", "The network has no such subnet."),
    /** A subnet in use. */
    SUBNET_IN_USE(
            "subnet-in-use",
            HcnError.ENTITY_HAS_REFERENCES,
            INF,
            "HCNHResult.md; that it holds for subnets is inferred",
            "Endpoints have addresses of this subnet."),
    /** Changing subnets before schema 2.6. */
    SUBNET_CHANGE_NOT_ON_THIS_BUILD(
            "subnet-change-not-on-this-build",
            HcnError.REQUEST_UNSUPPORTED,
            DOC,
            "HNS_Schema.md: schema 2.6; which code is answered is inferred",
            "Subnets of a living network change from schema 2.6 on."),
    /** Changing subnets on a type that cannot. */
    SUBNET_CHANGE_NOT_ON_THIS_TYPE(
            "subnet-change-not-on-this-type",
            HcnError.REQUEST_UNSUPPORTED,
            DOC,
            "multi-subnet.md; which code is answered is inferred",
            "Only L2Bridge, L2Tunnel and Overlay networks change their subnets in place."),
    /** Overlay without VSID. */
    VSID_REQUIRED(
            "vsid-required",
            HcnError.INVALID_NETWORK,
            INF,
            "every known client states one (flannel, docker, hcsshim's tests)",
            "A subnet of an Overlay network needs a VSID policy."),
    /** VSID below 4096. */
    VSID_TOO_LOW("vsid-too-low", HcnError.NOT_FOUND, LOG, "moby/moby#32935", "A VSID below 4096 is not for Windows."),
    /** VSID above 24 bits. */
    VSID_TOO_HIGH(
            "vsid-too-high",
            HcnError.INVALID_POLICY,
            INF,
            "VXLAN has 24 bits; which code is answered is inferred",
            "A VSID is at most 16777215."),
    /** A VLAN that is none. */
    VLAN_OUT_OF_RANGE(
            "vlan-out-of-range",
            HcnError.INVALID_POLICY,
            INF,
            "from the VLAN ids of IEEE 802.1Q",
            "A VLAN is 1 to 4094."),
    // adapters
    /** Adapter not usable. */
    ADAPTER_UNUSABLE(
            "adapter-unusable",
            HcnError.INVALID_PARAMETER,
            LOG,
            "antrea-io/antrea#2213, docker/for-win#4581, docker/for-win#8427",
            "The adapter cannot carry a switch: it is unknown, a vEthernet adapter, Wi-Fi, or not connected."),
    /** Adapter in a switch of another kind. */
    ADAPTER_TAKEN(
            "adapter-taken",
            HcnError.ADAPTER_NOT_FOUND,
            LOG,
            "microsoft/SDN#269, #300",
            "The adapter belongs to a switch that this network cannot share."),
    /** No adapter. */
    NO_FREE_ADAPTER(
            "no-free-adapter",
            HcnError.ADAPTER_NOT_FOUND,
            LOG,
            "moby/moby#41094",
            "No connected adapter is free of a switch."),
    /** Unknown layer. */
    LAYER_NOT_FOUND(
            "layer-not-found", HcnError.LAYER_NOT_FOUND, DOC, "HCNHResult.md", "There is no switch layer of this id."),
    /** A layer of another sort. */
    LAYER_NOT_SHAREABLE(
            "layer-not-shareable",
            HcnError.ADAPTER_NOT_FOUND,
            INF,
            "from which types may share a switch",
            "The layer belongs to networks of a sort that this type cannot share a switch with."),
    /** Two networks, DisableSharing. */
    LAYER_SHARING_DISABLED(
            "layer-sharing-disabled",
            HcnError.SHARED_SWITCH_MODIFICATION,
            INF,
            "HNS_Schema.md: the flag DisableSharing; which code is answered is inferred",
            "A network on this layer has the flag DisableSharing."),
    // policies
    /** Unknown policy type. */
    UNKNOWN_POLICY_TYPE(
            "unknown-policy-type",
            HcnError.INVALID_POLICY_TYPE,
            DOC,
            "HCNHResult.md",
            "HNS does not know this policy type, or not for this sort of object."),
    /** Policy on a type that cannot have it. */
    POLICY_NOT_ON_THIS_TYPE(
            "policy-not-on-this-type",
            HcnError.INVALID_POLICY_TYPE,
            DOC,
            "HCNHResult.md; that it is this code is inferred",
            "Networks of this type do not have this policy."),
    /** Port mapping where there is none. */
    MAPPING_NOT_ON_THIS_TYPE(
            "port-mapping-not-on-this-type",
            HcnError.MAPPING_NOT_SUPPORTED,
            DOC,
            "HCNHResult.md",
            "Networks of this type have no port mapping."),
    /** l2bridge mapping without the flag. */
    MAPPING_NEEDS_LOCAL_ROUTED_VIP(
            "port-mapping-needs-local-routed-vip",
            HcnError.INVALID_POLICY_TYPE,
            LOG,
            "microsoft/Windows-Containers#360",
            "On L2Bridge and L2Tunnel a port mapping needs the flag LocalRoutedVip."),
    /** Switch rule without VFP. */
    VFP_POLICY_WITHOUT_VFP(
            "switch-rule-without-vfp",
            HcnError.VFP_NOT_ALLOWED,
            INF,
            "HCNHResult.md; the code may be 0x803b0037 or 0x803b000e",
            "An ACL with rule type Switch needs VFP, which networks of this type do not have."),
    /** A policy the build does not know. */
    POLICY_NOT_ON_THIS_BUILD(
            "policy-not-on-this-build",
            HcnError.INVALID_POLICY,
            LOG,
            "projectcalico/calico#8465, containernetworking/plugins#1004",
            "This build of HNS does not have this policy or this setting of it."),
    /** A policy with a wrong or missing setting. */
    INVALID_POLICY(
            "invalid-policy",
            HcnError.INVALID_POLICY,
            DOC,
            "HCNHResult.md; which settings are checked is inferred",
            "A setting of the policy is missing or cannot be."),
    /** Internal port 0. */
    INTERNAL_PORT_MISSING(
            "internal-port-missing",
            HcnError.INVALID_INTERNAL_PORT,
            DOC,
            "HCNHResult.md",
            "A port mapping needs an internal port."),
    /** A port in use. */
    PORT_IN_USE(
            "port-in-use",
            HcnError.PORT_ALREADY_EXISTS,
            DOC,
            "HCNHResult.md",
            "Another port mapping has this external port and protocol."),
    /** No port left. */
    NO_FREE_PORT(
            "no-free-port",
            HcnError.PORT_ALREADY_EXISTS,
            INF,
            "HCNHResult.md: as for blocks of ports, which common-problems.md has this code for",
            "No port is left that HNS could choose."),
    /** A policy that is there. */
    POLICY_EXISTS(
            "policy-exists",
            HcnError.POLICY_ALREADY_EXISTS,
            DOC,
            "HCNHResult.md; what counts as the same is a switch",
            "The object has this policy already."),
    /** A policy that is not there. */
    POLICY_NOT_FOUND(
            "policy-not-found",
            HcnError.POLICY_NOT_FOUND,
            DOC,
            "HCNHResult.md; Remove names a policy by its full content",
            "The object has no policy of exactly this content."),
    /** Two InterfaceParameters. */
    INTERFACE_PARAMETERS_TWICE(
            "interface-parameters-twice",
            HcnError.INTERFACEPARAMETERS_ALREADY_APPLIED,
            DOC,
            "HCNHResult.md",
            "An endpoint has at most one InterfaceParameters policy."),
    /** Published ports of a living endpoint, under a switch. */
    PORT_MAPPING_FIXED(
            "port-mapping-fixed",
            HcnError.REQUEST_UNSUPPORTED,
            INF,
            "not established: every known client makes the endpoint anew; a switch of the simulator",
            "Published ports of a living endpoint do not change on this host."),
    /** A network policy that is fixed. */
    NETWORK_POLICY_FIXED(
            "network-policy-fixed",
            HcnError.REQUEST_UNSUPPORTED,
            INF,
            "adapter, layer and VXLAN port are known to need delete and create",
            "This policy belongs to the network's birth and does not change in place."),
    /** Extension not there. */
    EXTENSION_NOT_FOUND(
            "extension-not-found",
            HcnError.SWITCH_EXTENSION_NOT_FOUND,
            DOC,
            "HCNHResult.md",
            "The switch has no extension of this id."),
    // endpoints
    /** Network named twice, differently. */
    NO_NETWORK_NAMED(
            "no-network-named",
            HcnError.INVALID_ENDPOINT,
            INF,
            "no client is known that leaves it out",
            "The endpoint document does not name its network."),
    /** Too many addresses. */
    TOO_MANY_ADDRESSES(
            "too-many-addresses",
            HcnError.INVALID_ENDPOINT,
            INF,
            "no client is known that asks for more",
            "An endpoint has at most one IPv4 and one IPv6 address."),
    /** In no subnet. */
    ADDRESS_IN_NO_SUBNET(
            "address-in-no-subnet",
            HcnError.INVALID_IP,
            DOC,
            "HCNHResult.md",
            "The address lies in no subnet of the network."),
    /** Reserved. */
    ADDRESS_RESERVED(
            "address-reserved",
            HcnError.ADDR_INVALID_OR_RESERVED,
            DOC,
            "HCNHResult.md",
            "The address is the network, broadcast or gateway address of its subnet."),
    /** Taken. */
    ADDRESS_TAKEN(
            "address-taken",
            HcnError.ADDR_INVALID_OR_RESERVED,
            LOG,
            "kubernetes-sigs/sig-windows-tools#71, docker/for-win#13965, kubernetes/kubernetes#130963",
            "Another endpoint of the network, local or remote, has this address."),
    /** None left. */
    NO_FREE_ADDRESS(
            "no-free-address",
            HcnError.ADDR_INVALID_OR_RESERVED,
            INF,
            "kubernetes/kubernetes#68511, docker/libnetwork#1950; which code is answered is inferred",
            "Every address of the network's subnets is held or reserved."),
    /** /32. */
    PREFIX_LENGTH_NOT_ON_THIS_BUILD(
            "slash-32-not-on-this-build",
            HcnError.INVALID_PREFIX,
            CODE,
            "microsoft/hcsshim: hcn/hcnglobals.go; which code is answered is inferred",
            "Endpoint addresses with prefix length 32 need HNS 9.3 to 9.x, or 10.4 and later."),
    /** No MAC left. */
    NO_FREE_MAC(
            "no-free-mac",
            HcnError.INVALID_ENDPOINT,
            INF,
            "from the bounds of the pool",
            "Every MAC address of the network's pool is held."),
    /** MAC taken, under a switch. */
    MAC_TAKEN(
            "mac-taken",
            HcnError.ADDR_INVALID_OR_RESERVED,
            INF,
            "not established; a switch of the simulator",
            "Another endpoint of the network has this MAC address, and this host is set to refuse that."),
    /** Remote. */
    REMOTE_ENDPOINT(
            "remote-endpoint",
            HcnError.INVALID_REMOTE_ENDPOINT_OPERATION,
            DOC,
            "HCNHResult.md",
            "A remote endpoint stands for one on another node and cannot be attached here."),
    /** Remote endpoint without an address. */
    REMOTE_NEEDS_ADDRESS(
            "remote-endpoint-needs-address",
            HcnError.INVALID_ENDPOINT,
            INF,
            "every known client states IP, MAC and provider address",
            "A remote endpoint needs an address."),
    /** Already in a namespace. */
    ALREADY_IN_NAMESPACE(
            "endpoint-already-in-namespace",
            HcnError.ENDPOINT_NAMESPACE_ALREADY_EXISTS,
            DOC,
            "HCNHResult.md",
            "The endpoint is in a namespace already."),
    /** Already attached. */
    ALREADY_ATTACHED(
            "endpoint-already-attached",
            HcnError.ENDPOINT_ALREADY_ATTACHED,
            LOG,
            "projectcalico/calico#4280, flannel-io/flannel#1391",
            "The endpoint is attached already."),
    /** A container without its compartment, under a switch. */
    COMPARTMENT_NEEDED(
            "container-attach-without-compartment",
            HcnError.INVALID_PARAMETER,
            INF,
            "not established: clients name the compartment of the container, nobody published what HNS does without; a switch of the simulator",
            "The attach names a container and no compartment, and this host is set to refuse that."),
    /** Not attached. */
    NOT_ATTACHED(
            "endpoint-not-attached",
            HcnError.ENDPOINT_NOT_ATTACHED,
            DOC,
            "HCNHResult.md",
            "The endpoint is not attached there."),
    /** Not in this namespace. */
    NOT_IN_NAMESPACE(
            "not-in-namespace",
            HcnError.NOT_FOUND,
            INF,
            "from what removing means",
            "The namespace does not hold this."),
    // load balancers and routes
    /** Two balancers on one address, port and protocol. */
    FRONTEND_IN_USE(
            "load-balancer-frontend-in-use",
            HcnError.PORT_ALREADY_EXISTS,
            LOG,
            "kubernetes/kubernetes PR#137530, kubernetes/community#8883",
            "Another load balancer listens on this VIP, port and protocol."),
    /** No block of ports left. */
    NO_FREE_PORT_BLOCK(
            "no-free-port-block",
            HcnError.PORT_ALREADY_EXISTS,
            DOC,
            "common-problems.md: blocks of 64 ephemeral ports; how many a balancer takes is a switch",
            "Every block of 64 ports of the dynamic range is taken by load balancers without direct server return."),
    /** An unknown endpoint, under a switch. */
    BACKEND_REFERENCE(
            "load-balancer-reference",
            HcnError.INVALID_JSON_REFERENCE,
            INF,
            "not established; a switch of the simulator",
            "The document names an endpoint that is not there, and this host is set to answer so."),
    /** An endpoint without a port, under a switch. */
    BACKEND_WITHOUT_PORT(
            "load-balancer-endpoint-without-port",
            HcnError.PORT_NOT_FOUND,
            LOG,
            "microsoft/hcsshim#1043; which endpoints have no port is a switch",
            "An endpoint that is attached nowhere has no switch port, and this host is set to refuse that."),
    /** No endpoints, under a switch. */
    NO_BACKENDS(
            "load-balancer-without-endpoints",
            HcnError.INVALID_POLICY,
            INF,
            "not established; a switch of the simulator",
            "The document names no endpoint, and this host is set to refuse that."),
    /** A type without VFP. */
    BALANCER_NOT_ON_THIS_TYPE(
            "load-balancer-not-on-this-type",
            HcnError.VFP_NOT_ALLOWED,
            INF,
            "HCNHResult.md; the code may be 0x803b0037 or 0x803b000e",
            "Load balancers and routes need VFP, which networks of this type do not have."),
    /** Changing a balancer before its time. */
    BALANCER_CHANGE_NOT_ON_THIS_BUILD(
            "load-balancer-change-not-on-this-build",
            HcnError.NOT_IMPLEMENTED,
            CODE,
            "microsoft/hcsshim: hcn/hcnglobals.go, corrected by microsoft/hnslib; which code is answered is inferred",
            "Load balancers change in place from HNS 15.5 on; HNS 15.4 says that it did, and does not."),
    /** A balancer whose network went first. */
    BALANCER_WITHOUT_NETWORK(
            "load-balancer-without-network",
            HcnError.NETWORK_NOT_FOUND,
            LOG,
            "projectcalico/calico#5762; whether it is always so is a switch",
            "The network of this load balancer or route was deleted before it."),
    /** The first deletion, under a switch. */
    BALANCER_DELETE_FAILED(
            "load-balancer-delete-failed",
            HcnError.UNSPECIFIED,
            CODE,
            "kubernetes/kubernetes: pkg/proxy/winkernel/hns.go; which code is answered is inferred",
            "On Windows Server 2019 deleting a load balancer can fail once, and works when it is tried again."),
    // references
    /** Attached endpoints, under a switch. */
    NETWORK_HAS_ATTACHED_ENDPOINTS(
            "network-has-attached-endpoints",
            HcnError.ENTITY_HAS_REFERENCES,
            INF,
            "not established; a switch of the simulator",
            "Endpoints of the network are attached, and this host is set to refuse its deletion then."),
    /** Attached endpoint, under a switch. */
    ENDPOINT_IS_ATTACHED(
            "endpoint-is-attached",
            HcnError.ENTITY_HAS_REFERENCES,
            INF,
            "not established; a switch of the simulator",
            "The endpoint is attached, and this host is set to refuse its deletion then."),
    /** Namespace in use, under a switch. */
    NAMESPACE_HAS_ENDPOINTS(
            "namespace-has-endpoints",
            HcnError.ENTITY_HAS_REFERENCES,
            INF,
            "not established; a switch of the simulator",
            "The namespace holds endpoints, and this host is set to refuse its deletion then."),
    /** The host's own namespace. */
    HOST_NAMESPACE_FIXED(
            "host-namespace-fixed",
            HcnError.INVALID_PARAMETER,
            INF,
            "from what that namespace is for",
            "The host's own namespace is always there, and cannot be deleted."),
    /** A fault of the schedule. */
    SCHEDULED_FAULT(
            "scheduled-fault",
            HcnError.UNEXPECTED,
            INF,
            "the simulator itself",
            "A fault was scheduled for this call; the code answered is the one that was asked for.");

    private final String label;
    private final HcnError error;
    private final Grade grade;
    private final String source;
    private final String explanation;

    Rule(String label, HcnError error, Grade grade, String source, String explanation) {
        this.label = label;
        this.error = error;
        this.grade = grade;
        this.source = source;
        this.explanation = explanation;
    }

    /** Stable name. */
    public String label() {
        return label;
    }

    /** What HNS answers. */
    public HcnError error() {
        return error;
    }

    /** How sure it is. */
    public Grade grade() {
        return grade;
    }

    /** Where the fact comes from. */
    public String source() {
        return source;
    }

    /** One sentence for people. */
    public String explanation() {
        return explanation;
    }

    /** The refusal by this rule, to be thrown, with the value it is about. */
    public RuleRefusal about(String value) {
        return new RuleRefusal(this, value);
    }
}
