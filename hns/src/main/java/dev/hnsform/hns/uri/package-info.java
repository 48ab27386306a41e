/** How hosts are named. Entry type: {@link dev.hnsform.hns.uri.HostUri}. Opens nothing. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.uri;
