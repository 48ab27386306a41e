package dev.hnsform.planner.build;

import dev.hnsform.planner.build.NodeSteps.SubnetDraft;
import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.decide.Adapters;
import dev.hnsform.planner.decide.Closure;
import dev.hnsform.planner.decide.HostInterruption;
import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.diff.FieldPaths;
import dev.hnsform.planner.order.Draft;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps of a network. */
final class NetworkSteps {
    private final Adapters adapters;
    private final Closure closure;
    private final HostInterruption interruption;
    private final HeldResources held;

    NetworkSteps(Adapters adapters, Closure closure, HostInterruption interruption, HeldResources held) {
        this.adapters = adapters;
        this.closure = closure;
        this.interruption = interruption;
        this.held = held;
    }

    void delete(NodeSteps steps) {
        Node node = steps.node;
        Network before = (Network) held.whole(node);
        FieldValues decided = held.decided(node);
        List<Guid> along = new ArrayList<>();
        for (HostEndpoint endpoint : closure.foreign(node)) {
            along.add(endpoint.id());
        }
        Guid id = node.identity().id();
        Risk risk = interruption.byDelete(node)
                ? Risk.HOST_INTERRUPTION
                : along.isEmpty() ? Risk.NONE : Risk.WORKLOAD_RESTART;
        if (!along.isEmpty()) {
            steps.delete = steps.add(Drafting.irreversible(
                    "delete",
                    node,
                    id,
                    risk,
                    "it takes along endpoints that are not ours, which nobody here can make again",
                    h -> new Step.DeleteNetwork(h, before, along)));
            return;
        }
        Optional<Guid> layer =
                node.resource() instanceof Network declared ? adapters.sharedWith(declared) : Optional.empty();
        steps.delete = steps.add(Drafting.reversible(
                "delete",
                node,
                "",
                id,
                risk,
                h -> new Step.DeleteNetwork(h, before, List.of()),
                h -> new Step.CreateNetwork(h, before, decided, layer)));
    }

    void create(NodeSteps steps, FieldValues preferred) {
        Node node = steps.node;
        Network network = (Network) node.desired().orElseThrow();
        Optional<Guid> layer = adapters.sharedWith(network);
        steps.create = steps.add(Drafting.reversible(
                "create",
                node,
                "",
                node.identityAfter().id(),
                interruption.byCreate(node) ? Risk.HOST_INTERRUPTION : Risk.NONE,
                h -> new Step.CreateNetwork(h, network, preferred, layer),
                h -> new Step.DeleteNetwork(h, network, List.of())));
        if (!network.spec().has(Network.SUBNETS) && !preferred.has(Network.SUBNETS)) {
            steps.all().forEach(s -> s.leavesToTheHost(2));
        }
    }

    void update(NodeSteps steps) {
        Node node = steps.node;
        Network wanted = (Network) node.desired().orElseThrow();
        List<String> paths = new ArrayList<>();
        for (FieldChange change : node.fields()) {
            if (change.effect() == FieldChange.Effect.IN_PLACE) {
                paths.add(change.path());
            }
        }
        Guid id = node.identity().id();
        dns(steps, wanted, paths, id);
        extensions(steps, wanted, paths, id);
        if (paths.contains("spec.hostRoute")) {
            boolean present = wanted.spec().required(Network.HOST_ROUTE);
            steps.add(Drafting.reversible(
                    "set-host-route",
                    node,
                    "",
                    id,
                    Risk.DATA_PLANE_GAP,
                    h -> new Step.SetHostRoute(h, present),
                    h -> new Step.SetHostRoute(h, !present)));
        }
        subnets(steps, wanted, paths, id);
    }

    private static void dns(NodeSteps steps, Network wanted, List<String> paths, Guid id) {
        FieldValues before = steps.node
                .held()
                .value(Network.DNS)
                .map(Dns::values)
                .orElseGet(() -> FieldValues.none(Dns.SHAPE.table()));
        FieldValues after = before;
        FieldValues stated =
                wanted.spec().value(Network.DNS).map(Dns::values).orElseGet(() -> FieldValues.none(Dns.SHAPE.table()));
        for (Field<?> field : stated.stated()) {
            if (paths.contains("spec.dns." + field.name())) {
                after = with(after, field, stated);
            }
        }
        if (after.equals(before)) {
            return;
        }
        Dns old = new Dns(before);
        Dns now = new Dns(after);
        steps.add(Drafting.reversible(
                "set-dns",
                steps.node,
                "",
                id,
                Risk.NONE,
                h -> new Step.SetNetworkDns(h, now, old),
                h -> new Step.SetNetworkDns(h, old, now)));
    }

    private static <T> FieldValues with(FieldValues to, Field<T> field, FieldValues from) {
        return to.with(field, from.required(field));
    }

    private static void extensions(NodeSteps steps, Network wanted, List<String> paths, Guid id) {
        wanted.spec().value(Network.EXTENSIONS).orElseGet(TreeMap::new).forEach((key, enabled) -> {
            if (paths.contains("spec.extensions." + key)) {
                Guid extension = Guid.parse(key);
                steps.add(Drafting.reversible(
                        "switch-extension",
                        steps.node,
                        key,
                        id,
                        Risk.DATA_PLANE_GAP,
                        h -> new Step.SwitchExtension(h, extension, enabled),
                        h -> new Step.SwitchExtension(h, extension, !enabled)));
            }
        });
    }

    private static void subnets(NodeSteps steps, Network wanted, List<String> paths, Guid id) {
        boolean concerned = false;
        for (String path : paths) {
            concerned |= FieldPaths.isAtOrBelow(path, "spec.subnets");
        }
        if (!concerned) {
            return;
        }
        Map<String, Subnet> now = byPrefix(wanted.spec());
        Map<String, Subnet> before = byPrefix(steps.node.held());
        before.forEach((prefix, subnet) -> {
            if (!now.containsKey(prefix) && paths.contains("spec.subnets[" + prefix + "]")) {
                steps.subnetsRemoved.add(new SubnetDraft(
                        steps.add(Drafting.reversible(
                                "remove-subnet",
                                steps.node,
                                prefix,
                                id,
                                Risk.DATA_PLANE_GAP,
                                h -> new Step.RemoveSubnet(h, subnet),
                                h -> new Step.AddSubnet(h, subnet))),
                        subnet));
            }
        });
        now.forEach((prefix, subnet) -> {
            Subnet old = before.get(prefix);
            if (old != null) {
                ipSubnets(steps, subnet, old, paths, id);
            } else if (paths.contains("spec.subnets[" + prefix + "]")) {
                steps.subnetsAdded.add(new SubnetDraft(
                        steps.add(Drafting.reversible(
                                "add-subnet",
                                steps.node,
                                prefix,
                                id,
                                Risk.NONE,
                                h -> new Step.AddSubnet(h, subnet),
                                h -> new Step.RemoveSubnet(h, subnet))),
                        subnet));
            }
        });
    }

    private static void ipSubnets(NodeSteps steps, Subnet subnet, Subnet old, List<String> paths, Guid id) {
        String start = "spec.subnets[" + subnet.prefix() + "].ipSubnets[";
        Map<String, IpSubnet> now = parts(subnet);
        Map<String, IpSubnet> before = parts(old);
        List<Draft> added = new ArrayList<>();
        now.forEach((prefix, part) -> {
            if (!before.containsKey(prefix) && paths.contains(start + prefix + "]")) {
                added.add(steps.add(Drafting.reversible(
                        "add-ip-subnet",
                        steps.node,
                        prefix,
                        id,
                        Risk.NONE,
                        h -> new Step.AddIpSubnet(h, subnet.prefix(), part),
                        h -> new Step.RemoveIpSubnet(h, subnet.prefix(), part))));
            }
        });
        before.forEach((prefix, part) -> {
            if (!now.containsKey(prefix) && paths.contains(start + prefix + "]")) {
                Draft removed = steps.add(Drafting.reversible(
                        "remove-ip-subnet",
                        steps.node,
                        prefix,
                        id,
                        Risk.DATA_PLANE_GAP,
                        h -> new Step.RemoveIpSubnet(h, subnet.prefix(), part),
                        h -> new Step.AddIpSubnet(h, subnet.prefix(), part)));
                added.forEach(a -> a.after(removed));
            }
        });
    }

    private static Map<String, Subnet> byPrefix(FieldValues spec) {
        Map<String, Subnet> found = new TreeMap<>();
        for (Subnet subnet : spec.value(Network.SUBNETS).orElse(List.of())) {
            found.put(subnet.prefix().toString(), subnet);
        }
        return found;
    }

    private static Map<String, IpSubnet> parts(Subnet subnet) {
        Map<String, IpSubnet> found = new TreeMap<>();
        for (IpSubnet part : subnet.values().value(Subnet.IP_SUBNETS).orElse(List.of())) {
            found.put(part.prefix().toString(), part);
        }
        return found;
    }
}
