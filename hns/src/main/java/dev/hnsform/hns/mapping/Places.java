package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostEndpoint.AtHost;
import dev.hnsform.schema.host.HostEndpoint.AtVirtualMachine;
import dev.hnsform.schema.host.HostEndpoint.Detached;
import dev.hnsform.schema.host.HostEndpoint.Elsewhere;
import dev.hnsform.schema.host.HostEndpoint.InContainer;
import dev.hnsform.schema.host.HostEndpoint.InNamespace;
import dev.hnsform.schema.host.HostEndpoint.UnknownPlace;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where endpoints are attached, from three witnesses: the endpoint's own document, the namespaces' lists, and where the first two are silent
 * the endpoint's v1 document. Whether an attachment to the host shows in v2 answers is not established, so silence alone is not "nowhere".
 */
final class Places {
    /** Without any witness but the endpoint's own document. */
    static final Places ALONE = new Places(List.of(), true, Map.of());

    private static final UnknownPlace SILENT = new UnknownPlace(
            "HNS's v2 answer names no namespace, an attachment to the host may show in v1 answers alone, and there is none of those");
    private static final UnknownPlace NO_STATE =
            new UnknownPlace("HNS's answer has neither a namespace nor a state that would tell");
    private static final long HOST_COMPARTMENT = 1;

    private final boolean complete;
    private final Set<Guid> known = new HashSet<>();
    private final Set<Guid> hostDefaults = new HashSet<>();
    private final Map<Guid, Guid> namespaceOf = new HashMap<>();
    private final Map<Guid, JsonObject> v1;

    /**
     * Gathers the witnesses.
     *
     * @param namespaces what was read of the namespaces
     * @param complete whether a namespace that is not among them is none of the host's own either
     * @param v1 v1 documents by endpoint, of those that were asked for
     */
    Places(List<HostNamespace> namespaces, boolean complete, Map<Guid, JsonObject> v1) {
        this.complete = complete;
        this.v1 = v1;
        for (HostNamespace namespace : namespaces) {
            known.add(namespace.id());
            if (namespace.isHostDefault()) {
                hostDefaults.add(namespace.id());
            }
            namespace.endpoints().forEach(endpoint -> namespaceOf.put(endpoint, namespace.id()));
        }
    }

    /** The namespace that an endpoint's document names, v2 or v1. */
    static Optional<Guid> namespaceIn(JsonObject document) {
        Optional<Guid> direct = Tolerant.guid(document, "HostComputeNamespace");
        return direct.isPresent()
                ? direct
                : Tolerant.object(document, "Namespace").flatMap(namespace -> Tolerant.guid(namespace, "ID"));
    }

    /** Where the endpoint of this document is attached. */
    HostEndpoint.Place of(Guid id, JsonObject document) {
        Guid namespace = namespaceIn(document).orElseGet(() -> namespaceOf.getOrDefault(id, Guid.ZERO));
        if (!namespace.isZero()) {
            return in(namespace);
        }
        JsonObject witness = v1.get(id);
        JsonObject told = witness == null ? document : witness;
        // a v2 answer that names no namespace is silent; a v1 answer would have said more
        return DocumentShape.of(told) == DocumentShape.V2 ? extra(told).orElse(SILENT) : ofV1(told);
    }

    /** What a detailed v2 answer may add of containers and virtual machines (hns-reference 2.0: {@code Health.Extra}). */
    private static Optional<HostEndpoint.Place> extra(JsonObject document) {
        return Tolerant.object(document, "Health")
                .flatMap(health -> Tolerant.object(health, "Extra"))
                .flatMap(Places::named);
    }

    private HostEndpoint.Place in(Guid namespace) {
        if (!complete && !known.contains(namespace)) {
            return new UnknownPlace("it is in namespace " + namespace
                    + ", which could not be read: whether that is the host's own is not known");
        }
        return hostDefaults.contains(namespace) ? new AtHost() : new InNamespace(namespace);
    }

    /** What a v1 document says of its endpoint's place (hns-reference 2.4; documents 30 to 38). */
    private HostEndpoint.Place ofV1(JsonObject document) {
        Optional<Guid> namespace = namespaceIn(document);
        if (namespace.isPresent()) {
            return in(namespace.get());
        }
        List<Long> compartments = compartments(document);
        if (compartments.contains(HOST_COMPARTMENT)) {
            return new AtHost();
        }
        Optional<HostEndpoint.Place> named = named(document);
        if (named.isPresent()) {
            return named.get();
        }
        for (long compartment : compartments) {
            if (compartment > HOST_COMPARTMENT) {
                return new Elsewhere("compartment " + compartment);
            }
        }
        return ofState(Tolerant.number(document, "State"));
    }

    private static List<Long> compartments(JsonObject document) {
        return Tolerant.object(document, "Resources")
                .map(resources -> Tolerant.objects(resources, "Allocators"))
                .orElse(List.of())
                .stream()
                // HNS spells it so; later builds may correct it
                .flatMap(allocator -> Tolerant.number(allocator, "CompartmendId", "CompartmentId").stream())
                .toList();
    }

    /** The container or virtual machine that a document names; of several containers that share the endpoint the first. */
    private static Optional<HostEndpoint.Place> named(JsonObject document) {
        Json list = Tolerant.first(document, "SharedContainers").orElse(JsonArray.EMPTY);
        return Tolerant.texts(list)
                .flatMap(ids -> ids.stream().filter(id -> !id.isEmpty()).findFirst())
                .<HostEndpoint.Place>map(InContainer::new)
                .or(() -> machine(document));
    }

    /**
     * {@code VirtualMachine} is documented as a property to filter by (hns-reference 2.1); that the adapter shows as {@code VirtualNicName} is
     * inferred from the request that names it so.
     */
    private static Optional<HostEndpoint.Place> machine(JsonObject document) {
        Optional<VirtualNicName> name =
                Tolerant.text(document, "VirtualNicName").flatMap(VirtualNicName::tryParse);
        Optional<Guid> machine = Tolerant.guid(document, "VirtualMachine", "VirtualMachineId")
                .filter(id -> !id.isZero())
                .or(() -> name.map(VirtualNicName::machine));
        return machine.map(id -> new AtVirtualMachine(
                id, name.filter(n -> n.machine().equals(id)).map(VirtualNicName::nic)));
    }

    /** By the endpoint's state (hns-reference 2.2): 2 attached, 3 attached and shared. */
    private static HostEndpoint.Place ofState(Optional<Long> state) {
        if (state.isEmpty()) {
            return NO_STATE;
        }
        long value = state.get();
        return value == 2 || value == 3 ? new Elsewhere("something that HNS's answer does not name") : new Detached();
    }
}
