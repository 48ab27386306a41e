/** Source files of a stack. Entry type: {@link dev.hnsform.schema.source.SourceSet}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.source;
