package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No two endpoints of a network have one address; one of another node takes its address too (hns-reference 5.7, log). */
final class AddressesUnique implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            Map<IpAddress, Endpoint> holders = new HashMap<>();
            for (Endpoint endpoint : network.endpoints()) {
                Optional<List<EndpointAddress>> addresses =
                        endpoint.ipAddresses().value();
                if (addresses.isEmpty()) {
                    continue;
                }
                for (EndpointAddress address : addresses.get()) {
                    Endpoint other = holders.putIfAbsent(address.address(), endpoint);
                    if (other != null && !other.address().equals(endpoint.address())) {
                        findings.add(Finding.at(
                                        LanguageFault.ADDRESS_TWICE,
                                        endpoint.address(),
                                        Paths.ofAddress(address.address()),
                                        address.address() + " is the address of " + other.address() + " on "
                                                + network.address() + " already.")
                                .withRelated(other.address(), Paths.ofAddress(address.address()), "used here"));
                    }
                }
            }
        }
    }
}
