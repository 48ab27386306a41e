@NullMarked
package dev.hnsform.hns.snapshot;

import org.jspecify.annotations.NullMarked;
