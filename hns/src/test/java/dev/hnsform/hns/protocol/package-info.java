/** Tests of the host protocol: frames, hostile peers, client and server. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.protocol;
