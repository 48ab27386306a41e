package dev.hnsform.hns.port;

import dev.hnsform.schema.json.JsonObject;
import java.util.Optional;

/**
 * A HostComputeQuery (hns-reference 2.1).
 *
 * @param major schema major version: 1 answers in the v1 shape, 2 in the v2 shape
 * @param minor schema minor version
 * @param detailed whether {@code Health.Extra} and resources are filled
 * @param filter flat object whose v1 property names and values must all match; absent matches everything
 */
public record HostQuery(int major, int minor, boolean detailed, Optional<JsonObject> filter) {
    /** Everything, in the v2 shape. */
    public static final HostQuery V2 = new HostQuery(2, 0, false, Optional.empty());

    /** Everything, in the v2 shape, with {@code Health.Extra}. */
    public static final HostQuery V2_DETAILED = new HostQuery(2, 0, true, Optional.empty());

    /** Everything, in the v1 shape. */
    public static final HostQuery V1 = new HostQuery(1, 0, false, Optional.empty());
}
