package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which versions of the record can be read, and the way from each to the current one. */
final class RecordVersions {
    /** The version that is written. */
    static final int CURRENT = 1;

    private final SortedMap<Integer, RecordMigration> steps;

    private RecordVersions(SortedMap<Integer, RecordMigration> steps) {
        this.steps = steps;
    }

    /** What this hnsform reads: version 1 is the first there was. */
    static RecordVersions shipped() {
        return new RecordVersions(new TreeMap<>());
    }

    /** These versions and one more, from which the migration leads to the version behind it. */
    RecordVersions with(int version, RecordMigration migration) {
        SortedMap<Integer, RecordMigration> more = new TreeMap<>(steps);
        more.put(version, migration);
        return new RecordVersions(more);
    }

    boolean knows(long version) {
        return version <= CURRENT && version >= oldest();
    }

    int oldest() {
        return steps.isEmpty() ? CURRENT : steps.firstKey();
    }

    JsonObject header(long version, JsonObject json) {
        JsonObject current = json;
        for (RecordMigration step : from(version)) {
            current = step.header(current);
        }
        return current;
    }

    JsonObject resource(long version, JsonObject json) {
        JsonObject current = json;
        for (RecordMigration step : from(version)) {
            current = step.resource(current);
        }
        return current;
    }

    JsonObject tombstone(long version, JsonObject json) {
        JsonObject current = json;
        for (RecordMigration step : from(version)) {
            current = step.tombstone(current);
        }
        return current;
    }

    private Iterable<RecordMigration> from(long version) {
        return version >= CURRENT ? List.of() : steps.tailMap((int) version).values();
    }
}
