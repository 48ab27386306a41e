package dev.hnsform.appliers.run;

import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The spec of a resource of which not all steps were done: what was wanted, with each step that was not done taken out again. A field goes back
 * to what was recorded, or is not managed where nothing was.
 */
final class Truth implements Step.Visitor<FieldValues> {
    private final FieldValues spec;
    private final Optional<FieldValues> recorded;

    private Truth(FieldValues spec, Optional<FieldValues> recorded) {
        this.spec = spec;
        this.recorded = recorded;
    }

    /**
     * The true spec.
     *
     * @param wanted what is declared
     * @param recorded what was settled before of the same object; absent for a new object
     * @param steps the steps of the resource
     * @param net what came of them
     */
    static FieldValues of(FieldValues wanted, Optional<FieldValues> recorded, List<Step> steps, NetOutcomes net) {
        FieldValues spec = wanted;
        boolean placed = false;
        boolean notPlaced = false;
        for (Step step : steps) {
            boolean done = net.isDone(step);
            if (!done) {
                spec = step.accept(new Truth(spec, recorded));
            }
            placed |= done && isAttachment(step);
            notPlaced |= !done && isAttachment(step);
        }
        return placed && notPlaced ? spec.without(Endpoint.ATTACHMENT) : spec;
    }

    private static boolean isAttachment(Step step) {
        return step instanceof Step.Attach || step instanceof Step.Detach;
    }

    private <T> FieldValues restore(Field<T> field) {
        return recorded.flatMap(values -> values.value(field))
                .map(value -> spec.with(field, value))
                .orElseGet(() -> spec.without(field));
    }

    @Override
    public FieldValues setNetworkDns(Step.SetNetworkDns step) {
        return restore(Network.DNS);
    }

    @Override
    public FieldValues switchExtension(Step.SwitchExtension step) {
        String key = step.extension().toString();
        SortedMap<String, Boolean> map =
                new TreeMap<>(spec.value(Network.EXTENSIONS).orElse(new TreeMap<>()));
        map.remove(key);
        recorded.flatMap(values -> values.value(Network.EXTENSIONS))
                .map(before -> before.get(key))
                .ifPresent(before -> map.put(key, before));
        return map.isEmpty() ? spec.without(Network.EXTENSIONS) : spec.with(Network.EXTENSIONS, map);
    }

    @Override
    public FieldValues setHostRoute(Step.SetHostRoute step) {
        return restore(Network.HOST_ROUTE);
    }

    @Override
    public FieldValues addSubnet(Step.AddSubnet step) {
        return subnets(all -> without(all, s -> s.prefix().equals(step.subnet().prefix())));
    }

    @Override
    public FieldValues removeSubnet(Step.RemoveSubnet step) {
        return subnets(all ->
                with(without(all, s -> s.prefix().equals(step.subnet().prefix())), step.subnet()));
    }

    @Override
    public FieldValues addIpSubnet(Step.AddIpSubnet step) {
        return parts(
                step.subnet().toString(),
                all -> without(all, s -> s.prefix().equals(step.ipSubnet().prefix())));
    }

    @Override
    public FieldValues removeIpSubnet(Step.RemoveIpSubnet step) {
        return parts(
                step.subnet().toString(),
                all -> with(without(all, s -> s.prefix().equals(step.ipSubnet().prefix())), step.ipSubnet()));
    }

    @Override
    public FieldValues addPolicies(Step.AddPolicies step) {
        return policies(all -> {
            List<Policy> rest = all;
            for (Policy policy : step.policies()) {
                rest = without(rest, p -> p.key().equals(policy.key()));
                Optional<Policy> before = recordedPolicies().stream()
                        .filter(p -> p.key().equals(policy.key()))
                        .findFirst();
                rest = before.isPresent() ? with(rest, before.get()) : rest;
            }
            return rest;
        });
    }

    @Override
    public FieldValues updatePolicies(Step.UpdatePolicies step) {
        return policies(all -> {
            List<Policy> rest = all;
            for (PolicyType type :
                    step.wanted().stream().map(Policy::type).distinct().toList()) {
                rest = without(rest, p -> p.type().equals(type));
                for (Policy before : recordedPolicies()) {
                    rest = before.type().equals(type) ? with(rest, before) : rest;
                }
            }
            return rest;
        });
    }

    @Override
    public FieldValues removePolicies(Step.RemovePolicies step) {
        return policies(all -> {
            List<Policy> rest = all;
            for (Policy before : recordedPolicies()) {
                boolean stillThere =
                        step.policies().stream().anyMatch(p -> p.key().equals(before.key()))
                                && rest.stream().noneMatch(p -> p.key().equals(before.key()));
                rest = stillThere ? with(rest, before) : rest;
            }
            return rest;
        });
    }

    @Override
    public FieldValues attach(Step.Attach step) {
        return restore(Endpoint.ATTACHMENT);
    }

    @Override
    public FieldValues detach(Step.Detach step) {
        return restore(Endpoint.ATTACHMENT);
    }

    @Override
    public FieldValues createNetwork(Step.CreateNetwork step) {
        return spec;
    }

    @Override
    public FieldValues createEndpoint(Step.CreateEndpoint step) {
        return spec;
    }

    @Override
    public FieldValues createNamespace(Step.CreateNamespace step) {
        return spec;
    }

    @Override
    public FieldValues addNetworkRoute(Step.AddNetworkRoute step) {
        return spec;
    }

    @Override
    public FieldValues removeNetworkRoute(Step.RemoveNetworkRoute step) {
        return spec;
    }

    @Override
    public FieldValues deleteEndpoint(Step.DeleteEndpoint step) {
        return spec;
    }

    @Override
    public FieldValues deleteNamespace(Step.DeleteNamespace step) {
        return spec;
    }

    @Override
    public FieldValues deleteNetwork(Step.DeleteNetwork step) {
        return spec;
    }

    private List<Policy> recordedPolicies() {
        return recorded.flatMap(values -> values.value(Endpoint.POLICIES)).orElse(List.of());
    }

    private FieldValues policies(UnaryOperator<List<Policy>> change) {
        List<Policy> now = change.apply(spec.value(Endpoint.POLICIES).orElse(List.of()));
        return now.isEmpty() && !spec.has(Endpoint.POLICIES) ? spec : spec.with(Endpoint.POLICIES, now);
    }

    private FieldValues subnets(UnaryOperator<List<Subnet>> change) {
        List<Subnet> now = change.apply(spec.value(Network.SUBNETS).orElse(List.of()));
        return now.isEmpty() && !spec.has(Network.SUBNETS) ? spec : spec.with(Network.SUBNETS, now);
    }

    private FieldValues parts(String prefix, UnaryOperator<List<IpSubnet>> change) {
        return subnets(all -> all.stream()
                .map(subnet -> subnet.prefix().toString().equals(prefix)
                        ? new Subnet(subnet.values()
                                .with(
                                        Subnet.IP_SUBNETS,
                                        change.apply(subnet.values()
                                                .value(Subnet.IP_SUBNETS)
                                                .orElse(List.of()))))
                        : subnet)
                .toList());
    }

    private static <T> List<T> without(List<T> all, Predicate<T> what) {
        return all.stream().filter(what.negate()).toList();
    }

    private static <T> List<T> with(List<T> all, T more) {
        List<T> result = new ArrayList<>(all);
        result.add(more);
        return result;
    }
}
