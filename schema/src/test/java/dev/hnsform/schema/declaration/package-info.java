/** Tests of {@code schema.declaration}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.declaration;
