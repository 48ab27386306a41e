package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import java.util.List;

/** Where a plug-in or a DHCP server hands out addresses, no document asks for one (hns-reference 5.7, 6.2). */
final class HandedOutAddresses implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView view : stack.networks()) {
            if (view.own().isEmpty()) {
                continue;
            }
            Network network = view.own().get();
            boolean plugin = network.isAddressedByPlugin();
            boolean dhcp = network.ipam() == Network.Ipam.DHCP;
            if (!plugin && !dhcp) {
                continue;
            }
            for (Endpoint endpoint : view.endpoints()) {
                if (!endpoint.ipAddresses().value().map(List::isEmpty).orElse(true)) {
                    findings.add(Finding.atKey(
                                    plugin ? LanguageFault.PLUGIN_ADDRESS : LanguageFault.DHCP_ADDRESS,
                                    endpoint.address(),
                                    "spec.ipAddresses",
                                    plugin
                                            ? "In " + network.address()
                                                    + " an SDN plug-in hands out addresses; one that a document asks for would be unknown to the controller."
                                            : "In " + network.address()
                                                    + " a DHCP server hands out addresses; HNS takes none from the document.")
                            .withHint("Leave ipAddresses out.")
                            .withRelated(network.address(), plugin ? "spec.addressing" : "spec.ipam", "said here"));
                }
            }
        }
    }
}
