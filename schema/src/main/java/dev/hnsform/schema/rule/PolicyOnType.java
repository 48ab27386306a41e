package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.resource.Endpoint;
import java.util.List;
import java.util.Optional;

/** A policy stands on a network type that can have it, and a Switch rule where there is a VFP switch (hns-reference 5.2). */
final class PolicyOnType implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.type().isPresent()) {
                NetworkType type = network.type().get();
                for (Endpoint endpoint : network.endpoints()) {
                    Optional<List<Policy>> policies = endpoint.spec().value(Endpoint.POLICIES);
                    if (policies.isPresent()) {
                        for (Policy policy : policies.get()) {
                            check(network, type, endpoint, policy, findings);
                        }
                    }
                }
            }
        }
    }

    private static void check(
            NetworkView network, NetworkType type, Endpoint endpoint, Policy policy, Findings findings) {
        if (!policy.type().isAllowedOn(type)) {
            findings.add(Finding.at(
                            LanguageFault.POLICY_NOT_ON_TYPE,
                            endpoint.address(),
                            Paths.of(policy) + ".type",
                            policy.type() + " is possible on "
                                    + Words.list(policy.type().networkTypes()) + "; " + network.address() + " is "
                                    + Words.article(type) + " network, where HNS refuses it.")
                    .withRelated(network.address(), typePath(network), "its type"));
        } else if (policy.type().equals(PolicyCatalogue.ACL)
                && !type.hasVfp()
                && policy.values().value(PolicyCatalogue.ACL_RULE_TYPE).orElse(PolicyWords.RuleType.HOST)
                        == PolicyWords.RuleType.SWITCH) {
            findings.add(Finding.at(
                            LanguageFault.SWITCH_RULE,
                            endpoint.address(),
                            Paths.of(policy) + ".ruleType",
                            "A Switch rule is carried by the VFP extension of the switch, which " + Words.article(type)
                                    + " network does not have; L2Bridge, L2Tunnel and Overlay do.")
                    .withHint("Leave ruleType out, or write Host for Windows Firewall.")
                    .withRelated(network.address(), typePath(network), "its type"));
        }
    }

    private static String typePath(NetworkView network) {
        return network.own().isPresent() ? "spec.type" : "spec.match.type";
    }
}
