@NullMarked
package dev.hnsform.hns.mapping;

import org.jspecify.annotations.NullMarked;
