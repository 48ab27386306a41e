@org.jspecify.annotations.NullMarked
package dev.hnsform.hns.windows;
