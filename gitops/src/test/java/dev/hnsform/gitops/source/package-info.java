/** Tests of stacks from Git, against repositories that JGit makes. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.gitops.source;
