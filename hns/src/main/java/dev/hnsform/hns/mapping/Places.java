package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostEndpoint.AtHost;
import dev.hnsform.schema.host.HostEndpoint.Detached;
import dev.hnsform.schema.host.HostEndpoint.Elsewhere;
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
        return DocumentShape.of(told) == DocumentShape.V2 ? SILENT : ofV1(told);
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
        List<JsonObject> allocators = Tolerant.object(document, "Resources")
                .map(resources -> Tolerant.objects(resources, "Allocators"))
                .orElse(List.of());
        for (JsonObject allocator : allocators) {
            // HNS spells it so; later builds may correct it
            long compartment =
                    Tolerant.number(allocator, "CompartmendId", "CompartmentId").orElse(0L);
            if (compartment == HOST_COMPARTMENT) {
                return new AtHost();
            }
            if (compartment > HOST_COMPARTMENT) {
                return new Elsewhere("compartment " + compartment);
            }
        }
        Optional<String> container = firstContainer(document);
        if (container.isPresent()) {
            return new Elsewhere("container " + container.get());
        }
        Optional<Guid> machine = Tolerant.guid(document, "VirtualMachine");
        if (machine.isPresent()) {
            return new Elsewhere("virtual machine " + machine.get());
        }
        return ofState(Tolerant.number(document, "State"));
    }

    private static Optional<String> firstContainer(JsonObject document) {
        Json list = Tolerant.first(document, "SharedContainers").orElse(JsonArray.EMPTY);
        return Tolerant.texts(list).filter(ids -> !ids.isEmpty()).map(ids -> ids.get(0));
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
