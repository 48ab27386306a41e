package dev.hnsform.schema.rule;

import java.util.List;

/** All rules. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new FieldOnType(),
            new IpamRequired(),
            new SubnetRequired(),
            new GatewayRequired(),
            new VsidRequired(),
            new GatewayFits(),
            new SubnetsOverlap(),
            new NetworksOverlap(),
            new NoIpv6(),
            new IpSubnetsFit(),
            new MacPools(),
            new DhcpOnType(),
            new OneSubnet(),
            new HnsNames(),
            new AdapterClaims(),
            new SharedSwitches(),
            new AddressesFit(),
            new AddressesUnique(),
            new MacsUnique(),
            new AddressCount(),
            new RemoteEndpoints(),
            new HandedOutAddresses(),
            new PolicyOnType(),
            new PortsUnique(),
            new RemoteSubnets(),
            new LifecyclePaths(),
            new MissingFeatures());

    private Rules() {}

    /** Checks every rule. */
    public static void check(StackModel stack, Findings findings) {
        for (Rule rule : ALL) {
            rule.check(stack, findings);
        }
    }
}
