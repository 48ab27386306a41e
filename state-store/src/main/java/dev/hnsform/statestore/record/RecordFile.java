package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The form of a record: one JSON object, versioned, with a digest of its content, one resource a line. Written as a stream.
 * Reading is strict: whatever is not exactly a record is refused with a {@link StateException} that names the place, the cause and a way
 * out.
 *
 * <pre>{@code
 * {"format":"hnsform-record","version":1,"tool":"0.1.0","lineage":"…","serial":3,
 *  "stack":{"name":"shop","id":"…","source":{"shown":"…","repository":"…","commit":"…","path":"…"}},
 *  "host":{"identity":"…"},"rebuilt":false,"settledAt":"2026-01-02T03:04:05Z",
 *  "resources":[…],"tombstones":[…],"digest":"…"}
 * }</pre>
 */
public final class RecordFile {
    /** From so many bytes on, a second thread pays. */
    private static final int LARGE = 256 * 1024;

    private final RecordVersions versions;

    /** The form as this hnsform writes it; reads that and all older versions. */
    public RecordFile() {
        this(RecordVersions.shipped());
    }

    RecordFile(RecordVersions versions) {
        this.versions = versions;
    }

    /**
     * Writes a record and flushes the stream, which stays open.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public void write(HostRecord record, OutputStream to) {
        try {
            OutputStream out = new BufferedOutputStream(to, 64 * 1024);
            RecordDigest digest = new RecordDigest();
            JsonObject header = HeaderForm.toJson(record);
            String text = JsonWriter.compact(header);
            out.write(bytes(text.substring(0, text.length() - 1) + ",\"resources\":["));
            String separator = "\n";
            for (RecordedResource resource : record.stack().resources()) {
                out.write(bytes(separator));
                out.write(digest.resource(ResourceForm.toJson(resource)));
                separator = ",\n";
            }
            out.write(bytes("],\n\"tombstones\":["));
            separator = "\n";
            for (Tombstone tombstone : record.stack().tombstones()) {
                out.write(bytes(separator));
                out.write(digest.tombstone(ResourceForm.toJson(tombstone)));
                separator = ",\n";
            }
            out.write(bytes("],\n\"digest\":\"" + digest.of(header) + "\"}\n"));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record as one JSON value, for snapshots of small hosts and for tests: the same members as the file has. */
    public JsonObject toJson(HostRecord record) {
        RecordDigest digest = new RecordDigest();
        JsonObject header = HeaderForm.toJson(record);
        List<Json> resources = new ArrayList<>();
        for (RecordedResource resource : record.stack().resources()) {
            JsonObject json = ResourceForm.toJson(resource);
            digest.resource(json);
            resources.add(json);
        }
        List<Json> tombstones = new ArrayList<>();
        for (Tombstone tombstone : record.stack().tombstones()) {
            JsonObject json = ResourceForm.toJson(tombstone);
            digest.tombstone(json);
            tombstones.add(json);
        }
        Digest content = digest.of(header);
        return header.with("resources", Json.array(resources))
                .with("tombstones", Json.array(tombstones))
                .with("digest", Json.of(content.toString()));
    }

    /**
     * Reads what {@link #write} wrote, and closes the stream.
     *
     * @param from the bytes
     * @param shown the file's name, for messages
     * @throws StateException when they are no record; nothing is changed by that
     * @throws UncheckedIOException when the stream fails
     */
    public HostRecord read(InputStream from, String shown) {
        byte[] text = bytes(from);
        return explaining(shown, () -> decoded(text, true).record());
    }

    /**
     * Reads and checks the same, and gives the head alone: cheaper, as no resource is decoded.
     *
     * @throws StateException as {@link #read} does
     * @throws UncheckedIOException when the stream fails
     */
    public RecordHead readHead(InputStream from, String shown) {
        byte[] text = bytes(from);
        return explaining(shown, () -> decoded(text, false).head());
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws StateException when it is no record
     */
    public HostRecord fromJson(JsonObject json, String shown) {
        return explaining(shown, () -> {
            RecordDecoder decoder = new RecordDecoder(versions, true, true);
            decoder.format(json.get("format").orElse(Json.ofNull()));
            decoder.version(json.get("version").orElse(Json.ofNull()));
            json.forEach((key, value) -> {
                switch (key) {
                    case "format", "version" -> {}
                    case "resources" -> objects(value, key).forEach(decoder::resource);
                    case "tombstones" -> objects(value, key).forEach(decoder::tombstone);
                    default -> decoder.member(key, value);
                }
            });
            requireLists(json.has("resources"), json.has("tombstones"));
            return decoder.record();
        });
    }

    private static List<JsonObject> objects(Json value, String key) {
        if (value instanceof JsonArray array && array.objects().size() == array.size()) {
            return array.objects();
        }
        throw new JsonFormatException(key + ": a list of objects is expected");
    }

    private static void requireLists(boolean resources, boolean tombstones) {
        if (!resources || !tombstones) {
            throw new JsonFormatException((resources ? "tombstones" : "resources") + ": the list is missing");
        }
    }

    private static byte[] bytes(InputStream from) {
        try (InputStream closing = from) {
            return closing.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the digest beside reading, as long as the text can be digested as it stands. */
    private RecordDecoder decoded(byte[] text, boolean whole) {
        if (text.length < LARGE) {
            return decoded(text, whole, !WrittenRecord.isWhole(text));
        }
        CompletableFuture<Boolean> asWritten = CompletableFuture.supplyAsync(() -> WrittenRecord.isWhole(text));
        RecordDecoder decoder = decoded(text, whole, false);
        return asWritten.join() ? decoder : decoded(text, whole, true);
    }

    private RecordDecoder decoded(byte[] text, boolean whole, boolean digests) {
        RecordDecoder decoder = new RecordDecoder(versions, whole, digests);
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(text))) {
            if (!reader.hasNext()) {
                throw reader.failure("the text ends before the record begins");
            }
            if (!reader.isObject()) {
                throw new Refused(StateFault.FOREIGN_FORMAT, "it is JSON, but no object");
            }
            reader.beginObject();
            // First, so that nothing of a foreign or newer file is taken for ours
            if (!reader.hasNext() || !reader.nextKey().equals("format")) {
                throw new Refused(StateFault.FOREIGN_FORMAT, "it does not begin with \"format\"");
            }
            decoder.format(reader.readValue());
            if (!reader.hasNext() || !reader.nextKey().equals("version")) {
                throw reader.failure("\"version\" is expected behind \"format\"");
            }
            decoder.version(reader.readValue());
            members(reader, decoder);
        }
        return decoder;
    }

    private static void members(JsonReader reader, RecordDecoder decoder) {
        boolean resources = false;
        boolean tombstones = false;
        while (reader.hasNext()) {
            String key = reader.nextKey();
            switch (key) {
                case "resources" -> {
                    resources = true;
                    each(reader, decoder::resource);
                }
                case "tombstones" -> {
                    tombstones = true;
                    each(reader, decoder::tombstone);
                }
                default -> decoder.member(key, reader.readValue());
            }
        }
        reader.endObject();
        reader.endDocument();
        requireLists(resources, tombstones);
    }

    private static void each(JsonReader reader, Consumer<JsonObject> action) {
        reader.beginArray();
        while (reader.hasNext()) {
            int line = reader.line();
            JsonObject json = reader.readObject();
            try {
                action.accept(json);
            } catch (JsonFormatException e) {
                throw e.line() > 0 ? e : new JsonFormatException(e.problem(), line, 1, e);
            }
        }
        reader.endArray();
    }

    private static <T> T explaining(String shown, Supplier<T> work) {
        String operation = "read the record";
        try {
            return work.get();
        } catch (Refused e) {
            throw new StateException(e.fault(), operation, shown, RecordMessages.refused(e, shown), e);
        } catch (JsonFormatException e) {
            boolean cut = e.problem().startsWith("the text ends");
            throw new StateException(
                    cut ? StateFault.TRUNCATED : StateFault.CORRUPT,
                    operation,
                    shown,
                    RecordMessages.malformed(e, cut, shown),
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
