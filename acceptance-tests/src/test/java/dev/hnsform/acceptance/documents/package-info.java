/** What the documents tell people to type, typed. Entry type: {@link dev.hnsform.acceptance.documents.DocumentationTest}. */
@NullMarked
package dev.hnsform.acceptance.documents;

import org.jspecify.annotations.NullMarked;
