@NullMarked
package dev.hnsform.hns.document;

import org.jspecify.annotations.NullMarked;
