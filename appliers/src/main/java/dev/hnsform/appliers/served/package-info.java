/**
 * The services {@code record} and {@code run} of the host protocol: records, journals and the lock of a served host, and runs beside it, for those
 * who are elsewhere. Entry types: {@link dev.hnsform.appliers.served.ServedHome} where the host is served; where it is used {@link
 * dev.hnsform.appliers.served.RemoteHome} and {@link dev.hnsform.appliers.served.RemoteRuns}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.served;
