package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Adapter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A network shares the switch of one that has an external switch, and no chain of sharing comes back to its beginning. */
final class SharedSwitches implements Rule {
    private static final String PATH = "spec.adapter.sharedWith";

    @Override
    public void check(StackModel stack, Findings findings) {
        Set<ResourceAddress> settled = new HashSet<>();
        for (NetworkView network : stack.networks()) {
            Optional<NetworkView> shared = sharedWith(stack, network);
            if (shared.isPresent()
                    && !shared.get().type().map(NetworkType::isExternal).orElse(true)) {
                findings.add(Finding.at(
                                LanguageFault.SHARING_TYPE,
                                network.address(),
                                PATH,
                                shared.get().address() + " is "
                                        + Words.article(shared.get().type().orElseThrow())
                                        + " network: it has no external switch that another could share.")
                        .withRelated(shared.get().address(), "spec.type", "its type"));
            }
            follow(stack, network, settled, findings);
        }
    }

    private static Optional<NetworkView> sharedWith(StackModel stack, NetworkView network) {
        return network.own()
                .flatMap(own -> own.adapter())
                .flatMap(adapter -> adapter.values().value(Adapter.SHARED_WITH))
                .flatMap(stack::network);
    }

    private static void follow(StackModel stack, NetworkView from, Set<ResourceAddress> settled, Findings findings) {
        List<ResourceAddress> chain = new ArrayList<>();
        Set<ResourceAddress> inChain = new HashSet<>();
        Optional<NetworkView> at = Optional.of(from);
        while (at.isPresent() && !settled.contains(at.get().address())) {
            ResourceAddress address = at.get().address();
            if (!inChain.add(address)) {
                List<String> circle = new ArrayList<>();
                chain.subList(chain.indexOf(address), chain.size()).forEach(a -> circle.add(a.toString()));
                circle.add(address.toString());
                findings.add(Finding.at(
                        LanguageFault.SHARING_CYCLE,
                        address,
                        PATH,
                        "Each of these shares the switch of the next, so none of them makes it: "
                                + String.join(" → ", circle.size() > 10 ? circle.subList(0, 10) : circle)
                                + (circle.size() > 10 ? " → …" : "") + "."));
                break;
            }
            chain.add(address);
            at = sharedWith(stack, at.get());
        }
        settled.addAll(chain);
    }
}
