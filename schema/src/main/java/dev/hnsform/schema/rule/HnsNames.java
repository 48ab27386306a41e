package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Network;
import java.util.HashMap;
import java.util.Map;

/** No two networks have one HNS name (0x803b0010; hns-reference 5.3, doc). */
final class HnsNames implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        Map<String, Network> byName = new HashMap<>();
        for (NetworkView view : stack.networks()) {
            if (view.own().isPresent()) {
                Network network = view.own().get();
                Network other = byName.putIfAbsent(network.hostName(), network);
                if (other != null) {
                    findings.add(Finding.at(
                                    LanguageFault.HNS_NAME_TWICE,
                                    network.address(),
                                    path(network),
                                    "HNS would know both " + other.address() + " and " + network.address() + " as \""
                                            + network.hostName() + "\", and refuses a second network of one name.")
                            .withRelated(other.address(), path(other), "the other network"));
                }
            }
        }
    }

    private static String path(Network network) {
        return network.spec().has(Network.NAME) ? "spec.name" : "metadata.name";
    }
}
