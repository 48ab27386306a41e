package dev.hnsform.planner.diff;

import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.policy.PolicyType;
import org.jspecify.annotations.Nullable;

/** Where a comparison is inside a resource: a chain up to the top, turned into text only for what differs. */
final class Trail {
    private final @Nullable Trail above;
    private final String segment;
    private final @Nullable Field<?> field;
    private final @Nullable PolicyType policy;

    private Trail(@Nullable Trail above, String segment, @Nullable Field<?> field, @Nullable PolicyType policy) {
        this.above = above;
        this.segment = segment;
        this.field = field;
        this.policy = policy;
    }

    /** The top: {@code spec}, {@code lifecycle}. */
    static Trail top(String name) {
        return new Trail(null, name, null, null);
    }

    /** One field further down. */
    Trail to(Field<?> next) {
        return new Trail(this, "." + next.name(), next, policy);
    }

    /** One element of a list further down. */
    Trail at(String key) {
        return new Trail(this, "[" + key + "]", field, policy);
    }

    /** One policy further down. */
    Trail at(String key, PolicyType type) {
        return new Trail(this, "[" + key + "]", field, type);
    }

    /** One key of a map further down. */
    Trail key(String key) {
        return new Trail(this, "." + key, field, policy);
    }

    /** The field it is in; null at the top. */
    @Nullable
    Field<?> field() {
        return field;
    }

    /** The policy type it is in; null outside of policies. */
    @Nullable
    PolicyType policy() {
        return policy;
    }

    /** The field of the resource's own table that it is in; null at the top. */
    @Nullable
    Field<?> topField() {
        Trail at = this;
        Field<?> found = field;
        while (at.above != null) {
            if (at.above.field == null) {
                found = at.field;
            }
            at = at.above;
        }
        return found;
    }

    /** The path as people write it. */
    String path() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.toString();
    }

    private void append(StringBuilder text) {
        if (above != null) {
            above.append(text);
        }
        text.append(segment);
    }
}
