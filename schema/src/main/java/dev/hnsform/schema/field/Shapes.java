package dev.hnsform.schema.field;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.PortRange;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The shapes that field tables are made of. */
public final class Shapes {
    /** Any text without control characters, 1–4096 characters. */
    public static final Shape.Scalar<String> TEXT = text("text", 1, 4096);
    /** {@code true} or {@code false}. */
    public static final Shape.Scalar<Boolean> BOOLEAN = new Shape.Scalar<>(
            "true or false",
            Shape.JsonForm.BOOLEAN,
            Shapes::parseBoolean,
            b -> b.toString(),
            List.of("true", "false"),
            Optional.empty());
    /** An IPv4 or IPv6 address. */
    public static final Shape.Scalar<IpAddress> IP_ADDRESS =
            string("IP address", IpAddress::parse, IpAddress::toString);
    /** A prefix without host bits. */
    public static final Shape.Scalar<IpPrefix> IP_PREFIX = string("IP prefix", IpPrefix::parse, IpPrefix::toString);
    /** A MAC address, printed with dashes. */
    public static final Shape.Scalar<MacAddress> MAC_ADDRESS =
            string("MAC address", MacAddress::parse, MacAddress::toString);
    /** A GUID. */
    public static final Shape.Scalar<Guid> GUID = string("GUID", Guid::parse, Guid::toString);
    /** One port or a range of ports. */
    public static final Shape.Scalar<PortRange> PORT_RANGE =
            string("port or port range", PortRange::parse, PortRange::toString);
    /** One port, 0 to 65535. */
    public static final Shape.Scalar<Long> PORT = integer("port", 0, 65535);

    private Shapes() {}

    /** A string scalar with a parser of its own. */
    public static <T> Shape.Scalar<T> string(String name, Function<String, T> parser, Function<T, String> printer) {
        return new Shape.Scalar<>(name, Shape.JsonForm.STRING, parser, printer, List.of(), Optional.empty());
    }

    /** A string scalar with a parser of its own and a pattern for JSON Schema. */
    public static <T> Shape.Scalar<T> string(
            String name, String pattern, Function<String, T> parser, Function<T, String> printer) {
        return new Shape.Scalar<>(name, Shape.JsonForm.STRING, parser, printer, List.of(), Optional.of(pattern));
    }

    /** Text of a bounded length, in characters, without control characters. */
    public static Shape.Scalar<String> text(String name, int shortest, int longest) {
        return string(
                name,
                text -> {
                    if (text.length() < shortest || text.length() > longest) {
                        throw new IllegalArgumentException("the " + name + " has " + text.length()
                                + " characters; allowed are " + shortest + " to " + longest);
                    }
                    for (int i = 0; i < text.length(); i++) {
                        if (Character.isISOControl(text.charAt(i))) {
                            throw new IllegalArgumentException(
                                    "the " + name + " holds a control character at position " + (i + 1));
                        }
                    }
                    return text;
                },
                text -> text);
    }

    /** A whole number within bounds, both included, written in decimal. */
    public static Shape.Scalar<Long> integer(String name, long least, long most) {
        return new Shape.Scalar<>(
                name + " (" + least + "–" + most + ")",
                Shape.JsonForm.INTEGER,
                text -> parseInteger(name, text, least, most),
                n -> n.toString(),
                List.of(),
                Optional.empty(),
                Optional.of(new Shape.Range(least, most)));
    }

    /** One of a closed set of words; read whatever the case, printed as given. */
    public static <E extends Enum<E>> Shape.Scalar<E> word(String name, Class<E> type, Function<E, String> label) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        List<String> labels = constants.stream().map(label).toList();
        return new Shape.Scalar<>(
                name,
                Shape.JsonForm.STRING,
                text -> {
                    int exact = labels.indexOf(text);
                    if (exact >= 0) {
                        return constants.get(exact);
                    }
                    String wanted = text.toLowerCase(Locale.ROOT);
                    for (int i = 0; i < labels.size(); i++) {
                        if (labels.get(i).toLowerCase(Locale.ROOT).equals(wanted)) {
                            return constants.get(i);
                        }
                    }
                    throw new IllegalArgumentException(
                            "\"" + text + "\" is no " + name + "; allowed are " + String.join(", ", labels));
                },
                label,
                labels,
                Optional.empty());
    }

    /** A list of elements known by a key. */
    public static <E> Shape.ListOf<E> keyed(Shape<E> element, Function<E, String> key) {
        return new Shape.ListOf<>(element, Shape.Order.KEYED, key);
    }

    /** A list whose order means nothing. */
    public static <T> Shape.ListOf<T> set(Shape.Scalar<T> element) {
        return new Shape.ListOf<>(element, Shape.Order.SET, element::print);
    }

    /** A list whose order means something. */
    public static <T> Shape.ListOf<T> ordered(Shape.Scalar<T> element) {
        return new Shape.ListOf<>(element, Shape.Order.ORDERED, element::print);
    }

    /** A structure. */
    public static <S extends Structure> Shape.Struct<S> struct(FieldTable table, Function<FieldValues, S> wrap) {
        return new Shape.Struct<>(table, wrap, Optional.empty());
    }

    /** A structure that a scalar may stand for. */
    public static <S extends Structure> Shape.Struct<S> struct(
            FieldTable table, Function<FieldValues, S> wrap, Shape.Scalar<S> shorthand) {
        return new Shape.Struct<>(table, wrap, Optional.of(shorthand));
    }

    /** A map from text to scalars. */
    public static <V> Shape.MapOf<V> map(Shape.Scalar<String> key, Shape.Scalar<V> value) {
        return new Shape.MapOf<>(key, value);
    }

    /** Named switches, each on or off; only the named ones are managed. */
    public static Shape.MapOf<Boolean> flags(String name, List<String> names) {
        return map(
                new Shape.Scalar<>(
                        name,
                        Shape.JsonForm.STRING,
                        text -> canonical(name, names, text),
                        text -> text,
                        names,
                        Optional.empty()),
                BOOLEAN);
    }

    /** A structure whose fields are decided by a tag. */
    public static <E extends Structure> Shape.Tagged<E> tagged(
            String tagField,
            SortedMap<String, FieldTable> tables,
            BiFunction<String, FieldValues, E> wrap,
            Function<E, String> tag) {
        return new Shape.Tagged<>(tagField, tables, wrap, tag);
    }

    private static String canonical(String name, List<String> names, String text) {
        int exact = names.indexOf(text);
        if (exact >= 0) {
            return names.get(exact);
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        for (String candidate : names) {
            if (candidate.toLowerCase(Locale.ROOT).equals(wanted)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no " + name + "; allowed are " + String.join(", ", names));
    }

    private static Boolean parseBoolean(String text) {
        if (text.equals("true")) {
            return Boolean.TRUE;
        }
        if (text.equals("false")) {
            return Boolean.FALSE;
        }
        throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
    }

    private static Long parseInteger(String name, String text, long least, long most) {
        long value = 0;
        int start = text.startsWith("-") ? 1 : 0;
        boolean valid = text.length() > start && text.length() - start <= 18;
        for (int i = start; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            valid = c >= '0' && c <= '9' && !(c == '0' && i == start && text.length() > start + 1);
            value = value * 10 + (c - '0');
        }
        if (!valid) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not a whole number in decimal without leading zeros, as the " + name + " must be");
        }
        value = start == 1 ? -value : value;
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is outside " + least + " to " + most);
        }
        return value;
    }
}
