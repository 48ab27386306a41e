/**
 * From a command line to an exit code: the fast answers, the table of commands, failures. Entry type: {@link dev.hnsform.cli.launcher.Launcher}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.launcher;
