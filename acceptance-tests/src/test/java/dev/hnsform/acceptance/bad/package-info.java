/** Bad input of every sort: a clear message, a documented exit code, nothing lost. */
@NullMarked
package dev.hnsform.acceptance.bad;

import org.jspecify.annotations.NullMarked;
