@NullMarked
package dev.hnsform.appliers.failure;

import org.jspecify.annotations.NullMarked;
