package dev.hnsform.appliers.applier;

import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.resource.Resource;
import java.util.List;

/** Whether what the host holds of a freshly made object is what the resource states. */
@FunctionalInterface
public interface Agreement {
    /** The paths of the stated fields that the host holds otherwise, in order; empty when it is as stated. */
    List<String> differences(Resource wanted, HostObject found);
}
