/** Which version of HNS can do what, as data. Entry type: {@link dev.hnsform.hns.version.HnsFeatures}. Depends on no other package of this module. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.version;
