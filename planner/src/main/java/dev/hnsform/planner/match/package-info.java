/** What a host holds, indexed for planning: by name, prefix, port, adapter and birth. Entry type: {@link dev.hnsform.planner.match.HostIndex}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.planner.match;
