/**
 * The commands: each reads its options, has the work done, and hands the result to a view. Entry type: {@link
 * dev.hnsform.cli.command.CommandTable}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.command;
