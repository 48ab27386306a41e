/** Tests of {@code schema.diagnostic}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.diagnostic;
