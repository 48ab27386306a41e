package dev.hnsform.planner.decide;

import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;

/** What the host takes along when an object goes. */
public final class Closure {
    private final Scene scene;
    private final Nodes nodes;

    /** Prepares the look-up. */
    public Closure(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    /** The endpoints that go with a network or namespace and that the plan does not delete or detach itself, sorted by id. */
    public List<HostEndpoint> foreign(Node node) {
        HostObject object = node.found().orElse(null);
        List<HostEndpoint> found = new ArrayList<>();
        if (object instanceof HostNamespace namespace) {
            for (Guid id : namespace.endpoints()) {
                if (nodes.owner(id).isEmpty()
                        && scene.observed().find(id).orElse(null) instanceof HostEndpoint endpoint) {
                    found.add(endpoint);
                }
            }
        } else if (object != null) {
            for (HostEndpoint endpoint : scene.observed().endpointsOf(object.id())) {
                if (nodes.owner(endpoint.id()).filter(Node::goes).isEmpty()) {
                    found.add(endpoint);
                }
            }
        }
        return found;
    }
}
