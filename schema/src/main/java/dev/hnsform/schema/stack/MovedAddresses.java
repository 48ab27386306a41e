package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.rule.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks earlier addresses: of the same kind, claimed once, and declared no more. */
final class MovedAddresses {
    private final List<Resource> resources;
    private final Reporter reporter;

    MovedAddresses(List<Resource> resources, Reporter reporter) {
        this.resources = resources;
        this.reporter = reporter;
    }

    void check() {
        Map<ResourceAddress, ResourceAddress> claimedBy = new HashMap<>();
        for (Resource resource : resources) {
            for (ResourceAddress from : resource.head().movedFrom()) {
                String path = "metadata.movedFrom[" + from + "]";
                if (from.kind() != resource.address().kind()) {
                    reporter.add(Finding.at(
                            LanguageFault.MOVED_KIND,
                            resource.address(),
                            path,
                            from + " cannot have become " + resource.address()
                                    + ": a move keeps the host object, and with it the kind."));
                }
                ResourceAddress other = claimedBy.putIfAbsent(from, resource.address());
                if (other != null) {
                    reporter.add(Finding.at(
                                    LanguageFault.MOVED_TWICE,
                                    resource.address(),
                                    path,
                                    "Both " + other + " and " + resource.address() + " say they were " + from
                                            + "; one host object cannot become two resources.")
                            .withRelated(other, path, "claimed here too"));
                }
            }
        }
        if (!claimedBy.isEmpty()) {
            stillDeclared(claimedBy);
        }
    }

    private void stillDeclared(Map<ResourceAddress, ResourceAddress> claimedBy) {
        for (Resource resource : resources) {
            ResourceAddress claimant = claimedBy.get(resource.address());
            if (claimant != null) {
                reporter.add(Finding.at(
                                LanguageFault.MOVED_STILL_DECLARED,
                                claimant,
                                "metadata.movedFrom[" + resource.address() + "]",
                                claimant.equals(resource.address())
                                        ? claimant + " says it was moved from itself."
                                        : resource.address() + " is still declared, so it cannot have become "
                                                + claimant + ".")
                        .withRelated(resource.address(), "", "declared here"));
            }
        }
    }
}
