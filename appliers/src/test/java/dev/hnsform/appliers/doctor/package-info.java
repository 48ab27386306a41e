@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.doctor;
