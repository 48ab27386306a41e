@NullMarked
package dev.hnsform.hns.error;

import org.jspecify.annotations.NullMarked;
