package dev.hnsform.hns.snapshot;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host held at one moment, verbatim: planning without the host, and the start of a rehearsal.
 *
 * @param facts the host itself
 * @param networks network documents, v2 shape where the host gave it, else v1; HNS's order
 * @param endpoints endpoint documents
 * @param namespaces namespace documents
 * @param attachments v1 documents of those endpoints whose v2 documents do not tell where they are attached, as far as they were asked for
 * @param gaps why a kind's documents are not all there were; a kind that is whole is not in it
 * @param records the records of the host's stacks, as their files' JSON
 */
public record HostSnapshot(
        HostFacts facts,
        List<JsonObject> networks,
        List<JsonObject> endpoints,
        List<JsonObject> namespaces,
        List<JsonObject> attachments,
        Map<HcnKind, String> gaps,
        List<JsonObject> records) {
    /** Copies the collections. */
    public HostSnapshot {
        networks = List.copyOf(networks);
        endpoints = List.copyOf(endpoints);
        namespaces = List.copyOf(namespaces);
        attachments = List.copyOf(attachments);
        gaps = Collections.unmodifiableMap(new TreeMap<>(gaps));
        records = List.copyOf(records);
    }

    /** A snapshot of which every kind is whole. */
    public HostSnapshot(
            HostFacts facts,
            List<JsonObject> networks,
            List<JsonObject> endpoints,
            List<JsonObject> namespaces,
            List<JsonObject> records) {
        this(facts, networks, endpoints, namespaces, List.of(), Map.of(), records);
    }

    /** A host without any object. */
    public static HostSnapshot empty(HostFacts facts) {
        return new HostSnapshot(facts, List.of(), List.of(), List.of(), List.of());
    }

    /** The documents of a kind. */
    public List<JsonObject> documents(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> networks;
            case ENDPOINT -> endpoints;
            case NAMESPACE -> namespaces;
        };
    }

    /** Why a kind's documents are not all there were. */
    public Optional<String> gap(HcnKind kind) {
        return Optional.ofNullable(gaps.get(kind));
    }

    /** This snapshot and the networks, endpoints and namespaces of published documents: single ones, lists, envelopes, v2 or v1. */
    public HostSnapshot withPublished(Json published) {
        List<JsonObject> moreNetworks = new ArrayList<>(networks);
        List<JsonObject> moreEndpoints = new ArrayList<>(endpoints);
        List<JsonObject> moreNamespaces = new ArrayList<>(namespaces);
        for (PublishedDocuments.Classified classified : PublishedDocuments.classify(published)) {
            switch (classified.kind()) {
                case NETWORK -> moreNetworks.add(classified.document());
                case ENDPOINT -> moreEndpoints.add(classified.document());
                case NAMESPACE -> moreNamespaces.add(classified.document());
            }
        }
        return new HostSnapshot(facts, moreNetworks, moreEndpoints, moreNamespaces, attachments, gaps, records);
    }

    /** The same host with these records. */
    public HostSnapshot withRecords(List<JsonObject> others) {
        return new HostSnapshot(facts, networks, endpoints, namespaces, attachments, gaps, others);
    }
}
