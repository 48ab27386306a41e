package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;

/** Subnets of one network do not overlap. */
final class SubnetsOverlap implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.subnets().size() > 1) {
                check(network, findings);
            }
        }
    }

    private static void check(NetworkView network, Findings findings) {
        PrefixIndex<Subnet> seen = new PrefixIndex<>();
        for (Subnet subnet : network.subnets()) {
            List<Subnet> others = seen.overlapping(subnet.prefix());
            if (others.isEmpty()) {
                seen.put(subnet.prefix(), subnet);
            } else {
                Subnet other = others.get(0);
                findings.add(Finding.at(
                                LanguageFault.SUBNETS_OVERLAP,
                                network.address(),
                                Paths.of(subnet, "prefix"),
                                subnet.prefix() + " overlaps " + other.prefix()
                                        + " of the same network: an address could belong to both.")
                        .withRelated(network.address(), Paths.of(other, "prefix"), "the other subnet"));
            }
        }
    }
}
