package dev.hnsform.hns.snapshot;

import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.net.Guid;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshot files: JSON, {@code {"format":"hnsform-snapshot","version":2,"facts":…,"networks":[…],…}}, documents verbatim. Version 1 held
 * networks, namespaces and endpoints alone: of what it does not say, nothing is known. Documents are
 * written sorted by id, so equal hosts give equal bytes whatever the order of their answers; reading is one pass.
 */
public final class SnapshotFile {
    private static final String FORMAT = "hnsform-snapshot";
    private static final int VERSION = 2;

    /** The kinds' lists, in the order they are written. */
    private static final Map<String, HcnKind> LISTS = lists();

    private SnapshotFile() {}

    private static Map<String, HcnKind> lists() {
        Map<String, HcnKind> lists = new LinkedHashMap<>();
        lists.put("networks", HcnKind.NETWORK);
        lists.put("namespaces", HcnKind.NAMESPACE);
        lists.put("endpoints", HcnKind.ENDPOINT);
        lists.put("loadBalancers", HcnKind.LOAD_BALANCER);
        lists.put("routes", HcnKind.ROUTE);
        lists.put("guestServices", HcnKind.GUEST_SERVICE);
        return Collections.unmodifiableMap(lists);
    }

    /**
     * Writes a snapshot: whole, or not at all.
     *
     * @throws SnapshotException when the file cannot be written; what stood there is then unchanged
     */
    public static void write(HostSnapshot snapshot, Path file) {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        try {
            Path fresh = Files.createTempFile(directory, ".snapshot-", ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                    write(snapshot, out);
                }
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw SnapshotException.unwritable(file.toString(), e);
        } catch (UncheckedIOException e) {
            throw SnapshotException.unwritable(file.toString(), below(e));
        }
    }

    /** Writes a snapshot to a stream, which stays open. */
    public static void write(HostSnapshot snapshot, OutputStream out) {
        JsonWriter writer = JsonWriter.open(out);
        writer.beginObject();
        writer.name("format").value(FORMAT).name("version").value(VERSION);
        writer.name("facts").value(HostFactsJson.toJson(snapshot.facts()));
        LISTS.forEach((name, kind) -> writeSorted(writer, name, snapshot.documents(kind)));
        writeSorted(writer, "attachments", snapshot.attachments());
        writer.name("gaps").beginObject();
        snapshot.gaps().forEach((kind, cause) -> writer.name(kind.label()).value(cause));
        writer.endObject();
        writer.name("records").beginArray();
        snapshot.records().forEach(writer::value);
        writer.endArray().endObject();
        writer.nextLine().flush();
    }

    private static void writeSorted(JsonWriter writer, String name, List<JsonObject> documents) {
        record Keyed(Guid id, JsonObject document) {}
        List<Keyed> sorted = new ArrayList<>(documents.size());
        documents.forEach(
                document -> sorted.add(new Keyed(Tolerant.guid(document, "ID").orElse(Guid.ZERO), document)));
        sorted.sort(Comparator.comparing(Keyed::id));
        writer.name(name).beginArray();
        sorted.forEach(keyed -> writer.value(keyed.document()));
        writer.endArray();
    }

    /**
     * Reads a snapshot.
     *
     * @throws SnapshotException when there is no such file, or it is no snapshot that this version reads; the message says where
     */
    public static HostSnapshot read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw SnapshotException.unreadable(file.toString(), e);
        } catch (UncheckedIOException e) {
            throw SnapshotException.unreadable(file.toString(), below(e));
        }
    }

    /**
     * Reads a snapshot from a stream.
     *
     * @param name what to call it in messages
     * @throws SnapshotException when it is no snapshot that this version reads; the message says where
     */
    public static HostSnapshot read(InputStream in, String name) {
        try {
            JsonReader reader = JsonReader.open(in);
            HostSnapshot snapshot = new Content(name).read(reader);
            reader.endDocument();
            return snapshot;
        } catch (JsonFormatException e) {
            throw SnapshotException.unreadable(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static IOException below(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause == null ? new IOException(failure.getMessage(), failure) : cause;
    }

    /** What has been read so far. */
    private static final class Content {
        private final String name;
        private final Map<HcnKind, List<JsonObject>> objects = new EnumMap<>(HcnKind.class);
        private final List<JsonObject> attachments = new ArrayList<>();
        private final List<JsonObject> records = new ArrayList<>();
        private final Map<HcnKind, String> gaps = new EnumMap<>(HcnKind.class);
        private Optional<HostFacts> facts = Optional.empty();

        Content(String name) {
            this.name = name;
        }

        HostSnapshot read(JsonReader reader) {
            reader.beginObject();
            long version = readHeader(reader);
            while (reader.hasNext()) {
                String key = reader.nextKey();
                switch (key) {
                    case "facts" -> facts = Optional.of(HostFactsJson.fromJson(reader.readObject(), "facts"));
                    case "attachments" -> readAll(reader, attachments);
                    case "records" -> readAll(reader, records);
                    case "gaps" -> readGaps(reader);
                    default -> readAll(reader, listOf(reader, key));
                }
            }
            reader.endObject();
            for (HcnKind kind : List.of(HcnKind.LOAD_BALANCER, HcnKind.ROUTE, HcnKind.GUEST_SERVICE)) {
                if (version < 2) {
                    gaps.putIfAbsent(kind, "the snapshot is of version 1, which did not hold " + kind.noun() + "s");
                }
            }
            return new HostSnapshot(
                    facts.orElseThrow(() -> new JsonFormatException("\"facts\" is missing")),
                    objects,
                    attachments,
                    gaps,
                    records);
        }

        private List<JsonObject> listOf(JsonReader reader, String key) {
            HcnKind kind = LISTS.get(key);
            if (kind == null) {
                throw reader.failure("\"" + key + "\" is no part of a snapshot");
            }
            return objects.computeIfAbsent(kind, k -> new ArrayList<>());
        }

        private long readHeader(JsonReader reader) {
            if (!reader.hasNext()
                    || !reader.nextKey().equals("format")
                    || !reader.readString().equals(FORMAT)) {
                throw new JsonFormatException(
                        "it is no snapshot: it does not begin with \"format\":\"" + FORMAT + "\"");
            }
            if (!reader.hasNext() || !reader.nextKey().equals("version")) {
                throw new JsonFormatException("the version is missing behind the format");
            }
            long version = reader.readLong();
            if (version > VERSION) {
                throw SnapshotException.newer(name, version, VERSION);
            }
            if (version < 1) {
                throw new JsonFormatException("version " + version + " never was one of a snapshot");
            }
            return version;
        }

        private static void readAll(JsonReader reader, List<JsonObject> documents) {
            reader.beginArray();
            while (reader.hasNext()) {
                documents.add(reader.readObject());
            }
            reader.endArray();
        }

        private void readGaps(JsonReader reader) {
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextKey();
                HcnKind kind =
                        HcnKind.ofLabel(key).orElseThrow(() -> reader.failure("\"" + key + "\" is no kind of object"));
                gaps.put(kind, reader.readString());
            }
            reader.endObject();
        }
    }
}
