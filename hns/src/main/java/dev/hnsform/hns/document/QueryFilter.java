package dev.hnsform.hns.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.Map;
import java.util.Optional;

/**
 * What a query's filter matches (hns-reference 2.1): a flat object; every property must equal, and its name is the v1 one whatever shape is
 * asked for. GUIDs are compared by value, other text exactly; how HNS treats case is not established.
 */
public final class QueryFilter {
    /** v1 names of properties that v2 documents hold under another key. */
    private static final Map<String, String> V2_NAMES =
            Map.of("VirtualNetwork", "HostComputeNetwork", "Namespace", "HostComputeNamespace");

    private QueryFilter() {}

    /** Whether a document matches. Properties that are objects or lists match nothing (code). */
    public static boolean matches(JsonObject document, JsonObject filter) {
        for (Map.Entry<String, Json> property : filter.entries()) {
            if (!matches(document, property.getKey(), property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(JsonObject document, String name, Json wanted) {
        if (name.equals("IsRemoteEndpoint") && document.getIgnoringCase(name).isEmpty()) {
            long flags = Tolerant.first(document, "Flags")
                    .flatMap(HcnWords.ENDPOINT_FLAGS::bits)
                    .orElse(0L);
            return Tolerant.bool(wanted).equals(Optional.of((flags & 1) != 0));
        }
        Optional<Json> found = Tolerant.first(document, name);
        if (found.isEmpty() && V2_NAMES.containsKey(name)) {
            found = Tolerant.first(document, String.valueOf(V2_NAMES.get(name)));
        }
        return found.filter(json -> equal(json, wanted)).isPresent();
    }

    private static boolean equal(Json found, Json wanted) {
        if (found.equals(wanted)) {
            return !(found instanceof JsonObject);
        }
        if (found instanceof JsonString one && wanted instanceof JsonString other) {
            Optional<Guid> id = Guid.tryParse(one.value());
            return id.isPresent() && id.equals(Guid.tryParse(other.value()));
        }
        Optional<String> one = Tolerant.text(found);
        return one.isPresent() && one.equals(Tolerant.text(wanted));
    }
}
