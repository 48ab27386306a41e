/** Stacks read from Git revisions, without a work tree. Entry type: {@link dev.hnsform.gitops.source.GitSources}. The only package that knows JGit. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.gitops.source;
