package dev.hnsform.schema.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    /** From so many resources on, checking in several threads pays. */
    private static final int MANY = 1_000;

    private Rules() {}

    /** Checks every rule; of a large stack several at once, with the same findings in the same order. */
    public static void check(StackModel stack, Findings findings) {
        Stream<Rule> rules = stack.resources().size() < MANY ? ALL.stream() : ALL.parallelStream();
        for (List<Finding> found : rules.map(rule -> found(rule, stack)).toList()) {
            found.forEach(findings::add);
        }
    }

    private static List<Finding> found(Rule rule, StackModel stack) {
        List<Finding> found = new ArrayList<>();
        rule.check(stack, found::add);
        return found;
    }
}
