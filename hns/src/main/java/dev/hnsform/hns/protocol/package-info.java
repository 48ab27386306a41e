/**
 * The host protocol of {@code docs/host-protocol.md}: frames, client and server. Entry types: {@link dev.hnsform.hns.protocol.RemoteHost} and {@link
 * dev.hnsform.hns.protocol.HostServer}. Knows no records: their service is passed in.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.protocol;
