/** Tests of reading and resolving stacks. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.stack;
