/** What a rehearsal needs of a model of HNS. Entry type: {@link dev.hnsform.hns.rehearsal.HostModel}; the simulator implements it. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.rehearsal;
