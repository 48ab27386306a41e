package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** An endpoint of another node is known by its addresses, and is attached there, not here (hns-reference 5.7, code). */
final class RemoteEndpoints implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (Resource resource : stack.resources()) {
            if (resource instanceof Endpoint endpoint && endpoint.spec().has(Endpoint.REMOTE)) {
                check(stack, endpoint, findings);
            }
        }
    }

    private static void check(StackModel stack, Endpoint endpoint, Findings findings) {
        List<String> missing = new ArrayList<>();
        if (endpoint.spec().value(Endpoint.IP_ADDRESSES).map(List::isEmpty).orElse(true)) {
            missing.add("ipAddresses");
        }
        if (!endpoint.spec().has(Endpoint.MAC_ADDRESS)) {
            missing.add("macAddress");
        }
        if (!missing.isEmpty() && stack.isWhole(endpoint)) {
            findings.add(Finding.atKey(
                    LanguageFault.REMOTE_INCOMPLETE,
                    endpoint.address(),
                    "spec.remote",
                    "This endpoint is on another node: this host knows it only by what is stated, and "
                            + String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are") + " missing."));
        }
        if (endpoint.spec().has(Endpoint.ATTACHMENT)) {
            findings.add(Finding.atKey(
                            LanguageFault.REMOTE_ATTACHED,
                            endpoint.address(),
                            "spec.attachment",
                            "This endpoint is on another node and is attached there; this host attaches nothing.")
                    .withRelated(endpoint.address(), "spec.remote", "said to be on another node here"));
        }
    }
}
