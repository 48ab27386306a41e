@NullMarked
package dev.hnsform.hns.uri;

import org.jspecify.annotations.NullMarked;
