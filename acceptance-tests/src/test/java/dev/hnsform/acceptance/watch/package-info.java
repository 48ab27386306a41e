/** What hosts tell by themselves, to processes that listen. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.acceptance.watch;
