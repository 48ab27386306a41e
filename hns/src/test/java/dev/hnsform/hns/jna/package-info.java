/** Tests of the native binding over a double of its raw tier; those over a real library are the simulator's. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.jna;
