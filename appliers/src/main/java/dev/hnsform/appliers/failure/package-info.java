/**
 * Why a host call failed: the causes of the catalogue, ranked by what the request asks for and what the host holds. Entry type:
 * {@link dev.hnsform.appliers.failure.FailureAnalysis}. Asks no host: whoever wants to know brings an observation.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.failure;
