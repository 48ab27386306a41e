package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.PolicyListRequest;
import dev.hnsform.simulator.document.Words;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Frontends;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedLoadBalancer;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.model.SimulatedRoute;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls on load balancers and SDN routes (hns-reference 2.6, 5.9). */
final class PolicyListCalls {
    private final Ruling ruling;

    PolicyListCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> createBalancer(Guid argument, JsonObject document) {
        LoadBalancer asked = PolicyListRequest.balancer(document);
        Guid id = ruling.newId(HcnKind.LOAD_BALANCER, argument, given(asked.id()));
        LoadBalancer balancer = checked(asked, id, ruling.owner(asked.owner()));
        return List.of(new Change.PutObject(new SimulatedLoadBalancer(balancer, false, Optional.empty())));
    }

    private static Optional<Guid> given(Guid id) {
        return Optional.of(id).filter(g -> !g.isZero());
    }

    /** What is asked for, as this host would keep it; an id that is there already may listen where it does. */
    private LoadBalancer checked(LoadBalancer asked, Guid id, String owner) {
        if (asked.portMappings().isEmpty()) {
            throw Rule.INVALID_POLICY.about("a load balancer without PortMappings");
        }
        Guid network = network(asked.endpoints());
        LoadBalancer balancer = new LoadBalancer(
                id,
                asked.name(),
                owner,
                network,
                asked.endpoints(),
                asked.sourceVip(),
                asked.frontendVips(),
                asked.portMappings().stream().map(this::known).toList(),
                knownFlags(asked.flags()));
        requireFreeFrontends(balancer);
        requirePortBlocks(balancer);
        return balancer;
    }

    /** Fields that the build does not know are ignored (hns-reference 2.0; 5.10: session affinity from 12.0 on). */
    private LoadBalancer.PortMapping known(LoadBalancer.PortMapping mapping) {
        int distribution = ruling.release().from(12, 0) ? mapping.distribution() : 0;
        return new LoadBalancer.PortMapping(
                mapping.protocol(), mapping.internalPort(), mapping.externalPort(), distribution, mapping.flags());
    }

    /** Flags that the build does not know are ignored (hns-reference 5.10: DSR in 9.3 to 9.x and from 10.2 on, IPv6 from 11.10 on). */
    private long knownFlags(long flags) {
        boolean dsr = ruling.release().from(10, 2)
                || ruling.release().from(9, 3) && !ruling.release().from(10, 0);
        long known = dsr ? LoadBalancer.DIRECT_SERVER_RETURN : 0;
        return flags
                & (ruling.release().from(11, 10) ? known | 1L << Words.LOAD_BALANCER_FLAGS.indexOf("IPv6") : known);
    }

    private void requireFreeFrontends(LoadBalancer balancer) {
        Frontends taken = ruling.state().frontends();
        Set<SimulatedLoadBalancer.Frontend> mine = new HashSet<>();
        for (SimulatedLoadBalancer.Frontend frontend : SimulatedLoadBalancer.frontends(balancer)) {
            boolean others = taken.holder(frontend)
                    .filter(holder -> !holder.equals(balancer.id()))
                    .isPresent();
            if (others || !mine.add(frontend)) {
                throw Rule.FRONTEND_IN_USE.about((frontend.vip().isEmpty() ? "any address" : "VIP " + frontend.vip())
                        + ", port " + frontend.port() + ", protocol " + frontend.protocol());
            }
        }
    }

    private void requirePortBlocks(LoadBalancer balancer) {
        if (balancer.isDirectServerReturn()) {
            return;
        }
        HostState state = ruling.state();
        Optional<SimulatedLoadBalancer> before = state.object(HcnKind.LOAD_BALANCER, balancer.id())
                .map(SimulatedLoadBalancer.class::cast)
                .filter(b -> !b.balancer().isDirectServerReturn());
        int plain = state.frontends().plain() + (before.isPresent() ? 0 : 1);
        int ports = state.frontends().plainPorts()
                - before.map(b -> b.balancer().portMappings().size()).orElse(0)
                + balancer.portMappings().size();
        if (Math.max(plain, ports) <= SimulatedLoadBalancer.BLOCKS) {
            return; // however they are counted
        }
        int blocks = switch (ruling.choice(Switch.PORT_BLOCKS)) {
            case "port" -> ports;
            case "nothing" -> 0;
            default -> plain;
        };
        if (blocks > SimulatedLoadBalancer.BLOCKS) {
            throw Rule.NO_FREE_PORT_BLOCK.about("all " + SimulatedLoadBalancer.BLOCKS + " blocks of "
                    + SimulatedLoadBalancer.PORTS_IN_A_BLOCK + " ports");
        }
    }

    List<Change> createRoute(Guid argument, JsonObject document) {
        SdnRoute asked = PolicyListRequest.route(document);
        Guid id = ruling.newId(HcnKind.ROUTE, argument, given(asked.id()));
        if (asked.routes().isEmpty()) {
            throw Rule.INVALID_POLICY.about("a route without Routes");
        }
        SdnRoute route = new SdnRoute(
                id,
                asked.name(),
                ruling.owner(asked.owner()),
                network(asked.endpoints()),
                asked.endpoints(),
                asked.routes());
        return List.of(new Change.PutObject(new SimulatedRoute(route, Optional.empty())));
    }

    /** The network of the endpoints, each of which must be there and on a network with VFP. */
    private Guid network(List<Guid> endpoints) {
        if (endpoints.isEmpty() && ruling.is(Switch.NO_BACKENDS, "refuse")) {
            throw Rule.NO_BACKENDS.about("HostComputeEndpoints is empty");
        }
        Guid network = Guid.ZERO;
        for (Guid id : endpoints) {
            SimulatedEndpoint endpoint = ruling.state().endpoint(id).orElse(null);
            if (endpoint == null) {
                boolean reference = ruling.is(Switch.UNKNOWN_BACKEND, "invalid-reference");
                throw (reference ? Rule.BACKEND_REFERENCE : Rule.ENDPOINT_NOT_FOUND).about("endpoint " + id);
            }
            requireVfp(endpoint);
            boolean portless = !endpoint.isRemote() && !endpoint.place().isAttached();
            if (portless && ruling.is(Switch.DETACHED_BACKEND, "refuse")) {
                throw Rule.BACKEND_WITHOUT_PORT.about("endpoint " + id);
            }
            network = network.isZero() ? endpoint.network() : network;
        }
        return network;
    }

    private void requireVfp(SimulatedEndpoint endpoint) {
        Optional<NetworkType> type = ruling.state().network(endpoint.network()).flatMap(SimulatedNetwork::type);
        if (type.isPresent() && !type.get().hasVfp()) {
            throw Rule.BALANCER_NOT_ON_THIS_TYPE.about(
                    "endpoint " + endpoint.id() + " of a " + type.get() + " network");
        }
    }

    /** A modify request: the bare document, or one in the PowerShell module's wrapper (hns-reference 2.10). */
    List<Change> modify(SimulatedLoadBalancer balancer, JsonObject request) {
        if (!ruling.release().from(15, 4)) {
            throw Rule.BALANCER_CHANGE_NOT_ON_THIS_BUILD.about(
                    "HNS " + ruling.release().version());
        }
        if (!ruling.release().from(15, 5)) {
            return List.of(); // says that it did, and does not (log: kubernetes/kubernetes#131466)
        }
        Ruling.requireModelled(balancer);
        LoadBalancer asked = PolicyListRequest.balancer(unwrapped(request));
        LoadBalancer before = balancer.balancer();
        return List.of(new Change.PutObject(balancer.with(checked(asked, before.id(), before.owner()))));
    }

    private static JsonObject unwrapped(JsonObject request) {
        if (Tolerant.first(request, "RequestType").isEmpty()) {
            return request;
        }
        String type = Words.word(Words.REQUEST_TYPES, request, "RequestType");
        if (!type.equals("Update")) {
            throw Rule.REQUEST_UNSUPPORTED.about(type + " of a load balancer");
        }
        return Fields.object(request, "Settings");
    }

    List<Change> deleteBalancer(SimulatedLoadBalancer balancer) {
        requireNetwork(balancer, balancer.balancer().network());
        return List.of(new Change.RemoveObject(HcnKind.LOAD_BALANCER, balancer.id()));
    }

    List<Change> deleteRoute(SimulatedRoute route) {
        requireNetwork(route, route.route().network());
        return List.of(new Change.RemoveObject(HcnKind.ROUTE, route.id()));
    }

    private void requireNetwork(SimulatedObject object, Guid network) {
        boolean lost = object.admitted().isEmpty()
                && !network.isZero()
                && ruling.state().network(network).isEmpty();
        if (lost && ruling.is(Switch.DELETE_BALANCER_WITHOUT_NETWORK, "refuse")) {
            throw Rule.BALANCER_WITHOUT_NETWORK.about("network " + network);
        }
    }

    /** Whether this deletion is the one that fails; the next one then works. */
    static boolean failsFirst(Ruling ruling, SimulatedLoadBalancer balancer) {
        boolean ws2019 = ruling.release().from(9, 0) && !ruling.release().from(10, 0);
        return ws2019 && !balancer.deletionFailed() && ruling.is(Switch.DELETE_BALANCER_ON_WS2019, "fails-once");
    }
}
