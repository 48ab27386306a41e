/**
 * What people see of a plan: text, and a pull-request comment. Entry types: {@link dev.hnsform.cli.view.plan.PlanText} and {@link
 * dev.hnsform.cli.view.plan.PlanMarkdown}. Pure: they give text, and print nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.cli.view.plan;
