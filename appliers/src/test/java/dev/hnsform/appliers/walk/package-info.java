/** Runs that are killed, lose power, miss answers and lose their records, and what must be so afterwards. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.walk;
