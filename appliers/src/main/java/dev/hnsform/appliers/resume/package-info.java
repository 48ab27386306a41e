/** Settling what an earlier run left behind. Entry type: {@link dev.hnsform.appliers.resume.Resumer}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.appliers.resume;
