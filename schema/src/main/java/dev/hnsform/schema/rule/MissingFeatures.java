package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.resource.Resource;

/** The build that a stack is meant for has every feature that the stack needs (hns-reference 5.10). Not asked when no build is named. */
final class MissingFeatures implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        stack.target().ifPresent(target -> check(stack, target, findings));
    }

    private static void check(StackModel stack, Features target, Findings findings) {
        NeededFeatures needed = new NeededFeatures(target);
        for (Resource resource : stack.resources()) {
            needed.of(resource, (path, atKey, what, feature) -> {
                String detail =
                        what + " is not possible on " + target.release() + ", which lacks " + feature.label() + ".";
                findings.add(
                        atKey
                                ? Finding.atKey(LanguageFault.MISSING_FEATURE, resource.address(), path, detail)
                                : Finding.at(LanguageFault.MISSING_FEATURE, resource.address(), path, detail));
            });
        }
    }
}
