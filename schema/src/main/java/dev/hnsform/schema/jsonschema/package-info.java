/**
 * The JSON Schema of the language and its field reference, both generated from the field tables and the policy catalogue. Entry types: {@link
 * dev.hnsform.schema.jsonschema.LanguageSchema}, {@link dev.hnsform.schema.jsonschema.LanguageReference}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.jsonschema;
