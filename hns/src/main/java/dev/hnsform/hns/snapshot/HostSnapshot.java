package dev.hnsform.hns.snapshot;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;

/**
 * What a host held at one moment, verbatim: planning without the host, and the start of a rehearsal.
 *
 * @param facts the host itself
 * @param networks network documents, v2 shape where the host gave it, else v1; HNS's order
 * @param endpoints endpoint documents
 * @param namespaces namespace documents
 * @param records the records of the host's stacks, as their files' JSON
 */
public record HostSnapshot(
        HostFacts facts,
        List<JsonObject> networks,
        List<JsonObject> endpoints,
        List<JsonObject> namespaces,
        List<JsonObject> records) {
    /** Copies the lists. */
    public HostSnapshot {
        networks = List.copyOf(networks);
        endpoints = List.copyOf(endpoints);
        namespaces = List.copyOf(namespaces);
        records = List.copyOf(records);
    }

    /** The documents of a kind. */
    public List<JsonObject> documents(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> networks;
            case ENDPOINT -> endpoints;
            case NAMESPACE -> namespaces;
        };
    }
}
