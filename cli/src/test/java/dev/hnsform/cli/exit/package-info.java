@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.exit;
