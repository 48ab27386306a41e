package dev.hnsform.appliers.rehearsal;

import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/** A view of a model of a host. Nobody else is there, so what goes with a network is what the plan knows: it is not asked again. */
record ModelView(HostView model) implements HostView {
    @Override
    public Lookup<HostObject> read(ResourceKind kind, Guid id) {
        return model.read(kind, id);
    }

    @Override
    public Observation observe() {
        return model.observe();
    }

    @Override
    public Lookup<List<Guid>> endpointsOf(Guid network) {
        return new Lookup.Present<>(List.of());
    }
}
