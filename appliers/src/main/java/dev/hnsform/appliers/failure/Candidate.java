package dev.hnsform.appliers.failure;

import dev.hnsform.hns.error.Cause;

/**
 * A cause that a failure may have.
 *
 * @param cause the row of the catalogue
 * @param sight what request and host say of it
 */
public record Candidate(Cause cause, Sight sight) {}
