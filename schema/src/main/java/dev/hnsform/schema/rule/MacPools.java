package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.MacPoolRange;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranges of a MAC pool go upwards and do not overlap. */
final class MacPools implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.own().isPresent()) {
                check(
                        network,
                        network.own().get().spec().value(Network.MAC_POOL).orElse(List.of()),
                        findings);
            }
        }
    }

    private static void check(NetworkView network, List<MacPoolRange> ranges, Findings findings) {
        List<MacPoolRange> sorted = new ArrayList<>();
        for (MacPoolRange range : ranges) {
            if (range.first().compareTo(range.last()) > 0) {
                findings.add(Finding.at(
                        LanguageFault.MAC_POOL,
                        network.address(),
                        path(range) + ".last",
                        "The range ends with " + range.last() + " before it begins with " + range.first() + "."));
            } else {
                sorted.add(range);
            }
        }
        sorted.sort(Comparator.comparing(MacPoolRange::first).thenComparing(MacPoolRange::last));
        for (int i = 1; i < sorted.size(); i++) {
            MacPoolRange before = sorted.get(i - 1);
            MacPoolRange range = sorted.get(i);
            if (range.first().compareTo(before.last()) <= 0) {
                findings.add(Finding.at(
                                LanguageFault.MAC_POOL,
                                network.address(),
                                path(range) + ".first",
                                "The range " + range.first() + " to " + range.last() + " overlaps " + before.first()
                                        + " to " + before.last() + ".")
                        .withRelated(network.address(), path(before) + ".first", "the other range"));
            }
        }
    }

    private static String path(MacPoolRange range) {
        return "spec.macPool[" + range.first() + ".." + range.last() + "]";
    }
}
