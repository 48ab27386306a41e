package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;
import java.util.TreeSet;

/** A simulated namespace. */
final class SimNamespace {
    static final String HOST_DEFAULT = "HostDefault";

    final Guid id;
    String name = "";
    String owner = "";
    String type = "Host";
    long compartment;
    Guid compartmentId = Guid.ZERO;
    final TreeSet<Guid> endpoints = new TreeSet<>();
    final TreeSet<String> containers = new TreeSet<>();
    Optional<JsonObject> verbatim = Optional.empty();

    SimNamespace(Guid id) {
        this.id = id;
    }

    boolean isHostDefault() {
        return type.equals(HOST_DEFAULT);
    }
}
