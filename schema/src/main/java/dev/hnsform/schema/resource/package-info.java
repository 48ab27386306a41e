/** The kinds people declare, one record and one table of fields each. Entry type: {@link dev.hnsform.schema.resource.Resource}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.resource;
