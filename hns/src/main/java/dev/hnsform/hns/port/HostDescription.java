package dev.hnsform.hns.port;

/**
 * How a host is reached, for messages.
 *
 * @param uri canonical host URI, for example {@code sim:/var/lib/hnsform/host.sim}
 * @param simulated whether it is an embedded simulator: no real host is changed
 * @param readOnly whether it can only be read, as a snapshot
 */
public record HostDescription(String uri, boolean simulated, boolean readOnly) {}
