package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.JsonObject;

/** Takes the JSON of one version of the record to the next version. The digest is checked before, over the form as it was written. */
interface RecordMigration {
    /** The members of the record besides resources and tombstones. */
    JsonObject header(JsonObject older);

    /** One resource. */
    JsonObject resource(JsonObject older);

    /** One tombstone. */
    JsonObject tombstone(JsonObject older);
}
