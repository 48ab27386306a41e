/** Making a record anew from the host and the stack's documents. Entry type: {@link dev.hnsform.appliers.rebuild.Rebuild}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.rebuild;
