/** The Windows container host, reached through HNS: the only module that knows HCN documents. */
@NullMarked
package dev.hnsform.hns;

import org.jspecify.annotations.NullMarked;
