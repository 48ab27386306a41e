/** The ready-made pipelines, their steps executed as the services' shells would. */
@NullMarked
package dev.hnsform.acceptance.pipelines;

import org.jspecify.annotations.NullMarked;
