package dev.hnsform.hns.mapping;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;

/**
 * {@code SchemaVersion} of a request: 2.0, or the version that introduced a field which the document uses (hns-reference 2.0, 2.3: IP subnets
 * 2.3, subnet flags 2.7). HNS does not refuse a version above its own (code: multipass sends 2.16).
 */
enum Schema {
    V2_0(0),
    V2_3(3),
    V2_7(7),
    V2_8(8);

    private final JsonObject json;

    Schema(int minor) {
        this.json = Json.object().put("Major", 2).put("Minor", minor).build();
    }

    JsonObject json() {
        return json;
    }

    Schema atLeast(Schema other, boolean needed) {
        return needed && other.compareTo(this) > 0 ? other : this;
    }
}
