package dev.hnsform.schema.host;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.net.Guid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host held at one moment, in one epoch. Indexed by id. */
public final class Observation {
    private final HostFacts facts;
    private final Listing<HostNetwork> networks;
    private final Listing<HostEndpoint> endpoints;
    private final Listing<HostNamespace> namespaces;
    private final Map<Guid, HostObject> byId = new HashMap<>();
    private final Map<Guid, List<HostEndpoint>> byNetwork = new HashMap<>();

    /** Indexes what was read. */
    public Observation(
            HostFacts facts,
            Listing<HostNetwork> networks,
            Listing<HostEndpoint> endpoints,
            Listing<HostNamespace> namespaces) {
        this.facts = facts;
        this.networks = networks;
        this.endpoints = endpoints;
        this.namespaces = namespaces;
        networks.objects().forEach(n -> byId.put(n.id(), n));
        namespaces.objects().forEach(n -> byId.put(n.id(), n));
        for (HostEndpoint endpoint : endpoints.objects()) {
            byId.put(endpoint.id(), endpoint);
            byNetwork
                    .computeIfAbsent(endpoint.network(), id -> new java.util.ArrayList<>())
                    .add(endpoint);
        }
    }

    /** The host itself. */
    public HostFacts facts() {
        return facts;
    }

    /** Its networks. */
    public Listing<HostNetwork> networks() {
        return networks;
    }

    /** Its endpoints. */
    public Listing<HostEndpoint> endpoints() {
        return endpoints;
    }

    /** Its namespaces. */
    public Listing<HostNamespace> namespaces() {
        return namespaces;
    }

    /** The object of this id, whatever its kind. */
    public Optional<HostObject> find(Guid id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What is known of an object of a kind: absent only when the kind's listing is complete. */
    public Lookup<HostObject> look(ResourceKind kind, Guid id) {
        HostObject found = byId.get(id);
        if (found != null && found.kind() == kind) {
            return new Lookup.Present<>(found);
        }
        Listing<?> listing = listing(kind);
        return listing.cause().<Lookup<HostObject>>map(Lookup.Unknown::new).orElseGet(Lookup.Absent::new);
    }

    /** The listing of a kind of host object. */
    public Listing<? extends HostObject> listing(ResourceKind kind) {
        return switch (kind) {
            case NETWORK, EXISTING_NETWORK, REMOTE_SUBNET -> networks;
            case ENDPOINT -> endpoints;
            case NAMESPACE -> namespaces;
        };
    }

    /** The endpoints of a network, sorted by id: its closure. */
    public List<HostEndpoint> endpointsOf(Guid network) {
        return List.copyOf(byNetwork.getOrDefault(network, List.of()));
    }

    /** The host's own namespace, when it was read. */
    public Optional<HostNamespace> hostDefaultNamespace() {
        return namespaces.objects().stream()
                .filter(HostNamespace::isHostDefault)
                .findFirst();
    }
}
