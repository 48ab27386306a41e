/** The built product driven as a process over examples and scenarios, and the test that holds the house's directions. */
@NullMarked
package dev.hnsform.acceptance;

import org.jspecify.annotations.NullMarked;
