package dev.hnsform.schema.field;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The form of a field's values: how text becomes a value, how a value is written, how two are compared. One closed family: the YAML
 * reader, the diff, JSON, the JSON Schema and the reference all dispatch over it.
 *
 * @param <T> the values
 */
public sealed interface Shape<T> {
    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant; no defaults, so that a new variant breaks every dispatcher.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** A scalar. */
        <T> R scalar(Scalar<T> shape);

        /** A list. */
        <E> R list(ListOf<E> shape);

        /** A structure with fields of its own. */
        <S extends Structure> R struct(Struct<S> shape);

        /** A map from text to values of one shape. */
        <V> R map(MapOf<V> shape);

        /** A structure whose fields are decided by a tag it carries. */
        <E extends Structure> R tagged(Tagged<E> shape);
    }

    /** What a scalar is in JSON. */
    enum JsonForm {
        /** A string. */
        STRING,
        /** A whole number. */
        INTEGER,
        /** {@code true} or {@code false}. */
        BOOLEAN
    }

    /**
     * The bounds of a whole number.
     *
     * @param least the least, included
     * @param most the most, included
     */
    record Range(long least, long most) {}

    /**
     * One scalar.
     *
     * @param <T> the value
     */
    final class Scalar<T> implements Shape<T> {
        private final String name;
        private final JsonForm form;
        private final Function<String, T> parser;
        private final Function<T, String> printer;
        private final List<String> choices;
        private final Optional<String> pattern;
        private final Optional<Range> range;

        Scalar(
                String name,
                JsonForm form,
                Function<String, T> parser,
                Function<T, String> printer,
                List<String> choices,
                Optional<String> pattern) {
            this(name, form, parser, printer, choices, pattern, Optional.empty());
        }

        Scalar(
                String name,
                JsonForm form,
                Function<String, T> parser,
                Function<T, String> printer,
                List<String> choices,
                Optional<String> pattern,
                Optional<Range> range) {
            this.name = name;
            this.form = form;
            this.parser = parser;
            this.printer = printer;
            this.choices = List.copyOf(choices);
            this.pattern = pattern;
            this.range = range;
        }

        /** What to call it in messages and the reference, for example {@code IP prefix}. */
        public String name() {
            return name;
        }

        /** What it is in JSON. */
        public JsonForm form() {
            return form;
        }

        /**
         * Reads a value.
         *
         * @throws IllegalArgumentException (or a subclass) when the text is none; the message is fit for a user
         */
        public T parse(String text) {
            return parser.apply(text);
        }

        /** The one canonical text of a value. */
        public String print(T value) {
            return printer.apply(value);
        }

        /** All canonical texts when the set is closed and small; else empty. */
        public List<String> choices() {
            return choices;
        }

        /** A regular expression for JSON Schema; absent when the form says enough. */
        public Optional<String> pattern() {
            return pattern;
        }

        /** The bounds of a whole number; absent for everything else. */
        public Optional<Range> range() {
            return range;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scalar(this);
        }
    }

    /** What order means in a list. */
    enum Order {
        /** Elements are known by a key; their order means nothing. */
        KEYED,
        /** A set: order means nothing. */
        SET,
        /** The order means something; lists compare whole. */
        ORDERED
    }

    /**
     * A list.
     *
     * @param <E> the elements
     */
    final class ListOf<E> implements Shape<List<E>> {
        private final Shape<E> element;
        private final Order order;
        private final Function<E, String> key;

        ListOf(Shape<E> element, Order order, Function<E, String> key) {
            this.element = element;
            this.order = order;
            this.key = key;
        }

        /** The elements' shape. */
        public Shape<E> element() {
            return element;
        }

        /** What order means. */
        public Order order() {
            return order;
        }

        /** The text by which an element is known; for sets and ordered lists its canonical text. */
        public String key(E value) {
            return key.apply(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /**
     * A structure with fields of its own.
     *
     * @param <S> the structure
     */
    final class Struct<S extends Structure> implements Shape<S> {
        private final FieldTable table;
        private final Function<FieldValues, S> wrap;
        private final Optional<Scalar<S>> shorthand;

        Struct(FieldTable table, Function<FieldValues, S> wrap, Optional<Scalar<S>> shorthand) {
            this.table = table;
            this.wrap = wrap;
            this.shorthand = shorthand;
        }

        /** Its fields. */
        public FieldTable table() {
            return table;
        }

        /** Makes the structure. */
        public S wrap(FieldValues values) {
            return wrap.apply(values);
        }

        /** The scalar that may stand for it, for example {@code 10.0.0.4} for {@code {address: 10.0.0.4}}. */
        public Optional<Scalar<S>> shorthand() {
            return shorthand;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.struct(this);
        }
    }

    /**
     * A map from text to values; only the named keys are managed.
     *
     * @param <V> the values
     */
    final class MapOf<V> implements Shape<SortedMap<String, V>> {
        private final Scalar<String> key;
        private final Scalar<V> value;

        MapOf(Scalar<String> key, Scalar<V> value) {
            this.key = key;
            this.value = value;
        }

        /** How keys are written. */
        public Scalar<String> key() {
            return key;
        }

        /** The values' shape. */
        public Scalar<V> value() {
            return value;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.map(this);
        }
    }

    /**
     * A structure whose fields are decided by a tag it carries, such as a policy's {@code type}.
     *
     * @param <E> the structure
     */
    final class Tagged<E extends Structure> implements Shape<E> {
        private final String tagField;
        private final SortedMap<String, FieldTable> tables;
        private final BiFunction<String, FieldValues, E> wrap;
        private final Function<E, String> tag;

        Tagged(
                String tagField,
                SortedMap<String, FieldTable> tables,
                BiFunction<String, FieldValues, E> wrap,
                Function<E, String> tag) {
            this.tagField = tagField;
            this.tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
            this.wrap = wrap;
            this.tag = tag;
        }

        /** The key that carries the tag: {@code type}. */
        public String tagField() {
            return tagField;
        }

        /** The fields of each tag, by canonical tag. */
        public SortedMap<String, FieldTable> tables() {
            return tables;
        }

        /** Makes the structure. */
        public E wrap(String canonicalTag, FieldValues values) {
            return wrap.apply(canonicalTag, values);
        }

        /** The canonical tag of a structure. */
        public String tag(E value) {
            return tag.apply(value);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tagged(this);
        }
    }
}
