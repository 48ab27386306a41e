package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;

/** L2Bridge, L2Tunnel and Overlay have at least one subnet (hns-reference 5.2, doc). */
final class SubnetRequired implements Rule {
    static boolean holdsFor(NetworkType type) {
        return type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY;
    }

    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.own().isPresent()
                    && network.isWhole()
                    && network.subnets().isEmpty()
                    && holdsFor(network.own().get().type())) {
                findings.add(Finding.at(
                        LanguageFault.SUBNET_REQUIRED,
                        network.address(),
                        network.own().get().subnets().isManaged() ? "spec.subnets" : "spec.type",
                        "HNS makes no subnet for " + network.own().get().type()
                                + " networks: at least one with a prefix and a gateway must be stated."));
            }
        }
    }
}
