/**
 * The typed inputs of a stack and their interpolation. Entry types: {@link dev.hnsform.schema.value.Values}, {@link
 * dev.hnsform.schema.value.ValueInterpolation}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.value;
