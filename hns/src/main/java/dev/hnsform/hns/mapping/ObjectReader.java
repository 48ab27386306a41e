package dev.hnsform.hns.mapping;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one object, as after a step: it is there, it is not, or it is not known. */
public final class ObjectReader {
    private ObjectReader() {}

    /** The network of this id. */
    public static Lookup<HostNetwork> network(HnsHost host, Guid id, Deadline deadline) {
        return look(host, HcnKind.NETWORK, id, HostQuery.V2_DETAILED, deadline, NetworkDocuments::read);
    }

    /** The namespace of this id. */
    public static Lookup<HostNamespace> namespace(HnsHost host, Guid id, Deadline deadline) {
        return look(host, HcnKind.NAMESPACE, id, HostQuery.V2, deadline, NamespaceDocuments::read);
    }

    /**
     * The endpoint of this id, with its place. Takes up to four calls: its v2 document; its namespace, or where v2 names none its v1 document;
     * its network, when an address names an IP subnet.
     */
    public static Lookup<HostEndpoint> endpoint(HnsHost host, Guid id, Deadline deadline) {
        return look(
                host,
                HcnKind.ENDPOINT,
                id,
                HostQuery.V2,
                deadline,
                document -> EndpointDocuments.read(
                        document, ipSubnets(host, document, deadline), places(host, id, document, deadline)));
    }

    private static <T extends HostObject> Lookup<T> look(
            HnsHost host,
            HcnKind kind,
            Guid id,
            HostQuery query,
            Deadline deadline,
            Function<JsonObject, Optional<T>> reader) {
        try {
            return reader.apply(host.query(kind, id, query, deadline))
                    .filter(object -> object.id().equals(id))
                    .<Lookup<T>>map(Lookup.Present::new)
                    .orElseGet(() -> new Lookup.Unknown<>(
                            kind.label() + " " + id + " was asked for, and the answer is not its document"));
        } catch (HostCallException e) {
            return HcnError.isNotFound(e) ? new Lookup.Absent<>() : new Lookup.Unknown<>(e.text());
        }
    }

    private static Map<Guid, IpPrefix> ipSubnets(HnsHost host, JsonObject endpoint, Deadline deadline) {
        Optional<Guid> network = EndpointDocuments.read(endpoint)
                .map(HostEndpoint::network)
                .filter(n -> !n.isZero() && EndpointDocuments.namesIpSubnet(endpoint));
        return network.flatMap(n -> query(host, HcnKind.NETWORK, n, HostQuery.V2, deadline))
                .map(NetworkDocuments::ipSubnets)
                .orElse(Map.of());
    }

    private static Places places(HnsHost host, Guid id, JsonObject endpoint, Deadline deadline) {
        Optional<Guid> namespace = Places.namespaceIn(endpoint);
        if (namespace.isPresent()) {
            Optional<HostNamespace> known = query(host, HcnKind.NAMESPACE, namespace.get(), HostQuery.V2, deadline)
                    .flatMap(NamespaceDocuments::read);
            return new Places(known.stream().toList(), false, Map.of());
        }
        return query(host, HcnKind.ENDPOINT, id, HostQuery.V1, deadline)
                .map(v1 -> new Places(List.of(), false, Map.of(id, v1)))
                .orElse(Places.ALONE);
    }

    /** A further document; without it the object is known less exactly, and says so itself. */
    private static Optional<JsonObject> query(HnsHost host, HcnKind kind, Guid id, HostQuery query, Deadline deadline) {
        try {
            return Optional.of(host.query(kind, id, query, deadline));
        } catch (HostCallException e) {
            return Optional.empty();
        }
    }
}
