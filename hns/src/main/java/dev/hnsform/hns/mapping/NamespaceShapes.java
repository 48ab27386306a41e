package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Namespaces in the other shape (hns-reference 2.5). */
final class NamespaceShapes {
    private static final String[] CARRIED = {"ID", "Name", "Owner", "Version", "State", "AdditionalParams"};
    private static final String HOST_DEFAULT = "HostDefault";

    private NamespaceShapes() {}

    static Conversion toV2(JsonObject document) {
        Taken namespace = new Taken(document, "");
        JsonObject.Builder v2 = Json.object();
        namespace.carry(v2, CARRIED);
        namespace.rename(v2, "CompartmentId", "NamespaceId").rename(v2, "CompartmentGuid", "NamespaceGuid");
        boolean isDefault = namespace.bool("IsDefault");
        String type = namespace.text("Type");
        v2.put("Type", isDefault ? HOST_DEFAULT : type.isEmpty() ? "Host" : type);
        List<Json> resources = new ArrayList<>(namespace.objects("ResourceList"));
        for (String container :
                namespace.take("Containers").flatMap(Tolerant::texts).orElse(List.of())) {
            resources.add(Json.object()
                    .put("Type", "Container")
                    .put("Data", Json.object().put("Id", container).build())
                    .build());
        }
        if (!resources.isEmpty()) {
            v2.put("Resources", new JsonArray(resources));
        }
        return new Conversion(v2.put("SchemaVersion", Schema.V2_0.json()).build(), namespace.unsaid());
    }

    static Conversion toV1(JsonObject document) {
        Taken namespace = new Taken(document, "");
        JsonObject.Builder v1 = Json.object();
        namespace.carry(v1, CARRIED);
        namespace.take("SchemaVersion");
        namespace
                .take("NamespaceId")
                .ifPresentOrElse(id -> v1.put("CompartmentId", id), () -> v1.put("CompartmentId", 0));
        namespace.rename(v1, "NamespaceGuid", "CompartmentGuid");
        String type =
                namespace.take("Type").flatMap(HcnWords.NAMESPACE_TYPE::label).orElse("Host");
        v1.put("IsDefault", type.equals(HOST_DEFAULT));
        if (type.startsWith("Guest")) {
            namespace.lost("Type");
        }
        List<Json> endpoints = new ArrayList<>();
        List<String> containers = new ArrayList<>();
        List<JsonObject> resources = namespace.objects("Resources");
        for (int i = 0; i < resources.size(); i++) {
            String of = Tolerant.first(resources.get(i), "Type")
                    .flatMap(HcnWords.NAMESPACE_RESOURCE::label)
                    .orElse("");
            String id = Tolerant.object(resources.get(i), "Data")
                    .flatMap(data -> Tolerant.text(data, "Id"))
                    .orElse("");
            if (of.equals("Endpoint")) {
                endpoints.add(resources.get(i));
            } else if (of.equals("Container") && !id.isEmpty()) {
                containers.add(id);
            } else {
                namespace.lost("Resources[" + i + "]");
            }
        }
        v1.put("Containers", Json.strings(containers));
        if (!endpoints.isEmpty()) {
            v1.put("ResourceList", new JsonArray(endpoints));
        }
        return new Conversion(v1.build(), namespace.unsaid());
    }
}
