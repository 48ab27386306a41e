package dev.hnsform.hns.snapshot;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host held at one moment, verbatim: planning without the host, and the start of a rehearsal.
 *
 * @param facts the host itself
 * @param objects the documents of every kind, v2 shape where the host gave it, else v1; HNS's order
 * @param attachments v1 documents of those endpoints whose v2 documents do not tell where they are attached, as far as they were asked for
 * @param gaps why a kind's documents are not all there were; a kind that is whole is not in it
 * @param records the records of the host's stacks, as their files' JSON
 */
public record HostSnapshot(
        HostFacts facts,
        Map<HcnKind, List<JsonObject>> objects,
        List<JsonObject> attachments,
        Map<HcnKind, String> gaps,
        List<JsonObject> records) {
    /** Copies the collections; every kind has its list. */
    public HostSnapshot {
        Map<HcnKind, List<JsonObject>> all = new EnumMap<>(HcnKind.class);
        for (HcnKind kind : HcnKind.values()) {
            all.put(kind, List.copyOf(objects.getOrDefault(kind, List.of())));
        }
        objects = Collections.unmodifiableMap(all);
        attachments = List.copyOf(attachments);
        gaps = Collections.unmodifiableMap(new TreeMap<>(gaps));
        records = List.copyOf(records);
    }

    /** A snapshot of a host that holds networks, endpoints and namespaces alone, and was read whole. */
    public HostSnapshot(
            HostFacts facts,
            List<JsonObject> networks,
            List<JsonObject> endpoints,
            List<JsonObject> namespaces,
            List<JsonObject> records) {
        this(
                facts,
                Map.of(HcnKind.NETWORK, networks, HcnKind.ENDPOINT, endpoints, HcnKind.NAMESPACE, namespaces),
                List.of(),
                Map.of(),
                records);
    }

    /** A host without any object. */
    public static HostSnapshot empty(HostFacts facts) {
        return new HostSnapshot(facts, Map.of(), List.of(), Map.of(), List.of());
    }

    /** The documents of a kind. */
    public List<JsonObject> documents(HcnKind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    /** Network documents. */
    public List<JsonObject> networks() {
        return documents(HcnKind.NETWORK);
    }

    /** Endpoint documents. */
    public List<JsonObject> endpoints() {
        return documents(HcnKind.ENDPOINT);
    }

    /** Namespace documents. */
    public List<JsonObject> namespaces() {
        return documents(HcnKind.NAMESPACE);
    }

    /** Why a kind's documents are not all there were. */
    public Optional<String> gap(HcnKind kind) {
        return Optional.ofNullable(gaps.get(kind));
    }

    /** How many objects there are of all kinds together. */
    public int size() {
        return objects.values().stream().mapToInt(List::size).sum();
    }

    /** This snapshot and the objects of published documents: single ones, lists, envelopes, v2 or v1. */
    public HostSnapshot withPublished(Json published) {
        Map<HcnKind, List<JsonObject>> more = new EnumMap<>(HcnKind.class);
        objects.forEach((kind, documents) -> more.put(kind, new ArrayList<>(documents)));
        for (PublishedDocuments.Classified classified : PublishedDocuments.classify(published)) {
            more.computeIfAbsent(classified.kind(), kind -> new ArrayList<>()).add(classified.document());
        }
        return new HostSnapshot(facts, more, attachments, gaps, records);
    }

    /** The same host with these records. */
    public HostSnapshot withRecords(List<JsonObject> others) {
        return new HostSnapshot(facts, objects, attachments, gaps, others);
    }
}
