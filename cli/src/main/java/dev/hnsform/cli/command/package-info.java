/**
 * One class a command, with its options and its help; the names are in {@code launcher.CommandName}. Commands print nothing themselves. Entry type:
 * {@link dev.hnsform.cli.command.Command}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.command;
