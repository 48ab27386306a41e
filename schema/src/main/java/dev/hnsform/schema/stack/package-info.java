/** From declarations to a resolved stack. Entry type: {@link dev.hnsform.schema.stack.ResolvedStack}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.stack;
