/**
 * The service {@code record} of the host protocol: records, journals and the lock of a served host, for runners elsewhere. Entry types: {@link
 * dev.hnsform.appliers.served.ServedHome} where the host is served, {@link dev.hnsform.appliers.served.RemoteHome} where it is used.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.served;
