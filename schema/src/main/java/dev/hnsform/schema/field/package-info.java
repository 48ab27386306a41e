/** What is known of a field: its shape, its marks, its value, stated or not. Entry type: {@link dev.hnsform.schema.field.FieldTable}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.field;
