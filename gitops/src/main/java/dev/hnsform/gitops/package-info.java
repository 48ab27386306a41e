/** Stacks from Git revisions, read from the object database: the only module that knows JGit. */
@NullMarked
package dev.hnsform.gitops;

import org.jspecify.annotations.NullMarked;
