/** Tests of {@code schema.source}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.source;
