package dev.hnsform.planner;

import dev.hnsform.schema.json.Digest;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.schema.stack.ResolvedStack;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of a resolved stack: the same for the same resources, however they are written. */
public final class DesiredDigest {
    private DesiredDigest() {}

    /** The digest of all resources, resource by resource. */
    public static Digest of(ResolvedStack stack) {
        MessageDigest digest = sha256();
        try (JsonWriter writer = JsonWriter.open(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            writer.value(stack.name()).nextLine();
            for (Resource resource : stack.resources()) {
                ResourceJson.write(resource, writer);
                writer.nextLine();
            }
        }
        return new Digest(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new dev.hnsform.schema.diagnostic.BugException("every Java platform has SHA-256", e);
        }
    }
}
