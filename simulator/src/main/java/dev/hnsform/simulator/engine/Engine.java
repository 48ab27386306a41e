package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.port.PortAccess;
import dev.hnsform.hns.port.PortProtocol;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Answers;
import dev.hnsform.simulator.ipam.GuestPorts;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedGuestService;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedNamespace;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.model.SimulatedRoute;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;

/**
 * Judges calls on a state: a call either refuses, or says what changes; it changes nothing itself. Refusals are
 * {@link dev.hnsform.simulator.rule.RuleRefusal}s. Not safe for several threads.
 */
public final class Engine {
    private final HostState state;
    private final GuestPorts guestPorts;
    private Ruling ruling;

    /** An engine on this state, and the ports that are held for guests meanwhile. */
    public Engine(HostState state, GuestPorts guestPorts) {
        this.state = state;
        this.guestPorts = guestPorts;
        this.ruling = new Ruling(state, guestPorts);
    }

    /** Names of the switches on which the result of the last call depended, sorted. */
    public List<String> usedSwitches() {
        return ruling.used();
    }

    private Ruling begin() {
        ruling = new Ruling(state, guestPorts);
        return ruling;
    }

    /** The ids of the objects that match. */
    public List<Guid> enumerate(HcnKind kind, HostQuery query) {
        Ruling now = begin();
        JsonObject filter = query.filter().orElse(JsonObject.EMPTY);
        if (filter.isEmpty()) {
            return state.objects(kind).stream().map(SimulatedObject::id).toList();
        }
        return new Filters(now).matching(kind, filter);
    }

    /** One object's answer. */
    public JsonObject query(HcnKind kind, Guid id, HostQuery query) {
        begin();
        return new Answers(state).of(object(kind, id), query.major(), query.detailed());
    }

    /** Whether there is an object of this kind and id. */
    public boolean holds(HcnKind kind, Guid id) {
        begin();
        return state.object(kind, id).isPresent();
    }

    /** One object. */
    public SimulatedObject object(HcnKind kind, Guid id) {
        return state.object(kind, id)
                .map(o -> (SimulatedObject) o)
                .orElseThrow(() -> missing(kind).about(kind.label() + " " + id));
    }

    private static Rule missing(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> Rule.NETWORK_NOT_FOUND;
            case ENDPOINT -> Rule.ENDPOINT_NOT_FOUND;
            case NAMESPACE -> Rule.NAMESPACE_NOT_FOUND;
            case LOAD_BALANCER, ROUTE -> Rule.POLICY_LIST_NOT_FOUND;
            case GUEST_SERVICE -> Rule.GUEST_SERVICE_NOT_FOUND;
        };
    }

    /** A create. */
    public List<Change> create(HcnKind kind, Guid id, JsonObject document) {
        Ruling now = begin();
        return switch (kind) {
            case NETWORK -> new NetworkCalls(now).create(id, document);
            case ENDPOINT -> new EndpointCalls(now).create(id, document);
            case NAMESPACE -> new NamespaceCalls(now).create(id, document);
            case LOAD_BALANCER -> new PolicyListCalls(now).createBalancer(id, document);
            case ROUTE -> new PolicyListCalls(now).createRoute(id, document);
            case GUEST_SERVICE -> new GuestServiceCalls(now).create(id, document);
        };
    }

    /** A modify request. */
    public List<Change> modify(HcnKind kind, Guid id, JsonObject request) {
        Ruling now = begin();
        SimulatedObject object = object(kind, id);
        if (object instanceof SimulatedNetwork network) {
            return new NetworkCalls(now).modify(network, request);
        }
        if (object instanceof SimulatedEndpoint endpoint) {
            return new EndpointCalls(now).modify(endpoint, request);
        }
        if (object instanceof SimulatedLoadBalancer balancer) {
            return new PolicyListCalls(now).modify(balancer, request);
        }
        if (object instanceof SimulatedRoute) {
            throw Rule.NOT_MODELLED.about("changes of routes: no client is known that calls HcnModifySdnRoute");
        }
        if (object instanceof SimulatedGuestService service) {
            return new GuestServiceCalls(now).modify(service, request);
        }
        return new NamespaceCalls(now).modify((SimulatedNamespace) object, request);
    }

    /** A delete. */
    public List<Change> delete(HcnKind kind, Guid id) {
        return deleted(begin(), kind, id);
    }

    private List<Change> deleted(Ruling now, HcnKind kind, Guid id) {
        SimulatedObject object = object(kind, id);
        if (object instanceof SimulatedNetwork network) {
            return new NetworkCalls(now).delete(network);
        }
        if (object instanceof SimulatedEndpoint endpoint) {
            return new EndpointCalls(now).delete(endpoint);
        }
        if (object instanceof SimulatedLoadBalancer balancer) {
            return new PolicyListCalls(now).deleteBalancer(balancer);
        }
        if (object instanceof SimulatedRoute route) {
            return new PolicyListCalls(now).deleteRoute(route);
        }
        if (object instanceof SimulatedGuestService service) {
            return new GuestServiceCalls(now).delete(service);
        }
        return new NamespaceCalls(now).delete((SimulatedNamespace) object);
    }

    /** A v1 POST to an object's id (hns-reference 1.3). */
    public List<Change> update(HcnKind kind, Guid id, JsonObject document) {
        Ruling now = begin();
        SimulatedObject object = object(kind, id);
        if (object instanceof SimulatedNetwork network) {
            return new NetworkCalls(now).update(network, document);
        }
        if (object instanceof SimulatedEndpoint endpoint) {
            return new EndpointCalls(now).update(endpoint, document);
        }
        throw Rule.REQUEST_UNSUPPORTED.about("POST to " + kind.label() + " " + id);
    }

    /** A v1 DELETE, which has a word of its own for an id that is not there (hns-reference 3.1). */
    public List<Change> oldDelete(HcnKind kind, Guid id) {
        Ruling now = begin();
        boolean missing = kind != HcnKind.NAMESPACE && state.object(kind, id).isEmpty();
        if (missing && now.is(Switch.OLD_DELETE_OF_MISSING, "invalid-object")) {
            throw Rule.OBJECT_ID_NOT_VALID.about(kind.label() + " " + id);
        }
        return deleted(now, kind, id);
    }

    /** The version of HNS (hns-reference 1.3). */
    public JsonObject version() {
        begin();
        return Json.object()
                .put("Major", state.host().release().version().major())
                .put("Minor", state.host().release().version().minor())
                .build();
    }

    /** An endpoint's counters (hns-reference 1.3). */
    public JsonObject statistics(Guid endpoint) {
        begin();
        return new Answers(state).statistics((SimulatedEndpoint) object(HcnKind.ENDPOINT, endpoint));
    }

    /** An endpoint's addresses (hns-reference 1.3). */
    public JsonObject addresses(Guid endpoint) {
        Ruling now = begin();
        SimulatedEndpoint asked = (SimulatedEndpoint) object(HcnKind.ENDPOINT, endpoint);
        return switch (now.choice(Switch.ENDPOINT_ADDRESSES)) {
            case "ip-configurations" -> new Answers(state).addresses(asked, 2);
            case "v1-addresses" -> new Answers(state).addresses(asked, 1);
            default -> throw Rule.ANSWER_NOT_ESTABLISHED.about("the addresses of endpoint " + endpoint);
        };
    }

    /** One port to be held for a guest. */
    public GuestPorts.Hold reservePort(Guid service, PortProtocol protocol, PortAccess access, int port) {
        return new GuestPortCalls(begin()).reserve(guestService(service), protocol, access, port);
    }

    /** Ports beside each other to be held for a guest. */
    public GuestPorts.Hold reservePortRange(Guid service, int count) {
        return new GuestPortCalls(begin()).reserveRange(guestService(service), count);
    }

    private SimulatedGuestService guestService(Guid id) {
        return (SimulatedGuestService) object(HcnKind.GUEST_SERVICE, id);
    }

    /** The ports that are held for guests. */
    public List<ReservedPorts> reservedPorts() {
        return new GuestPortCalls(begin()).entries();
    }

    /** The management MAC addresses of accelerated networking (hns-reference 1.3). */
    public JsonObject accelnet() {
        return new Accelnet(begin()).get();
    }

    /** Replaces them. */
    public List<Change> setAccelnet(JsonObject document) {
        return new Accelnet(begin()).set(document);
    }

    /** Forgets them. */
    public List<Change> clearAccelnet() {
        return new Accelnet(begin()).clear();
    }

    /** What a deletion leaves behind that fails although the object is there; empty when it does not fail so. */
    public List<Change> failingDelete(HcnKind kind, Guid id) {
        Ruling now = begin();
        return state.object(kind, id)
                .filter(SimulatedLoadBalancer.class::isInstance)
                .map(SimulatedLoadBalancer.class::cast)
                .filter(balancer -> PolicyListCalls.failsFirst(now, balancer))
                .<List<Change>>map(balancer -> List.of(new Change.PutObject(balancer.withDeletionFailed())))
                .orElse(List.of());
    }

    /** Attaches an endpoint the v1 way. */
    public List<Change> attach(Guid endpoint, JsonObject document) {
        Ruling now = begin();
        return new EndpointCalls(now).attachOld((SimulatedEndpoint) object(HcnKind.ENDPOINT, endpoint), document);
    }

    /** Detaches an endpoint the v1 way. */
    public List<Change> detach(Guid endpoint, JsonObject document) {
        Ruling now = begin();
        return new EndpointCalls(now).detachOld((SimulatedEndpoint) object(HcnKind.ENDPOINT, endpoint), document);
    }

    /** What a listing changes before it is answered: mirrored networks come of being asked for (hns-reference 2.1). */
    public List<Change> before(HcnKind kind, HostQuery query) {
        return new MirroredNetworks(begin()).wanted(kind, query);
    }

    /** A start of dockerd (hns-reference 5.12). */
    public List<Change> startDocker() {
        return new DockerStart(begin()).changes();
    }

    /** A reboot of the host. */
    public List<Change> reboot() {
        return new Starts(begin()).reboot();
    }

    /** A restart of the service. */
    public List<Change> restartHns() {
        return new Starts(begin()).restartHns();
    }
}
