/**
 * The rules of the language that go beyond one field: one class a rule, each over the whole stack, none comparing pairs. Entry types: {@link
 * dev.hnsform.schema.rule.Rules}, {@link dev.hnsform.schema.rule.StackModel}.
 */
@org.jspecify.annotations.NullMarked
package dev.hnsform.schema.rule;
