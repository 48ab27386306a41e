/**
 * What a host holds, read so that it can be believed. Entry type: {@link dev.hnsform.appliers.observe.HostObserver}. Must not change anything on
 * the host.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.observe;
