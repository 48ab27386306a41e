package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Network;

/** L2Bridge, L2Tunnel and Overlay have static addresses only (hns-reference 5.2, doc for L2Bridge). */
final class DhcpOnType implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.own().isPresent()
                    && network.own().get().ipam() == Network.Ipam.DHCP
                    && SubnetRequired.holdsFor(network.own().get().type())) {
                findings.add(Finding.at(
                                LanguageFault.DHCP_NOT_ON_TYPE,
                                network.address(),
                                "spec.ipam",
                                "Endpoints of "
                                        + Words.article(network.own().get().type())
                                        + " network have static addresses only: the switch rewrites or wraps their frames, and no DHCP server sees them.")
                        .withHint("Leave ipam out."));
            }
        }
    }
}
