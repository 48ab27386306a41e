/** Tests of the built classes themselves: who may use whom, between modules and packages. They run without the packaged product. */
@NullMarked
package dev.hnsform.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
