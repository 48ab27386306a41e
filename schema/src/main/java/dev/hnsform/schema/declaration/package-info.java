/**
 * What reading gives before anything is resolved, and the shape of a version's reader. Entry types: {@link
 * dev.hnsform.schema.declaration.Declaration}, {@link dev.hnsform.schema.declaration.VersionReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.declaration;
