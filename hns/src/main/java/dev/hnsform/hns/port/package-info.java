/**
 * The one port to a host's networking service, in HNS's own documents. Entry type: {@link dev.hnsform.hns.port.HnsHost}. Adapters: the
 * simulator, a snapshot, later the native library and the host protocol.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.port;
