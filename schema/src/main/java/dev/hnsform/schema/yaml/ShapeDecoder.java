package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decodes one value by its shape: a method a variant. */
final class ShapeDecoder implements Shape.Visitor<Object> {
    private final YamlDecoder decoder;
    private final ScalarCache scalars = new ScalarCache();
    private final Marks marks = new Marks();
    private final PolicyHints hints;

    ShapeDecoder(YamlDecoder decoder, PolicyHints hints) {
        this.decoder = decoder;
        this.hints = hints;
    }

    /** Forgets lists that were not read to their end. */
    void beginDocument() {
        marks.popTo(0);
    }

    private YamlCursor cursor() {
        return decoder.cursor();
    }

    @Override
    public <T> Object scalar(Shape.Scalar<T> shape) {
        if (cursor().token() != YamlCursor.Token.SCALAR) {
            return decoder.wrongType(Shown.article(shape.name()));
        }
        if (cursor().isQuoted() && shape.form() != Shape.JsonForm.STRING) {
            return decoder.wrongType(
                    Shown.article(shape.name()),
                    Optional.of("Remove the quotes: quoted, " + Shown.shorten(cursor().text()) + " is text."));
        }
        return parse(shape);
    }

    private <T> Object parse(Shape.Scalar<T> shape) {
        String text = cursor().text();
        Object known = scalars.find(shape, text);
        if (known != null) {
            cursor().advance();
            return known;
        }
        try {
            T value = shape.parse(text);
            scalars.keep(shape, text, value);
            cursor().advance();
            return value;
        } catch (IllegalArgumentException e) {
            Diagnostic diagnostic =
                    LanguageFault.INVALID_VALUE.at(decoder.here(), Shown.sentence(Shown.message(e, text)));
            decoder.fault(Suggestions.didYouMean(text, shape.choices())
                    .map(diagnostic::withHint)
                    .orElse(diagnostic));
            cursor().advance();
            return YamlDecoder.FAULT;
        }
    }

    @Override
    public <E> Object list(Shape.ListOf<E> shape) {
        if (cursor().token() != YamlCursor.Token.SEQUENCE) {
            return decoder.wrongType(
                    "a list", Optional.of("Write a list in brackets [ ], or each element behind a dash."));
        }
        cursor().advance();
        List<E> list = new ArrayList<>(4);
        int from = marks.top();
        SpanNode outer = decoder.spans();
        while (!cursor().isAtEnd()) {
            marks.push(cursor().line(), cursor().column(), cursor().endColumn());
            SpanNode mine = outer == null ? null : outer.element();
            decoder.track(mine);
            decoder.noOwner();
            Object value = decoder.decode(shape.element());
            decoder.track(outer);
            if (value == YamlDecoder.FAULT) {
                marks.pop();
            } else {
                @SuppressWarnings("unchecked")
                E element = (E) value;
                if (mine != null) {
                    mine.known(shape.key(element));
                }
                list.add(element);
            }
        }
        if (list.size() > 1 && shape.order() != Shape.Order.ORDERED) {
            Listed.removeRepeated(
                    shape, list, (element, second, first) -> listedTwice(shape, element, from + second, from + first));
        }
        marks.popTo(from);
        cursor().advance();
        return list;
    }

    private <E> void listedTwice(Shape.ListOf<E> shape, E element, int second, int first) {
        decoder.fault(LanguageFault.DUPLICATE_ELEMENT
                .at(
                        marks.span(second, cursor().file()),
                        "\"" + Shown.shorten(shape.key(element)) + "\" stands twice in this list; "
                                + (shape.order() == Shape.Order.KEYED
                                        ? "its elements are told apart by that."
                                        : "once says the same."))
                .withRelated(marks.span(first, cursor().file()), "first listed here"));
    }

    @Override
    public <S extends Structure> Object struct(Shape.Struct<S> shape) {
        if (cursor().token() == YamlCursor.Token.SCALAR && shape.shorthand().isPresent()) {
            return parse(shape.shorthand().get());
        }
        Place owner = decoder.takeOwner();
        Optional<FieldValues> values = decoder.table(shape.table(), owner);
        return values.isPresent() ? shape.wrap(values.get()) : YamlDecoder.FAULT;
    }

    @Override
    public <V> Object map(Shape.MapOf<V> shape) {
        if (cursor().token() != YamlCursor.Token.MAPPING) {
            return decoder.wrongType("a mapping");
        }
        cursor().advance();
        SortedMap<String, V> map = new TreeMap<>();
        Map<String, Place> keys = new HashMap<>();
        SpanNode outer = decoder.spans();
        while (!cursor().isAtEnd()) {
            String written = decoder.key();
            if (written == null) {
                continue;
            }
            Place place = cursor().place();
            Object key = parse(shape.key());
            if (key == YamlDecoder.FAULT) {
                cursor().skipNode();
                continue;
            }
            String canonical = (String) key;
            decoder.track(outer == null ? null : outer.field(canonical, place));
            Place before = keys.putIfAbsent(canonical, place);
            if (before != null) {
                decoder.fault(LanguageFault.DUPLICATE_KEY
                        .at(place.in(cursor().file()), YamlDecoder.twice(written))
                        .withRelated(before.in(cursor().file()), "first stated here"));
                cursor().skipNode();
            } else {
                Object value = decoder.decode(shape.value());
                if (value != YamlDecoder.FAULT) {
                    @SuppressWarnings("unchecked")
                    V typed = (V) value;
                    map.put(canonical, typed);
                }
            }
            decoder.track(outer);
        }
        cursor().advance();
        return map;
    }

    @Override
    public <E extends Structure> Object tagged(Shape.Tagged<E> shape) {
        if (cursor().token() != YamlCursor.Token.MAPPING) {
            return decoder.wrongType("a mapping with \"" + shape.tagField() + "\"");
        }
        Place owner = decoder.takeOwner();
        cursor().advance();
        if (!shape.tagField().equals(cursor().scalarOrNull())) {
            if (!tagFirst(shape, owner)) {
                return YamlDecoder.FAULT;
            }
        }
        SpanNode outer = decoder.spans();
        if (outer != null) {
            decoder.track(outer.field(shape.tagField(), cursor().place()));
        }
        cursor().advance();
        SpanNode tagNode = decoder.spans();
        if (tagNode != null) {
            tagNode.valueAt(cursor().place());
        }
        decoder.track(outer);
        String tag = tag(shape);
        if (tag.isEmpty()) {
            skipRest();
            return YamlDecoder.FAULT;
        }
        Optional<FieldValues> values =
                decoder.fields(java.util.Objects.requireNonNull(shape.tables().get(tag)), owner, shape.tagField());
        return values.isPresent() ? shape.wrap(tag, values.get()) : YamlDecoder.FAULT;
    }

    /** Puts the tag before the other entries; the cursor stands on the first entry's key, or the end. */
    private <E extends Structure> boolean tagFirst(Shape.Tagged<E> shape, Place owner) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Optional<YamlNode.Entry> tag = Optional.empty();
        while (!cursor().isAtEnd()) {
            YamlNode key = cursor().takeNode();
            YamlNode value =
                    cursor().isAtEnd() ? new YamlNode.Scalar("", false, true, key.place()) : cursor().takeNode();
            YamlNode.Entry entry = new YamlNode.Entry(key, value);
            if (tag.isEmpty()
                    && key instanceof YamlNode.Scalar scalar
                    && scalar.text().equals(shape.tagField())) {
                tag = Optional.of(entry);
            } else {
                entries.add(entry);
            }
        }
        if (tag.isEmpty()) {
            if (!cursor().hasFailed()) {
                Diagnostic diagnostic = LanguageFault.MISSING_FIELD.at(
                        owner.in(cursor().file()),
                        "\"" + shape.tagField() + "\" is missing: it says which of "
                                + String.join(", ", shape.tables().keySet()) + " this is.");
                decoder.fault(diagnostic);
            }
            cursor().advance();
            return false;
        }
        entries.add(0, tag.get());
        cursor().replayEntries(entries);
        return true;
    }

    private <E extends Structure> String tag(Shape.Tagged<E> shape) {
        if (!decoder.fillIn()) {
            return "";
        }
        if (cursor().token() != YamlCursor.Token.SCALAR) {
            decoder.wrongType("one of " + String.join(", ", shape.tables().keySet()));
            return "";
        }
        String written = cursor().text();
        for (String known : shape.tables().keySet()) {
            if (known.equalsIgnoreCase(written)) {
                cursor().advance();
                return known;
            }
        }
        decoder.fault(hints.unknown(written, shape.tables().keySet(), decoder.here()));
        cursor().advance();
        return "";
    }

    private void skipRest() {
        while (!cursor().isAtEnd()) {
            cursor().skipNode();
            cursor().skipNode();
        }
        cursor().advance();
    }
}
