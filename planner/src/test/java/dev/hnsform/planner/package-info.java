/** Tests of planning. */
@NullMarked
package dev.hnsform.planner;

import org.jspecify.annotations.NullMarked;
