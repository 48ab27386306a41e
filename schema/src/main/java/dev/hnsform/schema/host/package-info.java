/** What is known of a host: facts, features, and what was observed. Entry type: {@link dev.hnsform.schema.host.Observation}. Knows no HCN document. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.host;
