/** Tests of the generated JSON Schema and reference. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.jsonschema;
