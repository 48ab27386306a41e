package dev.hnsform.schema.feature;

/** What a host may be able to do; which versions can is data of the {@code hns} module (hns-reference 5.10). */
public enum Feature {
    /** ACLs with ids, lists of ports and addresses, port ranges; no priority on host rules. */
    ACL_LISTS("ACL lists, port ranges and ids"),
    /** The v2 documents and the remote subnet route. */
    V2_API("the HCN v2 API"),
    /** Overlay: peers' subnets by one policy each. */
    REMOTE_SUBNET("remote subnets"),
    /** Overlay: containers reach their own host. */
    HOST_ROUTE("the HostRoute policy"),
    /** Endpoint addresses with prefix length 32. */
    SLASH_32_ENDPOINT("/32 endpoint addresses"),
    /** Overlay: a VXLAN port other than 4789. */
    VXLAN_PORT("the VXLAN port"),
    /** ACL protocol number 252. */
    ACL_PROTOCOL_252("ACL protocol 252"),
    /** IPv4 and IPv6 on L2Bridge and L2Tunnel. */
    IPV6_DUAL_STACK("IPv6 dual stack"),
    /** IP subnets inside a subnet (schema 2.3). */
    IP_SUBNETS("IP subnets"),
    /** Adding and removing subnets of a living network (schema 2.6). */
    SUBNET_CHANGE("adding and removing subnets in place"),
    /** The flag DoNotReserveGatewayAddress (schema 2.7). */
    SUBNET_FLAGS("subnet flags"),
    /** The network flag DisableHostPort. */
    DISABLE_HOST_PORT("the DisableHostPort flag"),
    /** ModifyLoadBalancer that does what it says. */
    MODIFY_LOAD_BALANCER("changing load balancers in place"),
    /** IP sets. */
    SET_POLICY("the SetPolicy policy"),
    /** Tiered ACLs. */
    TIER_ACL("the TierAcl policy"),
    /** ACLs of a whole network. */
    NETWORK_ACL("the NetworkACL policy");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** What to call it in a message. */
    public String label() {
        return label;
    }
}
