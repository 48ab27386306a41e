package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.function.BiPredicate;

/** What adding a policy does that an object has already: not established. */
final class PolicyLists {
    private PolicyLists() {}

    static void addAgain(
            Choices choices, List<JsonObject> policies, JsonObject policy, BiPredicate<JsonObject, JsonObject> same) {
        if (choices.decides(Switch.POLICY_ADD_SAME_ID, "refuse")) {
            throw Rule.POLICY_EXISTS.about(Specs.typeOf(policy));
        }
        if (choices.is(Switch.POLICY_ADD_SAME_ID, "replace")) {
            policies.removeIf(p -> same.test(p, policy));
        }
        policies.add(policy);
    }
}
