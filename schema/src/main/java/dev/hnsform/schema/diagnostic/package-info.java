/** Faults as values, and the one family of exceptions. Entry type: {@link dev.hnsform.schema.diagnostic.Diagnostic}. Depends on nothing. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.diagnostic;
