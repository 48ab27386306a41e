/** The package as Windows programs see it: a Windows JVM under Wine, over a library with HNS's exports. None of this is a run on Windows. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.acceptance.windows;
