package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.resource.Endpoint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** No two endpoints of a network have one MAC address: a switch could not tell them apart. */
final class MacsUnique implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            Map<MacAddress, Endpoint> holders = new HashMap<>();
            for (Endpoint endpoint : network.endpoints()) {
                Optional<MacAddress> mac = endpoint.spec().value(Endpoint.MAC_ADDRESS);
                if (mac.isEmpty()) {
                    continue;
                }
                Endpoint other = holders.putIfAbsent(mac.get(), endpoint);
                if (other != null) {
                    findings.add(Finding.at(
                                    LanguageFault.MAC_TWICE,
                                    endpoint.address(),
                                    "spec.macAddress",
                                    mac.get() + " is the MAC address of " + other.address() + " on " + network.address()
                                            + " already.")
                            .withRelated(other.address(), "spec.macAddress", "used here"));
                }
            }
        }
    }
}
