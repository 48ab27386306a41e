package dev.hnsform.simulator.document;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.SimulatedNamespace;

/** The namespace that an endpoint's v2 answer names: zero where it names none. */
record PlaceId(HostState state) implements Place.Visitor<Guid> {
    @Override
    public Guid detached() {
        return Guid.ZERO;
    }

    @Override
    public Guid atHost() {
        return AnswerV2.hostAttachShows(state)
                ? state.hostNamespace().map(SimulatedNamespace::id).orElse(Guid.ZERO)
                : Guid.ZERO;
    }

    @Override
    public Guid inNamespace(Guid namespace) {
        return namespace;
    }

    @Override
    public Guid atVirtualMachine(Place.AtVirtualMachine place) {
        return Guid.ZERO;
    }

    @Override
    public Guid inContainer(String container) {
        return Guid.ZERO;
    }
}
