/** What the process answers when it ends. Entry type: {@link dev.hnsform.cli.exit.ExitCode}. Depends on no other package of the command. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.exit;
