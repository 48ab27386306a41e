/** HCN documents: requests read into specifications, objects written as answers, v1 and v2. Entry type: {@link dev.hnsform.simulator.document.Answers}. */
@org.jspecify.annotations.NullMarked
package dev.hnsform.simulator.document;
