/**
 * Between documents and values, both ways: what a resource is on the wire, and what a host's answer means. Entry types:
 * {@link dev.hnsform.hns.mapping.NetworkDocuments}, {@link dev.hnsform.hns.mapping.EndpointDocuments},
 * {@link dev.hnsform.hns.mapping.NamespaceDocuments}; a whole host: {@link dev.hnsform.hns.mapping.ObservationReader}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.mapping;
