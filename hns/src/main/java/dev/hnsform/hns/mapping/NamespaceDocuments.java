package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Namespaces as documents (hns-reference 2.5): v2 is written, v2 and v1 are read. */
public final class NamespaceDocuments {
    private static final String HOST = Namespace.NamespaceType.HOST.label();
    private static final String ENDPOINT_PATH = "/endpoints/";

    private NamespaceDocuments() {}

    /**
     * The document that creates a namespace.
     *
     * @param id its id; also given to HNS beside the document
     * @param owner {@code Owner}
     */
    public static JsonObject create(Namespace namespace, Guid id, String owner) {
        JsonObject.Builder document = Json.object()
                .put("ID", id.toString())
                .put("Owner", owner)
                .put("Type", namespace.type().label());
        namespace
                .spec()
                .value(Namespace.CREATE_WITH_COMPARTMENT)
                .ifPresent(stated -> document.put("CreateWithCompartment", stated));
        return document.put("SchemaVersion", Schema.V2_0.json()).build();
    }

    /** What a namespace document says, of any shape and build; empty when it has no readable id. Never throws. */
    public static Optional<HostNamespace> read(JsonObject document) {
        return Tolerant.guid(document, "ID").map(id -> read(document, id));
    }

    private static HostNamespace read(JsonObject document, Guid id) {
        List<Guid> endpoints = new ArrayList<>();
        List<String> containers = new ArrayList<>();
        // in v1, Resources are HNS's own allocations and the list has another key
        String key = Tolerant.first(document, "ResourceList").isPresent() ? "ResourceList" : "Resources";
        for (JsonObject resource : Tolerant.objects(document, key)) {
            readResource(resource, endpoints, containers);
        }
        Tolerant.texts(Tolerant.first(document, "Containers").orElse(JsonArray.EMPTY))
                .ifPresent(containers::addAll);
        long compartment = Tolerant.number(document, "NamespaceId", "CompartmentId")
                .filter(c -> c >= 0)
                .orElse(0L);
        String type = type(document);
        FieldValues.Builder values = FieldValues.builder(Namespace.TABLE);
        if (type.equals(HOST)) {
            values.put(Namespace.TYPE, Namespace.NamespaceType.HOST);
        }
        return new HostNamespace(
                id,
                Tolerant.text(document, "Name").orElse(""),
                Tolerant.text(document, "Owner").orElse(""),
                type,
                values.build(),
                compartment,
                endpoints.stream().distinct().toList(),
                containers.stream().distinct().toList());
    }

    /** {@code {"Type":"Endpoint","Data":{"Id":"…"}}}; in v1 a path, {@code /endpoints/…}. */
    private static void readResource(JsonObject resource, List<Guid> endpoints, List<String> containers) {
        JsonObject data = Tolerant.object(resource, "Data").orElse(resource);
        Optional<String> type = Tolerant.first(resource, "Type").flatMap(HcnWords.NAMESPACE_RESOURCE::label);
        Optional<String> id = Tolerant.text(data, "Id");
        if (type.equals(Optional.of("Endpoint"))) {
            id.map(text -> text.startsWith(ENDPOINT_PATH) ? text.substring(ENDPOINT_PATH.length()) : text)
                    .flatMap(Guid::tryParse)
                    .ifPresent(endpoints::add);
        } else if (type.equals(Optional.of("Container"))) {
            id.ifPresent(containers::add);
        }
    }

    private static String type(JsonObject document) {
        if (DocumentShape.of(document) == DocumentShape.V1
                && Tolerant.bool(document, "IsDefault").orElse(false)) {
            return "HostDefault";
        }
        return Tolerant.first(document, "Type")
                .flatMap(json -> HcnWords.NAMESPACE_TYPE.label(json).or(() -> Tolerant.text(json)))
                .orElse(HOST);
    }
}
