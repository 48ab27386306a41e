/**
 * HNS's documents as they are: words and numbers, queries, modify requests, shapes and envelopes (hns-reference 2).
 * Entry types: {@link dev.hnsform.hns.document.HcnWords}, {@link dev.hnsform.hns.error.HcnError}. Knows no resource of the language.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.document;
