package dev.hnsform.statestore.record;

import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The digest of a record: SHA-256 of the canonical text of all its members, in which {@code resources} and {@code tombstones} stand for the
 * SHA-256 of their canonical lines, so that neither has to be held. White space and the order of keys do not matter.
 */
final class RecordDigest {
    private final MessageDigest resources = sha256();
    private final MessageDigest tombstones = sha256();

    byte[] resource(JsonObject json) {
        return line(resources, json);
    }

    byte[] tombstone(JsonObject json) {
        return line(tombstones, json);
    }

    /** The digest, once every resource and tombstone was seen. Good for one call. */
    Digest of(JsonObject header) {
        return Digest.of(header.with("resources", hex(resources)).with("tombstones", hex(tombstones)));
    }

    /** The same of a resource whose canonical line is known. */
    void resourceLine(byte[] text, int from, int to) {
        line(resources, text, from, to);
    }

    /** The same of a tombstone whose canonical line is known. */
    void tombstoneLine(byte[] text, int from, int to) {
        line(tombstones, text, from, to);
    }

    private static byte[] line(MessageDigest digest, JsonObject json) {
        byte[] line = JsonWriter.canonical(json).getBytes(StandardCharsets.UTF_8);
        line(digest, line, 0, line.length);
        return line;
    }

    private static void line(MessageDigest digest, byte[] text, int from, int to) {
        digest.update(text, from, to - from);
        digest.update((byte) '\n');
    }

    private static Json hex(MessageDigest digest) {
        return Json.of(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new BugException("every Java platform has SHA-256", e);
        }
    }
}
