package dev.hnsform.simulator.document;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.model.SimulatedRoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the host answers of its objects. An object taken over from a real host answers its own document, until it changes. */
public final class Answers {
    private final AnswerV1 v1;
    private final AnswerV2 v2;

    /** Answers from this state as it is now: made anew for each call. */
    public Answers(HostState state) {
        this.v1 = new AnswerV1(state);
        this.v2 = new AnswerV2(state);
    }

    /** The answer of an object. */
    public JsonObject of(SimulatedObject object, int major, boolean detailed) {
        Admitted admitted = object.admitted().orElse(null);
        int shape = major >= 2 ? 2 : 1;
        if (admitted == null || admitted.shape() != shape) {
            return made(object, shape, detailed);
        }
        return admitted.changed()
                ? merged(admitted.document(), made(object, shape, true), keys(object, shape))
                : admitted.document();
    }

    /** An endpoint's counters: no traffic ever passes here. */
    public JsonObject statistics(SimulatedEndpoint endpoint) {
        return v1.statistics(endpoint);
    }

    /** An endpoint's addresses, as documents of a shape name them. */
    public JsonObject addresses(SimulatedEndpoint endpoint, int shape) {
        return shape == 2 ? v2.addresses(endpoint) : v1.addresses(endpoint);
    }

    /** The detailed answer in the shape the object was taken over in; v2 for one made here. */
    public JsonObject asFound(SimulatedObject object) {
        return of(object, object.admitted().map(Admitted::shape).orElse(2), true);
    }

    private JsonObject made(SimulatedObject object, int shape, boolean detailed) {
        if (object instanceof SimulatedNetwork network) {
            return shape == 2 ? v2.network(network, detailed) : v1.network(network, detailed);
        }
        if (object instanceof SimulatedEndpoint endpoint) {
            return shape == 2 ? v2.endpoint(endpoint, detailed) : v1.endpoint(endpoint);
        }
        if (object instanceof SimulatedLoadBalancer balancer) {
            return shape == 2 ? v2.balancer(balancer.balancer()) : v1.balancer(balancer.balancer());
        }
        if (object instanceof SimulatedRoute route) {
            return shape == 2 ? v2.route(route.route()) : v1.route(route.route());
        }
        if (object instanceof SimulatedGuestService service) {
            return v2.guestService(service);
        }
        SimulatedNamespace namespace = (SimulatedNamespace) object;
        return shape == 2 ? v2.namespace(namespace) : v1.namespace(namespace);
    }

    /** What the model knows better than the document; extensions only once one was turned on or off. */
    private static Set<String> keys(SimulatedObject object, int shape) {
        Set<String> keys = keys(object.kind(), shape);
        if (object instanceof SimulatedNetwork network && network.extensions().isEmpty()) {
            keys = new HashSet<>(keys);
            keys.remove("Extensions");
        }
        return keys;
    }

    private static Set<String> keys(HcnKind kind, int shape) {
        return switch (kind) {
            case NETWORK -> shape == 2 ? AnswerV2.NETWORK_KEYS : AnswerV1.NETWORK_KEYS;
            case ENDPOINT -> shape == 2 ? AnswerV2.ENDPOINT_KEYS : AnswerV1.ENDPOINT_KEYS;
            case NAMESPACE -> shape == 2 ? AnswerV2.NAMESPACE_KEYS : AnswerV1.NAMESPACE_KEYS;
            case LOAD_BALANCER -> shape == 2 ? AnswerV2.BALANCER_KEYS : AnswerV1.POLICY_LIST_KEYS;
            case ROUTE -> shape == 2 ? AnswerV2.ROUTE_KEYS : AnswerV1.POLICY_LIST_KEYS;
            case GUEST_SERVICE -> AnswerV2.GUEST_SERVICE_KEYS;
        };
    }

    /** The document with what the model knows put in its place, and the rest as it was. */
    private static JsonObject merged(JsonObject document, JsonObject made, Set<String> modelled) {
        JsonObject.Builder merged = JsonObject.builder();
        document.forEach((key, value) -> {
            if (modelled.contains(key) && made.has(key)) {
                made.get(key).ifPresent(v -> merged.put(key, v));
            } else if (!modelled.contains(key)) {
                merged.put(key, value);
            }
        });
        made.forEach((key, value) -> {
            if (modelled.contains(key)) {
                merged.put(key, value);
            }
        });
        return merged.build();
    }

    /** The ids of the switch extensions of this release. */
    public static List<Guid> extensionIds(Host host) {
        return AnswerV1.extensionIds(host);
    }
}
