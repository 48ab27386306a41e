/** Records in files, and the small port to the file system that faults can be put into. Entry types: {@link dev.hnsform.statestore.file.FileStateStore}, {@link dev.hnsform.statestore.file.FilePort}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.statestore.file;
