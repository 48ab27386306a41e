/** The hnsform command: the composition root, the commands and the views. The only module that knows Picocli and that prints. */
@NullMarked
package dev.hnsform.cli;

import org.jspecify.annotations.NullMarked;
