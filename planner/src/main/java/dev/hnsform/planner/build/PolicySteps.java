package dev.hnsform.planner.build;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Prepared;
import dev.hnsform.planner.diff.FieldPaths;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The steps that change the policies of a living endpoint, one type at a time: first what is added, then what is changed, last what goes. So
 * at no instant the endpoint lacks a policy its document declares, whether HNS replaces one policy or all of a type (not established).
 */
final class PolicySteps {
    private static final String POLICIES = "spec.policies";

    private final Node node;
    private final NodeSteps steps;
    private final Guid target;
    private final NetworkType type;

    PolicySteps(NodeSteps steps, NetworkType type) {
        this.node = steps.node;
        this.steps = steps;
        this.target = node.identity().id();
        this.type = type;
    }

    void draft() {
        List<String> paths = new ArrayList<>();
        for (FieldChange change : node.fields()) {
            if (change.effect() == FieldChange.Effect.IN_PLACE && FieldPaths.isAtOrBelow(change.path(), POLICIES)) {
                paths.add(change.path());
            }
        }
        Optional<Prepared> prepared = node.prepared();
        if (paths.isEmpty() || prepared.isEmpty()) {
            return;
        }
        for (PolicyType policyType : PolicyCatalogue.types(PolicyType.Target.ENDPOINT)) {
            if (policyType.isChangeableInPlace()) {
                draft(policyType, prepared.get(), paths);
            }
        }
    }

    private void draft(PolicyType policyType, Prepared prepared, List<String> paths) {
        Map<String, Policy> wanted = byKey(prepared.wanted(), policyType);
        Map<String, Policy> held = byKey(prepared.held(), policyType);
        List<Policy> added = new ArrayList<>();
        List<Policy> replaced = new ArrayList<>();
        List<Policy> removed = new ArrayList<>();
        List<Policy> whole = new ArrayList<>();
        wanted.forEach((key, policy) -> {
            String path = POLICIES + "[" + key + "]";
            Policy there = held.get(key);
            if (there == null) {
                if (paths.contains(path)) {
                    added.add(policy);
                    whole.add(policy);
                }
                return;
            }
            Policy changed = changed(policy, there, path, paths);
            if (!changed.equals(there)) {
                replaced.add(there);
            }
            whole.add(changed);
        });
        held.forEach((key, policy) -> {
            if (!wanted.containsKey(key)) {
                (paths.contains(POLICIES + "[" + key + "]") ? removed : whole).add(policy);
            }
        });
        steps(policyType, added, replaced, removed, whole, List.copyOf(held.values()));
    }

    private void steps(
            PolicyType policyType,
            List<Policy> added,
            List<Policy> replaced,
            List<Policy> removed,
            List<Policy> whole,
            List<Policy> before) {
        if (!added.isEmpty()) {
            steps.policiesFirst.add(steps.add(Drafting.reversible(
                    "add-policies",
                    node,
                    policyType.name(),
                    target,
                    Risk.NONE,
                    h -> new Step.AddPolicies(h, added, type),
                    h -> new Step.RemovePolicies(h, added, type))));
        }
        if (!replaced.isEmpty()) {
            List<Policy> atThatTime = new ArrayList<>(before);
            atThatTime.addAll(added);
            List<Policy> all = new ArrayList<>(whole);
            all.addAll(removed); // they go by the next step, so that each step can be taken back by itself
            steps.policiesFirst.add(steps.add(Drafting.reversible(
                    "update-policies",
                    node,
                    policyType.name(),
                    target,
                    Risk.DATA_PLANE_GAP,
                    h -> new Step.UpdatePolicies(h, all, atThatTime, type),
                    h -> new Step.UpdatePolicies(h, atThatTime, all, type))));
        }
        List<Policy> gone = new ArrayList<>(replaced);
        gone.addAll(removed);
        if (!gone.isEmpty()) {
            var last = steps.add(Drafting.reversible(
                    "remove-policies",
                    node,
                    policyType.name(),
                    target,
                    Risk.NONE,
                    h -> new Step.RemovePolicies(h, gone, type),
                    // what was replaced comes back when the update is taken back, and until then its key is in use
                    h -> new Step.AddPolicies(h, removed, type)));
            steps.policiesFirst.forEach(last::after);
        }
        for (int i = 1; i < steps.policiesFirst.size(); i++) {
            steps.policiesFirst.get(i).after(steps.policiesFirst.get(i - 1));
        }
    }

    /** The held policy with the fields that are to change: what the document leaves out stays as it is. */
    private static Policy changed(Policy wanted, Policy held, String path, List<String> paths) {
        FieldValues values = held.values();
        for (Field<?> field : wanted.type().fields().fields()) {
            String below = path + "." + field.name();
            if (wanted.values().has(field) && paths.stream().anyMatch(p -> FieldPaths.isAtOrBelow(p, below))) {
                values = with(values, field, wanted.values());
            }
        }
        return values.equals(held.values()) ? held : new Policy(wanted.type(), values);
    }

    private static <T> FieldValues with(FieldValues to, Field<T> field, FieldValues from) {
        return to.with(field, from.required(field));
    }

    private static Map<String, Policy> byKey(FieldValues spec, PolicyType policyType) {
        Map<String, Policy> found = new TreeMap<>();
        for (Policy policy : spec.value(Endpoint.POLICIES).orElse(List.of())) {
            if (policy.type().equals(policyType)) {
                found.put(policy.key(), policy);
            }
        }
        return found;
    }
}
