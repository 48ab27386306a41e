/** What makes this copy of hnsform start fast on the machine it is on. Entry type: {@link dev.hnsform.cli.install.ClassArchive}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.install;
