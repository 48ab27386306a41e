package dev.hnsform.schema.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of a table's fields, each stated or not. Immutable; lists inside are unmodifiable. */
public final class FieldValues {
    private final FieldTable table;
    private final @Nullable Object[] slots;

    private FieldValues(FieldTable table, @Nullable Object[] slots) {
        this.table = table;
        this.slots = slots;
    }

    /** Nothing stated. */
    public static FieldValues none(FieldTable table) {
        return new FieldValues(table, new Object[table.fields().size()]);
    }

    /** Collects values of a table. */
    public static Builder builder(FieldTable table) {
        return new Builder(table);
    }

    /** The table. */
    public FieldTable table() {
        return table;
    }

    /** What is stated of a field. */
    public <T> Desired<T> desired(Field<T> field) {
        Object value = slot(field);
        return value == null ? Desired.unmanaged() : Desired.exactly(cast(value));
    }

    /** The stated value of a field. */
    public <T> Optional<T> value(Field<T> field) {
        Object value = slot(field);
        return value == null ? Optional.empty() : Optional.of(cast(value));
    }

    /**
     * The value of a field that decoding guarantees.
     *
     * @throws IllegalStateException when it is not stated
     */
    public <T> T required(Field<T> field) {
        Object value = slot(field);
        if (value == null) {
            throw new IllegalStateException(table.name() + "." + field.name() + " is not stated");
        }
        return cast(value);
    }

    /** Whether a field is stated. */
    public boolean has(Field<?> field) {
        return slot(field) != null;
    }

    /** Whether nothing is stated. */
    public boolean isEmpty() {
        for (Object slot : slots) {
            if (slot != null) {
                return false;
            }
        }
        return true;
    }

    /** The stated fields, in table order. */
    public List<Field<?>> stated() {
        List<Field<?>> stated = new ArrayList<>(slots.length);
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != null) {
                stated.add(table.fields().get(i));
            }
        }
        return stated;
    }

    /** The same values with one more stated, or stated otherwise. */
    public <T> FieldValues with(Field<T> field, T value) {
        @Nullable Object[] copy = copy(slots);
        copy[check(field)] = freeze(value);
        return new FieldValues(table, copy);
    }

    /** The same values with one left out. */
    public FieldValues without(Field<?> field) {
        @Nullable Object[] copy = copy(slots);
        copy[check(field)] = null;
        return new FieldValues(table, copy);
    }

    /** These values, and for what they leave out, the other's. */
    public FieldValues orElse(FieldValues other) {
        if (other.table != table) {
            throw new IllegalArgumentException("values of " + other.table + " cannot complete values of " + table);
        }
        @Nullable Object[] copy = copy(slots);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                copy[i] = other.slots[i];
            }
        }
        return new FieldValues(table, copy);
    }

    // Written out: clone() of an array leaves compiled code unless the optimising compiler is at work.
    private static @Nullable Object[] copy(@Nullable Object[] slots) {
        @Nullable Object[] copy = new Object[slots.length];
        System.arraycopy(slots, 0, copy, 0, slots.length);
        return copy;
    }

    private @Nullable Object slot(Field<?> field) {
        return slots[check(field)];
    }

    private int check(Field<?> field) {
        if (!table.holds(field)) {
            throw new IllegalArgumentException("field " + field.name() + " is no field of " + table.name());
        }
        return field.position();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static Object freeze(Object value) {
        if (value instanceof List<?> list) {
            return List.copyOf(list);
        }
        if (value instanceof java.util.SortedMap<?, ?> map) {
            return java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(map));
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldValues values && values.table == table && Arrays.equals(values.slots, slots);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(slots);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(table.name()).append('{');
        for (Field<?> field : stated()) {
            text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                    .append(field.name())
                    .append(": ")
                    .append(slots[field.position()]);
        }
        return text.append('}').toString();
    }

    /** Collects values of one table; good for one {@link #build}. */
    public static final class Builder {
        private final FieldTable table;
        private final @Nullable Object[] slots;

        private Builder(FieldTable table) {
            this.table = table;
            this.slots = new Object[table.fields().size()];
        }

        /** States a field. */
        public <T> Builder put(Field<T> field, T value) {
            if (!table.holds(field)) {
                throw new IllegalArgumentException("field " + field.name() + " is no field of " + table.name());
            }
            slots[field.position()] = freeze(value);
            return this;
        }

        /** States a field when there is something to state. */
        public <T> Builder putIf(Field<T> field, Optional<? extends T> value) {
            return value.isPresent() ? put(field, value.get()) : this;
        }

        /** Whether a field was stated already. */
        public boolean has(Field<?> field) {
            return slots[field.position()] != null;
        }

        /** The values. */
        public FieldValues build() {
            return new FieldValues(table, copy(slots));
        }
    }
}
