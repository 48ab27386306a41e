@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.compose;
