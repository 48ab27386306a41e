/**
 * How host calls fail: the HRESULTs, HNS's error records, and what users found behind each (hns-reference 3, 8; the failure threads of the
 * published documents). Entry types: {@link dev.hnsform.hns.error.HcnError}, {@link dev.hnsform.hns.error.ErrorCatalogue}. Knows no resource of
 * the language and asks no host.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.error;
