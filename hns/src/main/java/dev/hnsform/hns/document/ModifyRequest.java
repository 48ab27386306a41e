package dev.hnsform.hns.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.Optional;

/**
 * A modify request (hns-reference 2.10): {@code {"RequestType":…,"ResourceType":…,"Settings":…}}.
 *
 * @param requestType {@code Add}, {@code Remove}, {@code Update}, {@code Refresh} or {@code Reset}
 * @param resourceType what of the object is changed, for example {@code Policy}
 * @param settings the content
 */
public record ModifyRequest(String requestType, String resourceType, JsonObject settings) {
    /** As HNS takes it. */
    public JsonObject toJson() {
        return Json.object()
                .put("ResourceType", resourceType)
                .put("RequestType", requestType)
                .put("Settings", settings)
                .build();
    }

    /**
     * Reads a request: words as text in any case, or as numbers.
     *
     * @param resources the words for {@code ResourceType}, which differ by kind of object
     * @return empty when a word is missing or unknown; missing settings are empty ones
     */
    public static Optional<ModifyRequest> parse(JsonObject json, WordTable resources) {
        Optional<String> request = Tolerant.first(json, "RequestType").flatMap(HcnWords.MODIFY_REQUEST::label);
        Optional<String> resource = Tolerant.first(json, "ResourceType").flatMap(resources::label);
        if (request.isEmpty() || resource.isEmpty()) {
            return Optional.empty();
        }
        JsonObject settings = Tolerant.object(json, "Settings").orElse(JsonObject.EMPTY);
        return Optional.of(new ModifyRequest(request.get(), resource.get(), settings));
    }
}
