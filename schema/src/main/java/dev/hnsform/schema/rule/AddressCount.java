package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import java.util.Optional;

/** An endpoint has at most one IPv4 and one IPv6 address (hns-reference 2.4, in practice). */
final class AddressCount implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (Resource resource : stack.resources()) {
            Optional<List<EndpointAddress>> addresses = resource instanceof Endpoint endpoint
                    ? endpoint.spec().value(Endpoint.IP_ADDRESSES)
                    : Optional.empty();
            if (addresses.isPresent() && addresses.get().size() > 1) {
                check(resource, addresses.get(), findings);
            }
        }
    }

    private static void check(Resource endpoint, List<EndpointAddress> addresses, Findings findings) {
        int ipv4 = 0;
        int ipv6 = 0;
        for (EndpointAddress address : addresses) {
            boolean isIpv4 = address.address().isIpv4();
            int number = isIpv4 ? ++ipv4 : ++ipv6;
            if (number > 1) {
                findings.add(Finding.at(
                        LanguageFault.TOO_MANY_ADDRESSES,
                        endpoint.address(),
                        Paths.ofAddress(address.address()),
                        "An endpoint has at most one IPv4 and one IPv6 address; this is " + (isIpv4 ? "IPv4" : "IPv6")
                                + " address number " + number + "."));
            }
        }
    }
}
