package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Adapter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One adapter carries one switch: a second network on it says whose switch it shares (hns-reference 5.4, doc). */
final class AdapterClaims implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        Map<String, NetworkView> claimed = new HashMap<>();
        for (NetworkView network : stack.networks()) {
            List<String> claims = claims(network);
            Set<NetworkView> reported = new HashSet<>();
            for (String claim : claims) {
                NetworkView other = claimed.putIfAbsent(claim, network);
                if (other != null && other != network && reported.add(other)) {
                    findings.add(Finding.at(
                                    LanguageFault.ADAPTER_TWICE,
                                    network.address(),
                                    "spec.adapter",
                                    other.address()
                                            + " takes the same adapter, and an adapter carries one switch: HNS lets the second network join it only when both types go together.")
                            .withHint("Write \"adapter: {sharedWith: "
                                    + other.address().local() + "}\" to say that its switch is shared.")
                            .withRelated(other.address(), "spec.adapter", "the other network"));
                }
            }
        }
    }

    private static List<String> claims(NetworkView network) {
        List<String> claims = new ArrayList<>();
        network.own().flatMap(own -> own.adapter()).ifPresent(adapter -> {
            adapter.values()
                    .value(Adapter.NAMES)
                    .orElse(List.of())
                    .forEach(name -> claims.add("name " + name.toLowerCase(Locale.ROOT)));
            adapter.values().value(Adapter.ADDRESS).ifPresent(address -> claims.add("address " + address));
        });
        return claims;
    }
}
