package dev.hnsform.schema.field;

import java.util.List;
import java.util.Optional;

/** The fields of a kind, a structure or a policy type, in the order in which they are written. */
public final class FieldTable {
    private final String name;
    private final List<Field<?>> fields;
    private final Field<?>[] byPosition;
    private final boolean exactlyOne;

    private FieldTable(String name, List<Field<?>> fields, boolean exactlyOne) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.byPosition = fields.toArray(new Field<?>[0]);
        this.exactlyOne = exactlyOne;
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).freeze(i);
        }
    }

    /** A table; its rows belong to it from now on. */
    public static FieldTable of(String name, Field<?>... fields) {
        return new FieldTable(name, List.of(fields), false);
    }

    /** A table of which a document states exactly one field. */
    public static FieldTable exactlyOneOf(String name, Field<?>... fields) {
        return new FieldTable(name, List.of(fields), true);
    }

    /** What the table is about, for messages: {@code Network}, {@code subnet}. */
    public String name() {
        return name;
    }

    /** The rows. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** Whether a field is the row at its position. */
    boolean holds(Field<?> field) {
        int position = field.position();
        return position >= 0 && position < byPosition.length && byPosition[position] == field;
    }

    /** Whether exactly one field must be stated. */
    public boolean isExactlyOne() {
        return exactlyOne;
    }

    /** The row of this name. */
    public Optional<Field<?>> find(String fieldName) {
        for (Field<?> field : fields) {
            if (field.name().equals(fieldName)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }

    /** The rows' names, in order. */
    public List<String> names() {
        return fields.stream().<String>map(Field::name).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
