/** Tests of records, journals and the lock of a served host. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.served;
