package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Network;

/** A Transparent network says how endpoints get their addresses: both ways are usual there. */
final class IpamRequired implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.is(NetworkType.TRANSPARENT)
                    && network.isWhole()
                    && network.own().isPresent()
                    && !network.own().get().spec().has(Network.IPAM)) {
                findings.add(Finding.at(
                                LanguageFault.IPAM_REQUIRED,
                                network.address(),
                                "spec.type",
                                "A Transparent network takes addresses from outside or from the document; this one does not say which.")
                        .withHint("Write \"ipam: Dhcp\", or \"ipam: Static\" with subnets."));
            }
        }
    }
}
