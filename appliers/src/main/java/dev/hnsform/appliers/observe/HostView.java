package dev.hnsform.appliers.observe;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/** The eyes on a host: what it holds, as values. Nothing here throws for a host that cannot answer: what is not known is unknown. */
public interface HostView {
    /** One object. */
    Lookup<HostObject> read(ResourceKind kind, Guid id);

    /** Everything, in one epoch. */
    Observation observe();

    /** The ids of the endpoints of a network: what the host takes along when the network goes. */
    Lookup<List<Guid>> endpointsOf(Guid network);
}
