package dev.hnsform.statestore.record;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.statestore.StateFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the members of a record in any order and puts the record together. Resources are not decoded when only the head is wanted. */
final class RecordDecoder {
    private final RecordVersions versions;
    private final boolean whole;
    private final boolean digests;
    private final RecordDigest digest = new RecordDigest();
    private final JsonObject.Builder header = Json.object();
    private final List<RecordedResource> resources = new ArrayList<>();
    private final List<Tombstone> tombstones = new ArrayList<>();
    private final Set<ResourceAddress> addresses = new HashSet<>();
    private final Set<Guid> ids = new HashSet<>();
    private long version;
    private int count;
    private String written = "";

    /**
     * For one record.
     *
     * @param whole whether resources are wanted too
     * @param digests whether to check the digest; not where that is done otherwise
     */
    RecordDecoder(RecordVersions versions, boolean whole, boolean digests) {
        this.versions = versions;
        this.whole = whole;
        this.digests = digests;
    }

    void format(Json json) {
        if (!(json instanceof JsonString text) || !text.value().equals(HeaderForm.FORMAT)) {
            throw new Refused(
                    StateFault.FOREIGN_FORMAT,
                    "its format is " + shown(json) + " where \"" + HeaderForm.FORMAT + "\" is expected");
        }
        header.put("format", json);
    }

    void version(Json json) {
        if (!(json instanceof JsonNumber number) || !number.isLong()) {
            throw new JsonFormatException("version: an integer is expected");
        }
        version = number.longValue();
        if (version > RecordVersions.CURRENT) {
            throw new Refused(
                    StateFault.NEWER_VERSION,
                    "it has version " + version + ", and this hnsform knows versions up to " + RecordVersions.CURRENT);
        }
        if (!versions.knows(version)) {
            throw new JsonFormatException("version: " + version + " is none; the versions are " + versions.oldest()
                    + " to " + RecordVersions.CURRENT);
        }
        header.put("version", json);
    }

    void member(String key, Json json) {
        if (key.equals("digest")) {
            written = json instanceof JsonString text ? text.value() : "";
        } else {
            header.put(key, json);
        }
    }

    void resource(JsonObject json) {
        if (digests) {
            digest.resource(json);
        }
        String where = "resources[" + count++ + "]";
        if (!whole) {
            return;
        }
        RecordedResource resource = ResourceForm.resource(versions.resource(version, json), where);
        if (!addresses.add(resource.address())) {
            throw new JsonFormatException(where + ": " + resource.address() + " is there twice");
        }
        if (resource.address().kind().isHostObject() && !ids.add(resource.id())) {
            throw new JsonFormatException(
                    where + ": the id " + resource.id() + " of " + resource.address() + " is there twice");
        }
        resources.add(resource);
    }

    void tombstone(JsonObject json) {
        if (digests) {
            digest.tombstone(json);
        }
        if (whole) {
            tombstones.add(
                    ResourceForm.tombstone(versions.tombstone(version, json), "tombstones[" + tombstones.size() + "]"));
        }
    }

    RecordHead head() {
        JsonObject asWritten = header.build();
        RecordHead head = HeaderForm.head(
                versions.header(version, asWritten).with("version", Json.of(RecordVersions.CURRENT)), count);
        if (written.isEmpty()) {
            throw new JsonFormatException("the digest is missing");
        }
        if (digests) {
            String actual = digest.of(asWritten).toString();
            if (!actual.equals(written)) {
                throw new Refused(
                        StateFault.DIGEST_MISMATCH,
                        "its content has the digest " + actual + ", and it was written with "
                                + shown(Json.of(written)));
            }
        }
        return head;
    }

    HostRecord record() {
        RecordHead head = head();
        return new HostRecord(
                new RecordedStack(
                        head.stackName(),
                        head.stackId(),
                        head.lineage(),
                        head.serial(),
                        resources,
                        tombstones,
                        head.rebuilt()),
                head.origin(),
                head.hostIdentity(),
                head.settledAt(),
                head.tool());
    }

    private static String shown(Json json) {
        String text = json.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
