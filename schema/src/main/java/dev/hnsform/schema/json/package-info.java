/**
 * JSON as values and as streams: {@link dev.hnsform.schema.json.JsonReader} refuses everything that is not plain JSON
 * and bounds what hostile text can cost, {@link dev.hnsform.schema.json.Json} is an immutable tree, {@link
 * dev.hnsform.schema.json.JsonWriter} has one stable form of each kind. The parser underneath (jackson-core, streaming)
 * shows in no signature. Must not depend on any other package of hnsform.
 */
@NullMarked
package dev.hnsform.schema.json;

import org.jspecify.annotations.NullMarked;
