package dev.hnsform.planner.decide;

import dev.hnsform.schema.field.FieldValues;

/**
 * The two sides of a comparison, after policies were narrowed to the managed types and ports the host picked were filled in.
 *
 * @param wanted what is wanted
 * @param held what the host holds
 */
public record Prepared(FieldValues wanted, FieldValues held) {}
