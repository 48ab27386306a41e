package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.diagnostic.LanguageFault;
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

/** The build that a stack is meant for has every feature that the stack needs (hns-reference 5.10). Not asked when no build is named. */
final class MissingFeatures implements Rule {
    private static final long ACL_PROTOCOL_VXLAN = 252;

    @Override
    public void check(StackModel stack, Findings findings) {
        stack.target().ifPresent(target -> new Check(stack, target, findings).run());
    }

    private static final class Check {
        private final StackModel stack;
        private final Features target;
        private final Findings findings;
        private final StatedFields fields;

        Check(StackModel stack, Features target, Findings findings) {
            this.stack = stack;
            this.target = target;
            this.findings = findings;
            this.fields = new StatedFields(
                    field -> field.since().map(feature -> !target.has(feature)).orElse(false));
        }

        void run() {
            for (Resource resource : stack.resources()) {
                fields.walk(
                        resource.spec(),
                        "spec",
                        (field, path) -> report(
                                resource.address(),
                                path,
                                true,
                                "\"" + field.name() + "\"",
                                field.since().orElseThrow()));
                if (resource instanceof Endpoint endpoint) {
                    endpoint(endpoint);
                } else if (resource instanceof Network network) {
                    network(network);
                }
            }
        }

        private void report(ResourceAddress address, String path, boolean atKey, String what, Feature feature) {
            String detail = what + " is not possible on " + target.release() + ", which lacks " + feature.label() + ".";
            findings.add(
                    atKey
                            ? Finding.atKey(LanguageFault.MISSING_FEATURE, address, path, detail)
                            : Finding.at(LanguageFault.MISSING_FEATURE, address, path, detail));
        }

        private void network(Network network) {
            boolean dual = network.type() == NetworkType.L2BRIDGE || network.type() == NetworkType.L2TUNNEL;
            if (dual && !target.has(Feature.IPV6_DUAL_STACK)) {
                for (Subnet subnet : network.subnets().value().orElse(List.of())) {
                    if (!subnet.prefix().isIpv4()) {
                        report(
                                network.address(),
                                Paths.of(subnet, "prefix"),
                                false,
                                "An IPv6 subnet",
                                Feature.IPV6_DUAL_STACK);
                    }
                }
            }
            boolean hostPort = network.spec()
                    .value(Network.FLAGS)
                    .map(flags -> flags.containsKey("DisableHostPort"))
                    .orElse(false);
            if (hostPort && !target.has(Feature.DISABLE_HOST_PORT)) {
                report(
                        network.address(),
                        "spec.flags.DisableHostPort",
                        true,
                        "The flag DisableHostPort",
                        Feature.DISABLE_HOST_PORT);
            }
        }

        private void endpoint(Endpoint endpoint) {
            if (!target.has(Feature.SLASH_32_ENDPOINT)) {
                for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
                    if (address.prefixLength().orElse(0L) == address.address().bits()) {
                        report(
                                endpoint.address(),
                                Paths.ofAddress(address.address()),
                                false,
                                "The prefix length " + address.address().bits(),
                                Feature.SLASH_32_ENDPOINT);
                    }
                }
            }
            for (Policy policy : endpoint.policies().value().orElse(List.of())) {
                Optional<Feature> since = policy.type().since();
                if (since.isPresent() && !target.has(since.get())) {
                    report(
                            endpoint.address(),
                            Paths.of(policy) + ".type",
                            false,
                            "The policy " + policy.type(),
                            since.get());
                } else if (policy.type().equals(PolicyCatalogue.ACL)
                        && !target.has(Feature.ACL_PROTOCOL_252)
                        && policy.values()
                                .value(PolicyCatalogue.ACL_PROTOCOLS)
                                .orElse(List.of())
                                .contains(ACL_PROTOCOL_VXLAN)) {
                    report(
                            endpoint.address(),
                            Paths.of(policy) + ".protocols[252]",
                            false,
                            "Protocol 252",
                            Feature.ACL_PROTOCOL_252);
                }
            }
        }
    }
}
