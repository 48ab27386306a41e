package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.resource.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A port of the host is published once among the NAT networks (0x803b0013; hns-reference 5.9, doc). */
final class PortsUnique implements Rule {
    private record Holder(Endpoint endpoint, Policy policy) {}

    /** Who holds a port: for every address, or by address. */
    private static final class Port {
        private Optional<Holder> any = Optional.empty();
        private Optional<Holder> first = Optional.empty();
        private final Map<IpAddress, Holder> byVip = new HashMap<>(2);

        Optional<Holder> take(Optional<IpAddress> vip, Holder holder) {
            Optional<Holder> other = any;
            if (other.isEmpty()) {
                other = vip.isPresent() ? Optional.ofNullable(byVip.get(vip.get())) : first;
            }
            if (other.isEmpty()) {
                if (vip.isPresent()) {
                    byVip.put(vip.get(), holder);
                } else {
                    any = Optional.of(holder);
                }
                first = first.or(() -> Optional.of(holder));
            }
            return other;
        }
    }

    @Override
    public void check(StackModel stack, Findings findings) {
        Map<Long, Port> ports = new HashMap<>();
        for (NetworkView network : stack.networks()) {
            if (network.is(NetworkType.NAT)) {
                for (Endpoint endpoint : network.endpoints()) {
                    for (Policy policy :
                            endpoint.spec().value(Endpoint.POLICIES).orElse(List.of())) {
                        if (policy.type().equals(PolicyCatalogue.PORT_MAPPING)) {
                            check(endpoint, policy, ports, findings);
                        }
                    }
                }
            }
        }
    }

    private static void check(Endpoint endpoint, Policy policy, Map<Long, Port> ports, Findings findings) {
        Optional<Long> port = policy.values().value(PolicyCatalogue.PORT_MAPPING_EXTERNAL_PORT);
        if (port.isEmpty()) {
            return;
        }
        long protocol = policy.values().required(PolicyCatalogue.PORT_MAPPING_PROTOCOL);
        Optional<IpAddress> vip = policy.values().value(PolicyCatalogue.PORT_MAPPING_VIP);
        Optional<Holder> other = ports.computeIfAbsent(protocol << 16 | port.get(), key -> new Port())
                .take(vip, new Holder(endpoint, policy));
        if (other.isPresent()) {
            Holder holder = other.get();
            findings.add(Finding.at(
                            LanguageFault.PORT_TWICE,
                            endpoint.address(),
                            Paths.of(policy) + ".externalPort",
                            "Port " + port.get() + "/" + PolicyWords.printProtocol(protocol) + " of the host"
                                    + vip.map(v -> " at " + v).orElse("") + " is published by "
                                    + holder.endpoint().address() + " already; HNS gives a port to one endpoint.")
                    .withRelated(
                            holder.endpoint().address(),
                            Paths.of(holder.policy()) + ".externalPort",
                            "published here"));
        }
    }
}
