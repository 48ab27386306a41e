package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.FlagTable;
import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.document.WordTable;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The forms that values take in HCN documents. */
final class Codecs {
    static final Codec<Boolean> BOOL = of(Json::of, Tolerant::bool);

    private Codecs() {}

    private static <T> Codec<T> of(Function<T, Json> writer, Function<Json, Optional<T>> reader) {
        return new Codec<>() {
            @Override
            public Json write(T value) {
                return writer.apply(value);
            }

            @Override
            public Optional<T> read(Json json) {
                return reader.apply(json);
            }
        };
    }

    /** The value of a text, when it is one of the shape. */
    static <T> Optional<T> parsed(Shape.Scalar<T> shape, String text) {
        try {
            return Optional.of(shape.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what the host says lies outside the language: not reported
        }
    }

    private static <T> Optional<T> parsed(Shape.Scalar<T> shape, Optional<?> found) {
        return found.isPresent() ? parsed(shape, found.get().toString()) : Optional.empty();
    }

    private static <T> Shape.Scalar<T> scalar(Shape<T> shape) {
        if (shape instanceof Shape.Scalar<T> scalar) {
            return scalar;
        }
        throw new IllegalArgumentException("a scalar is expected: " + shape);
    }

    /** A text. */
    static <T> Codec<T> text(Shape<T> shape) {
        Shape.Scalar<T> scalar = scalar(shape);
        return of(value -> Json.of(scalar.print(value)), json -> parsed(scalar, Tolerant.text(json)));
    }

    /** An integer within the shape's bounds. */
    static Codec<Long> number(Shape<Long> shape) {
        Shape.Scalar<Long> scalar = scalar(shape);
        return of(Json::of, json -> parsed(scalar, Tolerant.number(json)));
    }

    /** One of HNS's words. */
    static <T> Codec<T> word(Shape<T> shape, WordTable words) {
        Shape.Scalar<T> scalar = scalar(shape);
        return of(value -> Json.of(scalar.print(value)), json -> parsed(scalar, words.label(json)));
    }

    /** A protocol: its number written, its name (v1) read too. */
    static Codec<Long> protocol(Shape<Long> shape) {
        Shape.Scalar<Long> scalar = scalar(shape);
        return of(Json::of, json -> parsed(scalar, protocolNumber(json)));
    }

    private static Optional<Long> protocolNumber(Json json) {
        Optional<Long> number = Tolerant.number(json);
        return number.isPresent() ? number : HcnWords.PROTOCOL.number(json);
    }

    /** A prefix: host bits that an answer sets are cleared, a bare address is a prefix of full length. */
    static Codec<IpPrefix> prefix() {
        return of(
                value -> Json.of(value.toString()), json -> Tolerant.text(json).flatMap(Codecs::parsePrefix));
    }

    static Optional<IpPrefix> parsePrefix(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.tryParse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().bits();
        Optional<Long> length = slash < 0 ? Optional.of((long) bits) : Tolerant.decimal(text.substring(slash + 1));
        return length.filter(n -> n <= bits).map(n -> IpPrefix.of(address.get(), (int) (long) n));
    }

    /** A list in a text, joined by commas. */
    static <E> Codec<List<E>> comma(Shape<List<E>> shape) {
        Shape.Scalar<E> element = element(shape);
        return of(
                list -> Json.of(list.stream().map(element::print).collect(Collectors.joining(","))),
                json -> list(shape, json, text -> parsed(element, text)));
    }

    /** The protocols of an ACL: numbers joined by commas; empty, or 256, is any. */
    static Codec<List<Long>> protocols(Shape<List<Long>> shape) {
        Shape.Scalar<Long> element = element(shape);
        return of(
                list -> Json.of(list.stream().map(n -> Long.toString(n)).collect(Collectors.joining(","))),
                json -> Tolerant.texts(json).map(texts -> texts.contains("256")).orElse(false)
                        ? Optional.of(List.of())
                        : list(shape, json, text -> parsed(element, protocolNumber(Json.of(text)))));
    }

    /** A list. */
    static <E> Codec<List<E>> array(Shape<List<E>> shape) {
        Shape.Scalar<E> element = element(shape);
        return of(
                list -> Json.strings(list.stream().map(element::print).toList()),
                json -> list(shape, json, text -> parsed(element, text)));
    }

    /** A list of prefixes; those of full length are written as bare addresses when {@code bare}. */
    static Codec<List<IpPrefix>> prefixes(Shape<List<IpPrefix>> shape, boolean bare) {
        return of(
                list -> Json.strings(list.stream()
                        .map(p -> bare && p.length() == p.address().bits()
                                ? p.address().toString()
                                : p.toString())
                        .toList()),
                json -> list(shape, json, Codecs::parsePrefix));
    }

    private static <E> Shape.Scalar<E> element(Shape<List<E>> shape) {
        return scalar(list(shape).element());
    }

    private static <E> Shape.ListOf<E> list(Shape<List<E>> shape) {
        if (shape instanceof Shape.ListOf<E> list) {
            return list;
        }
        throw new IllegalArgumentException("a list is expected: " + shape);
    }

    /** All elements or nothing: a list of which a part cannot be read is not reported. */
    private static <E> Optional<List<E>> list(Shape<List<E>> shape, Json json, Function<String, Optional<E>> reader) {
        Optional<List<String>> texts = Tolerant.texts(json);
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        List<E> elements = new ArrayList<>(texts.get().size());
        for (String text : texts.get()) {
            Optional<E> element = reader.apply(text);
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element.get());
        }
        return Optional.of(list(shape).order() == Shape.Order.ORDERED ? elements : distinct(list(shape), elements));
    }

    /** The first of each key. */
    static <E> List<E> distinct(Shape.ListOf<E> shape, List<E> elements) {
        if (elements.size() < 2) {
            return elements;
        }
        Set<String> seen = new HashSet<>();
        List<E> distinct = new ArrayList<>(elements.size());
        for (E element : elements) {
            if (seen.add(shape.key(element))) {
                distinct.add(element);
            }
        }
        return distinct;
    }

    /** Named bits, as their sum. */
    static Codec<SortedMap<String, Boolean>> flags(Shape<SortedMap<String, Boolean>> shape, FlagTable table) {
        List<String> names = flagNames(shape);
        return of(flags -> Json.of(table.bits(flags)), json -> table.bits(json).map(bits -> table.named(bits, names)));
    }

    /** The flags that a field names. */
    static List<String> flagNames(Shape<SortedMap<String, Boolean>> shape) {
        if (shape instanceof Shape.MapOf<Boolean> map) {
            return map.key().choices();
        }
        throw new IllegalArgumentException("flags are expected: " + shape);
    }
}
