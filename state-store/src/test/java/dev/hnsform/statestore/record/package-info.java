/** Tests, and what other modules' tests use of them. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.record;
