/** The policy catalogue: one row a policy type. Entry type: {@link dev.hnsform.schema.policy.PolicyCatalogue}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.policy;
