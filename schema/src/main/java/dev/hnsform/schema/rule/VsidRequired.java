package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Subnet;

/** Subnets of an Overlay have a VSID (hns-reference 5.2, 5.7, doc). */
final class VsidRequired implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.isWhole() && network.is(NetworkType.OVERLAY)) {
                for (Subnet subnet : network.subnets()) {
                    if (!subnet.values().has(Subnet.VSID)) {
                        findings.add(Finding.at(
                                        LanguageFault.VSID_REQUIRED,
                                        network.address(),
                                        Paths.of(subnet, "prefix"),
                                        "The subnet " + subnet.prefix()
                                                + " of an Overlay network needs a vsid of 4096 or more: VXLAN carries it, and all nodes of the overlay must have the same.")
                                .withHint("Write \"vsid: 4096\", unless the overlay has another."));
                    }
                }
            }
        }
    }
}
