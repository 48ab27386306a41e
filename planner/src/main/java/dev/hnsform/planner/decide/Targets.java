package dev.hnsform.planner.decide;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Narrows a plan to the named addresses and what they depend on; what depends on something that goes comes with it. */
final class Targets {
    private final Scene scene;
    private final Nodes nodes;

    Targets(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    void narrow() {
        if (scene.targets().isEmpty()) {
            return;
        }
        nodes.all().forEach(n -> n.included(false));
        for (String target : scene.targets()) {
            if (target.startsWith(Matcher.ORPHAN)) {
                orphan(target);
            } else {
                named(target);
            }
        }
        for (Node node : nodes.all()) {
            if (node.isIncluded() && isRemoval(node)) {
                dependents(node);
            }
        }
    }

    private boolean isRemoval(Node node) {
        return scene.destroy() || node.desired().isEmpty();
    }

    private void orphan(String target) {
        boolean found = false;
        String id = target.substring(Matcher.ORPHAN.length());
        for (Node node : nodes.all()) {
            if (node.desired().isEmpty()
                    && node.recorded().isEmpty()
                    && node.identity().id().toString().equalsIgnoreCase(id)) {
                node.included(true);
                found = true;
            }
        }
        if (!found) {
            scene.report(
                    PlanFault.UNKNOWN_TARGET,
                    "\"" + id
                            + "\" is no object of this stack without an address. `hnsform plan` lists those there are.");
        }
    }

    private void named(String target) {
        boolean found = false;
        for (Node node : nodes.all()) {
            String text = node.address().toString();
            if (text.equals(target) || (text.startsWith(target) && text.charAt(target.length()) == '[')) {
                include(node);
                found = true;
            }
        }
        if (!found) {
            boolean hasKind = target.indexOf('/') >= 0;
            List<String> close = new ArrayList<>();
            for (Node node : nodes.all()) {
                String address = node.address().toString();
                if (close.size() < 8 && (!hasKind || address.regionMatches(true, 0, target, 0, 3))) {
                    close.add(address);
                }
            }
            scene.report(
                    PlanFault.UNKNOWN_TARGET,
                    "\"" + target + "\" is neither declared nor recorded."
                            + (close.isEmpty() ? "" : " There are for example: " + String.join(", ", close) + "."));
        }
    }

    private void include(Node node) {
        if (node.isIncluded()) {
            return;
        }
        node.included(true);
        if (!isRemoval(node)) {
            for (ResourceAddress dependency : dependencies(node.resource())) {
                nodes.find(dependency).ifPresent(this::include);
            }
        }
    }

    private void dependents(Node gone) {
        if (gone.address().kind() != ResourceKind.NETWORK) {
            return;
        }
        for (Node node : nodes.all()) {
            if (!node.isIncluded()
                    && networkOf(node.resource()).filter(gone.address()::equals).isPresent()) {
                node.included(true);
            }
        }
    }

    /** The network that a resource is on. */
    static Optional<ResourceAddress> networkOf(Resource resource) {
        if (resource instanceof Endpoint endpoint) {
            return endpoint.spec().value(Endpoint.NETWORK);
        }
        if (resource instanceof RemoteSubnet remote) {
            return remote.spec().value(RemoteSubnet.NETWORK);
        }
        return Optional.empty();
    }

    /** What a resource needs to be there. */
    static List<ResourceAddress> dependencies(Resource resource) {
        List<ResourceAddress> found = new ArrayList<>(2);
        Optional<ResourceAddress> on = networkOf(resource);
        if (on.isPresent()) {
            found.add(on.get());
        }
        if (resource instanceof Endpoint endpoint) {
            Optional<ResourceAddress> in = endpoint.attachment().value().flatMap(Attachment::namespace);
            if (in.isPresent()) {
                found.add(in.get());
            }
        } else if (resource instanceof Network network) {
            network.adapter()
                    .flatMap(a -> a.values().value(Adapter.SHARED_WITH))
                    .ifPresent(found::add);
        }
        return found;
    }
}
