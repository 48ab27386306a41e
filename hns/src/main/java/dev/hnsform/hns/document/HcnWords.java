package dev.hnsform.hns.document;

/** HNS's enumerations and flags (hns-reference 2.2, from hns.schema and hcsshim; numbers marked there as unconfirmed are the document's order). */
public final class HcnWords {
    /** {@code Type} of a network. {@code Layered} is the switch object itself and has no number. */
    public static final WordTable NETWORK_MODE = WordTable.counted(
                    "network type",
                    "NAT",
                    "ICS",
                    "Transparent",
                    "L2Bridge",
                    "L2Tunnel",
                    "Overlay",
                    "Private",
                    "Internal",
                    "Mirrored",
                    "Infiniband",
                    "ConstrainedICS")
            .with("Layered", -1);

    /** {@code Type} of an Ipam. */
    public static final WordTable IPAM_TYPE = WordTable.counted("ipam type", "Static", "Dhcp");

    /** {@code Type} of a subnet's policy. */
    public static final WordTable SUBNET_POLICY = WordTable.counted("subnet policy", "VLAN", "VSID");

    /** {@code Type} of a network's policy. */
    public static final WordTable NETWORK_POLICY = WordTable.counted(
            "network policy",
            "SourceMacAddress",
            "NetAdapterName",
            "InterfaceConstraint",
            "VSwitchExtension",
            "ProviderAddress",
            "DrMacAddress",
            "AutomaticDNS",
            "RemoteSubnetRoute",
            "VxlanPort",
            "HostRoute",
            "SetPolicy",
            "L4Proxy",
            "LayerConstraint",
            "NetworkACL");

    /** {@code Type} of an endpoint's policy. */
    public static final WordTable ENDPOINT_POLICY = WordTable.counted(
            "endpoint policy",
            "PortMapping",
            "ACL",
            "QOS",
            "L2Driver",
            "OutBoundNAT",
            "SDNRoute",
            "L4Proxy",
            "L4WFPPROXY",
            "ProviderAddress",
            "PortName",
            "EncapOverhead",
            "InterfaceConstraint",
            "Encryption",
            "VLAN",
            "InterfaceParameters",
            "Iov",
            "TierAcl",
            "VmNic",
            "Firewall");

    /** {@code Type} of a namespace. */
    public static final WordTable NAMESPACE_TYPE =
            WordTable.counted("namespace type", "Host", "HostDefault", "Guest", "GuestDefault");

    /** {@code Type} of a namespace's resource. */
    public static final WordTable NAMESPACE_RESOURCE = WordTable.counted("namespace resource", "Container", "Endpoint");

    /** {@code RequestType} of a modify request. */
    public static final WordTable MODIFY_REQUEST =
            WordTable.counted("request type", "Add", "Remove", "Update", "Refresh", "Reset");

    /** {@code ResourceType} of a network's modify request. */
    public static final WordTable NETWORK_RESOURCE =
            WordTable.counted("network resource", "DNS", "Extension", "Policy", "Subnet", "IPSubnet");

    /** {@code ResourceType} of an endpoint's modify request. */
    public static final WordTable ENDPOINT_RESOURCE = WordTable.counted("endpoint resource", "Port", "Policy");

    /** IP protocols. */
    public static final WordTable PROTOCOL = WordTable.counted("protocol", "Unknown", "ICMPv4", "IGMP")
            .with("TCP", 6)
            .with("UDP", 17)
            .with("ICMPv6", 58);

    /** {@code Action} of an ACL. */
    public static final WordTable ACTION = WordTable.counted("action", "Allow", "Block", "Pass");

    /** {@code Direction} of an ACL. */
    public static final WordTable DIRECTION = WordTable.counted("direction", "In", "Out");

    /** {@code RuleType} of an ACL. */
    public static final WordTable RULE_TYPE = WordTable.counted("rule type", "Host", "Switch");

    /** {@code State} of a v1 endpoint. */
    public static final WordTable ENDPOINT_STATE = WordTable.counted(
            "endpoint state",
            "Uninitialized",
            "Created",
            "Attached",
            "AttachedSharing",
            "Detached",
            "Degraded",
            "Destroyed");

    /** {@code Flags} of a network. */
    public static final FlagTable NETWORK_FLAGS = FlagTable.of(
            "network flag",
            "EnableDnsProxy",
            "EnableDhcpServer",
            "EnableMirroring",
            "EnableNonPersistent",
            "EnablePersistent",
            "IsolateVSwitch",
            "EnableFlowSteering",
            "DisableSharing",
            "EnableFirewall",
            "SuppressMediaDisconnect",
            "DisableHostPort",
            "WeakHostReceiveAdapter",
            "WeakHostSendAdapter",
            "EnableIov");

    /** {@code Flags} of a subnet. */
    public static final FlagTable SUBNET_FLAGS = FlagTable.of("subnet flag", "DoNotReserveGatewayAddress");

    /** {@code Flags} of an IP subnet. */
    public static final FlagTable IP_SUBNET_FLAGS =
            FlagTable.of("IP subnet flag", "EnableBroadcast", "ReserveNetworkAddress");

    /** {@code Flags} of an endpoint. */
    public static final FlagTable ENDPOINT_FLAGS = FlagTable.of(
            "endpoint flag",
            "RemoteEndpoint",
            "DisableInterComputeCommunication",
            "EnableMirroring",
            "EnableLowInterfaceMetric",
            "OverrideDNSServerOrder",
            "EnableDhcp");

    /** {@code Flags} of a NAT policy. */
    public static final FlagTable NAT_FLAGS =
            FlagTable.of("NAT flag", "LocalRoutedVip", "IPv6", "ExternalPortReserved");

    /** {@code Flags} of a load balancer. */
    public static final FlagTable LOAD_BALANCER_FLAGS =
            FlagTable.of("load balancer flag", "EnableDirectServerReturn", "IPv6");

    /** {@code Flags} of a load balancer's port mapping. {@code VipExternalIP} is kube-proxy's alone (code: kubernetes, winkernel). */
    public static final FlagTable PORT_MAPPING_FLAGS = FlagTable.of(
            "port mapping flag",
            "EnableInternalLoadBalancer",
            "LocalRoutedVip",
            "UseMux",
            "EnablePreserveDip",
            "VipExternalIP");

    /** {@code DistributionType} of a load balancer's port mapping: by the whole 5-tuple, by source address and protocol, by source address. */
    public static final WordTable DISTRIBUTION =
            WordTable.counted("distribution", "None", "SourceIPProtocol", "SourceIP");

    private HcnWords() {}
}
