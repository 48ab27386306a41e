package dev.hnsform.schema.rule;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;

/** What resources state that needs a feature which a host lacks (hns-reference 5.10): fields and policies by their rows, and single values. */
public final class NeededFeatures {
    private static final long ACL_PROTOCOL_VXLAN = 252;

    private final Features host;
    private final StatedFields fields;

    /** Looks for what this host lacks. */
    public NeededFeatures(Features host) {
        this.host = host;
        this.fields = new StatedFields(field -> lacks(field.since()));
    }

    /** Takes what was found. */
    @FunctionalInterface
    public interface Found {
        /**
         * Something that the host cannot do.
         *
         * @param path where it is stated
         * @param atKey whether the field itself is meant, or else its value
         * @param what what is stated, as the beginning of a sentence
         * @param feature what it needs
         */
        void found(String path, boolean atKey, String what, Feature feature);
    }

    /** Looks through what a resource states. */
    public void of(Resource resource, Found found) {
        fields.walk(
                resource.spec(),
                "spec",
                (field, path) -> found.found(
                        path, true, "\"" + field.name() + "\"", field.since().orElseThrow()));
        if (resource instanceof Endpoint endpoint) {
            addresses(endpoint, found);
            policies(endpoint, found);
        } else if (resource instanceof Network network) {
            subnets(network, found);
            flags(network, found);
        }
    }

    private boolean lacks(Optional<Feature> feature) {
        return feature.isPresent() && !host.has(feature.get());
    }

    private void subnets(Network network, Found found) {
        boolean dual = network.type() == NetworkType.L2BRIDGE || network.type() == NetworkType.L2TUNNEL;
        if (!dual || host.has(Feature.IPV6_DUAL_STACK)) {
            return;
        }
        for (Subnet subnet : network.subnets().value().orElse(List.of())) {
            if (!subnet.prefix().isIpv4()) {
                found.found(Paths.of(subnet, "prefix"), false, "An IPv6 subnet", Feature.IPV6_DUAL_STACK);
            }
        }
    }

    private void flags(Network network, Found found) {
        boolean stated = network.spec()
                .value(Network.FLAGS)
                .map(flags -> flags.containsKey("DisableHostPort"))
                .orElse(false);
        if (stated && !host.has(Feature.DISABLE_HOST_PORT)) {
            found.found("spec.flags.DisableHostPort", true, "The flag DisableHostPort", Feature.DISABLE_HOST_PORT);
        }
    }

    private void addresses(Endpoint endpoint, Found found) {
        if (host.has(Feature.SLASH_32_ENDPOINT)) {
            return;
        }
        for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
            if (address.prefixLength().orElse(0L) == address.address().bits()) {
                found.found(
                        Paths.ofAddress(address.address()),
                        false,
                        "The prefix length " + address.address().bits(),
                        Feature.SLASH_32_ENDPOINT);
            }
        }
    }

    private void policies(Endpoint endpoint, Found found) {
        for (Policy policy : endpoint.policies().value().orElse(List.of())) {
            if (lacks(policy.type().since())) {
                found.found(
                        Paths.of(policy) + ".type",
                        false,
                        "The policy " + policy.type(),
                        policy.type().since().orElseThrow());
            } else if (policy.type().equals(PolicyCatalogue.ACL)
                    && !host.has(Feature.ACL_PROTOCOL_252)
                    && policy.values()
                            .value(PolicyCatalogue.ACL_PROTOCOLS)
                            .orElse(List.of())
                            .contains(ACL_PROTOCOL_VXLAN)) {
                found.found(Paths.of(policy) + ".protocols[252]", false, "Protocol 252", Feature.ACL_PROTOCOL_252);
            }
        }
    }
}
