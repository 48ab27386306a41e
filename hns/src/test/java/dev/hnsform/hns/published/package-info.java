/** What tests of this module and of others share. */
@NullMarked
package dev.hnsform.hns.published;

import org.jspecify.annotations.NullMarked;
