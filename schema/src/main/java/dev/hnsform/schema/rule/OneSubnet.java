package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Subnet;

/** Several subnets of a family: L2Bridge, L2Tunnel and Overlay only (hns-reference 5.7, doc). */
final class OneSubnet implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.type().isEmpty()
                    || SubnetRequired.holdsFor(network.type().get())) {
                continue;
            }
            int ipv4 = 0;
            int ipv6 = 0;
            for (Subnet subnet : network.subnets()) {
                int number = subnet.prefix().isIpv4() ? ++ipv4 : ++ipv6;
                if (number > 1) {
                    findings.add(
                            Finding.at(
                                    LanguageFault.ONE_SUBNET,
                                    network.address(),
                                    Paths.of(subnet, "prefix"),
                                    Words.article(network.type().get()).replaceFirst("a", "A")
                                            + " network has one subnet of each family; several are for L2Bridge, L2Tunnel and Overlay."));
                }
            }
        }
    }
}
