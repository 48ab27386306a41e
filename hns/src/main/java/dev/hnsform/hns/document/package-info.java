/**
 * HNS's documents as they are: words and numbers, error records, queries, modify requests, shapes and envelopes (hns-reference 2, 3).
 * Entry types: {@link dev.hnsform.hns.document.HcnWords}, {@link dev.hnsform.hns.document.HcnError}. Knows no resource of the language.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.document;
