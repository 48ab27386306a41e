/**
 * The native binding: {@code computenetwork.dll} and {@code vmcompute.dll} behind the port, in three tiers. {@link
 * dev.hnsform.hns.jna.ComputeNetworkLibrary} and its neighbours are the exports as they are; {@link dev.hnsform.hns.jna.HcnClient} owns
 * handles, error records and memory; {@link dev.hnsform.hns.jna.NativeHost} is the port, with deadlines. The only package that may use JNA,
 * and no JNA type leaves it. Nothing is loaded before {@link dev.hnsform.hns.jna.NativeLibraries} is asked to.
 *
 * <p>Not verified on a host: nothing here has run against a real HNS. It runs against the library of {@code simulator/shim}, which has the same
 * exports.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.jna;
