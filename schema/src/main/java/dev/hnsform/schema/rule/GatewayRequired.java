package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Subnet;
import java.util.Optional;

/** Subnets of L2Bridge, L2Tunnel and Overlay have a gateway (hns-reference 5.2, doc). */
final class GatewayRequired implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            Optional<NetworkType> type = network.type();
            if (network.isWhole() && type.isPresent() && SubnetRequired.holdsFor(type.get())) {
                for (Subnet subnet : network.subnets()) {
                    if (subnet.gateway().isEmpty()) {
                        findings.add(Finding.at(
                                LanguageFault.GATEWAY_REQUIRED,
                                network.address(),
                                Paths.of(subnet, "prefix"),
                                "The subnet " + subnet.prefix() + " of "
                                        + Words.article(type.get())
                                        + " network needs a gateway: its endpoints' default route goes there."));
                    }
                }
            }
        }
    }
}
