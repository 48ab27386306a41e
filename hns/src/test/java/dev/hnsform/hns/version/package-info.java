@NullMarked
package dev.hnsform.hns.version;

import org.jspecify.annotations.NullMarked;
