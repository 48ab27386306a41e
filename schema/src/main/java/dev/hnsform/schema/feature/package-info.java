/** Network types, HNS versions and the features that come with them. Depends on nothing. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.feature;
