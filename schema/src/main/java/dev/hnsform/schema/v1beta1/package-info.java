/**
 * The version {@code hnsform.dev/v1beta1}: its envelope, its kinds, its Stack document. Entry type: {@link
 * dev.hnsform.schema.v1beta1.V1Beta1Reader}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.v1beta1;
