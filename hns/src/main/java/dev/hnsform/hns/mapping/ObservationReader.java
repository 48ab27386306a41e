package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Listing;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a host's documents mean: an observation of the whole host. */
public final class ObservationReader {
    /** From so many documents on, reading them in several threads pays. */
    private static final int MANY = 1_000;

    private ObservationReader() {}

    /**
     * Reads a host. Of endpoints whose v2 documents name no namespace the place stays unknown.
     *
     * @throws dev.hnsform.hns.port.HostCallException when the host's facts cannot be read, or its epoch does not hold still
     */
    public static Observation observe(HnsHost host, Deadline deadline) {
        return observe(host, deadline, id -> false);
    }

    /**
     * Reads a host.
     *
     * @param deadline for each call
     * @param placesWanted of which endpoints the place must be known: where v2 is silent, their v1 documents are asked for too, one call each
     * @throws dev.hnsform.hns.port.HostCallException when the host's facts cannot be read, or its epoch does not hold still
     */
    public static Observation observe(HnsHost host, Deadline deadline, Predicate<Guid> placesWanted) {
        return of(HostReader.readObserved(host, deadline, placesWanted));
    }

    /** What a snapshot's documents mean. Never throws; a document that cannot be told apart makes its kind's listing partial. */
    public static Observation of(HostSnapshot snapshot) {
        Listing<HostNetwork> networks = listing(snapshot, HcnKind.NETWORK, NetworkDocuments::read);
        Listing<HostNamespace> namespaces = listing(snapshot, HcnKind.NAMESPACE, NamespaceDocuments::read);
        Map<Guid, IpPrefix> ipSubnets = new HashMap<>();
        snapshot.networks().forEach(document -> NetworkDocuments.addIpSubnets(document, ipSubnets));
        Map<Guid, JsonObject> attachments = new HashMap<>();
        snapshot.attachments()
                .forEach(document -> Tolerant.guid(document, "ID").ifPresent(id -> attachments.put(id, document)));
        Places places = new Places(namespaces.objects(), namespaces.isComplete(), attachments);
        Listing<HostEndpoint> endpoints =
                listing(snapshot, HcnKind.ENDPOINT, document -> EndpointDocuments.read(document, ipSubnets, places));
        return new Observation(snapshot.facts(), networks, endpoints, namespaces);
    }

    private static <T extends HostObject> Listing<T> listing(
            HostSnapshot snapshot, HcnKind kind, Function<JsonObject, Optional<T>> reader) {
        List<JsonObject> documents = snapshot.documents(kind);
        List<T> objects = new ArrayList<>(documents.size());
        Set<Guid> ids = new HashSet<>(documents.size() * 2);
        List<String> causes = new ArrayList<>();
        snapshot.gap(kind).ifPresent(causes::add);
        int nameless = 0;
        int repeated = 0;
        Stream<JsonObject> stream = documents.size() < MANY ? documents.stream() : documents.parallelStream();
        for (Optional<T> object : stream.map(reader).toList()) {
            if (object.isEmpty()) {
                nameless++;
            } else if (ids.add(object.get().id())) {
                objects.add(object.get());
            } else {
                repeated++;
            }
        }
        String word = kind.noun();
        if (nameless > 0) {
            causes.add(nameless + " " + word + (nameless == 1 ? " document carries" : " documents carry")
                    + " no readable ID");
        }
        if (repeated > 0) {
            causes.add(repeated + " " + word + (repeated == 1 ? " document carries" : " documents carry")
                    + " the ID of another one");
        }
        objects.sort(Comparator.comparing(HostObject::id));
        return causes.isEmpty() ? Listing.complete(objects) : Listing.partial(objects, String.join("; ", causes));
    }
}
