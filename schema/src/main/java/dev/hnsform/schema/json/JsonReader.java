package dev.hnsform.schema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON: whole texts by the static methods, or value by value from a stream, for files that should not be held in
 * memory. Strict RFC 8259 in UTF-8 (a byte order mark is skipped): no comments, no NaN, no key twice in an object,
 * nothing behind the value. Bounds: {@value #MAX_DEPTH} levels, strings of 64 Mi characters, numbers of 1,000
 * characters, and a total size. Not safe for several threads.
 *
 * <p>Whatever is wrong with the text, reading it throws {@link JsonFormatException} and nothing else; a failing stream
 * throws {@link UncheckedIOException}.
 */
public final class JsonReader implements AutoCloseable {
    /** How many bytes a text may have unless the caller says otherwise: 1 GiB. */
    public static final long DEFAULT_MAX_BYTES = 1L << 30;

    /** How deep objects and arrays may nest. */
    public static final int MAX_DEPTH = 128;

    private static final int MAX_STRING = 64 << 20;
    private static final int DECODED_AT_ONCE = 1 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // names are shared through the factory; interning is slow
            .build();

    private final JsonParser parser;
    /** The token to be consumed next, or null at the end of the text. */
    private @Nullable JsonToken next;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
        advance();
    }

    /**
     * Reads a whole text.
     *
     * @throws JsonFormatException if it is not one JSON value within the bounds
     */
    public static Json parse(String text) {
        if (text.length() > DEFAULT_MAX_BYTES) {
            throw new JsonFormatException("the text is larger than the limit", 1, 1, null);
        }
        return whole(() -> FACTORY.createParser(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /**
     * Reads a whole text in UTF-8.
     *
     * @throws JsonFormatException if it is not one JSON value within the bounds
     */
    public static Json parse(byte[] utf8) {
        if (utf8.length > DECODED_AT_ONCE) {
            return parse(new ByteArrayInputStream(utf8));
        }
        return whole(() -> {
            CharBuffer chars = Utf8.decode(utf8);
            return FACTORY.createParser(chars.array(), chars.arrayOffset(), chars.remaining());
        });
    }

    /**
     * Reads a whole text in UTF-8; the stream stays open.
     *
     * @throws JsonFormatException if it is not one JSON value within the bounds
     * @throws UncheckedIOException if the stream fails
     */
    public static Json parse(InputStream in) {
        return parse(in, DEFAULT_MAX_BYTES);
    }

    /**
     * As {@link #parse(InputStream)}, with a bound of the caller's on the size.
     *
     * @throws JsonFormatException if it is not one JSON value within the bounds
     * @throws UncheckedIOException if the stream fails
     */
    public static Json parse(InputStream in, long maxBytes) {
        return whole(() -> FACTORY.createParser(Utf8.reader(new BoundedInput(in, maxBytes)))
                .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));
    }

    /**
     * A reader of the values in a stream of UTF-8; closing it closes the stream.
     *
     * @throws JsonFormatException if the text does not begin as JSON does
     * @throws UncheckedIOException if the stream fails
     */
    public static JsonReader open(InputStream in) {
        return open(in, DEFAULT_MAX_BYTES);
    }

    /**
     * As {@link #open(InputStream)}, with a bound of the caller's on the size.
     *
     * @throws JsonFormatException if the text does not begin as JSON does
     * @throws UncheckedIOException if the stream fails
     */
    public static JsonReader open(InputStream in, long maxBytes) {
        return new JsonReader(created(() -> FACTORY.createParser(Utf8.reader(new BoundedInput(in, maxBytes)))));
    }

    private static Json whole(Source source) {
        try (JsonReader reader = new JsonReader(created(source))) {
            Json json = reader.readValue();
            reader.endDocument();
            return json;
        }
    }

    private static JsonParser created(Source source) {
        try {
            return source.open();
        } catch (Utf8.Utf16 e) {
            throw new JsonFormatException(String.valueOf(e.getMessage()), 1, 1, e);
        } catch (Utf8.Malformed e) {
            throw new JsonFormatException(String.valueOf(e.getMessage()), e.line(), e.column(), e);
        } catch (BoundedInput.TooLarge e) {
            throw new JsonFormatException(String.valueOf(e.getMessage()), 1, 1, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a parser. */
    private interface Source {
        JsonParser open() throws IOException;
    }

    /** Consumes the beginning of an object. */
    public void beginObject() {
        consume(JsonToken.START_OBJECT, "an object");
    }

    /** Consumes the end of an object. */
    public void endObject() {
        consume(JsonToken.END_OBJECT, "the end of the object");
    }

    /** Consumes the beginning of an array. */
    public void beginArray() {
        consume(JsonToken.START_ARRAY, "an array");
    }

    /** Consumes the end of an array. */
    public void endArray() {
        consume(JsonToken.END_ARRAY, "the end of the array");
    }

    /** Checks that nothing follows. */
    public void endDocument() {
        if (next != null) {
            throw unexpected("the end of the text");
        }
    }

    /** Whether the object or array begun last has more members, or the text more values when none is begun. */
    public boolean hasNext() {
        return next != null && next != JsonToken.END_OBJECT && next != JsonToken.END_ARRAY;
    }

    /** Consumes the next key of an object. */
    public String nextKey() {
        if (next != JsonToken.FIELD_NAME) {
            throw unexpected("a key");
        }
        String key = text();
        if (Surrogates.hasUnpaired(key)) { // the parser refuses it when it is escaped, and so what we would write
            throw failure("a key holds half of a surrogate pair");
        }
        advance();
        return key;
    }

    /** Whether the next value is an object. */
    public boolean isObject() {
        return next == JsonToken.START_OBJECT;
    }

    /** Whether the next value is an array. */
    public boolean isArray() {
        return next == JsonToken.START_ARRAY;
    }

    /** Consumes the next value with all that is in it. */
    public Json readValue() {
        try {
            return value();
        } catch (OutOfMemoryError e) {
            throw new JsonFormatException("the text needs more memory than there is", line(), column(), e);
        }
    }

    /** Consumes the next value, an object with all that is in it. */
    public JsonObject readObject() {
        if (next != JsonToken.START_OBJECT || !(readValue() instanceof JsonObject object)) {
            throw unexpected("an object");
        }
        return object;
    }

    /** Consumes the next value, a string. */
    public String readString() {
        if (next != JsonToken.VALUE_STRING) {
            throw unexpected("a string");
        }
        String value = text();
        advance();
        return value;
    }

    /** Consumes the next value, an integer in the range of {@code long}. */
    public long readLong() {
        if (next == JsonToken.VALUE_NUMBER_INT) {
            JsonNumber number = JsonNumber.ofAccepted(text());
            if (number.isLong()) {
                advance();
                return number.longValue();
            }
        }
        throw unexpected("an integer of 64 bits");
    }

    /** Consumes the next value, a boolean. */
    public boolean readBoolean() {
        if (next != JsonToken.VALUE_TRUE && next != JsonToken.VALUE_FALSE) {
            throw unexpected("true or false");
        }
        boolean value = next == JsonToken.VALUE_TRUE;
        advance();
        return value;
    }

    /** Consumes the next value with all that is in it, without keeping it. */
    public void skipValue() {
        int depth = 0;
        do {
            if (next == null || depth == 0 && (!hasNext() || next == JsonToken.FIELD_NAME)) {
                throw unexpected("a value");
            }
            if (next.isStructStart()) {
                depth++;
            } else if (next.isStructEnd()) {
                depth--;
            }
            advance();
        } while (depth > 0);
    }

    /** A failure at the next token, for callers whose documents say more than JSON does. */
    public JsonFormatException failure(String problem) {
        return new JsonFormatException(problem, line(), column(), null);
    }

    /** The line of the next token, counted from 1. */
    public int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** The place of the next token in its line, counted in UTF-16 units from 1. */
    public int column() {
        return Math.max(1, parser.currentTokenLocation().getColumnNr());
    }

    /** Closes the stream. */
    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Json value() {
        JsonToken token = next;
        if (token == null) {
            throw unexpected("a value");
        }
        switch (token) {
            case START_OBJECT:
                return object();
            case START_ARRAY:
                return array();
            default:
                Json scalar = scalar(token);
                advance();
                return scalar;
        }
    }

    private Json scalar(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Json.of(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.ofAccepted(text());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.INSTANCE;
            default -> throw unexpected("a value");
        };
    }

    private JsonObject object() {
        beginObject();
        String[] keys = new String[8];
        Json[] values = new Json[8];
        int size = 0;
        while (next == JsonToken.FIELD_NAME) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                values = Arrays.copyOf(values, size * 2);
            }
            keys[size] = nextKey();
            values[size++] = value();
        }
        endObject();
        return JsonObject.ofDistinct(keys, values, size); // the parser refuses a key that comes twice
    }

    private JsonArray array() {
        beginArray();
        if (next == JsonToken.END_ARRAY) {
            advance();
            return JsonArray.EMPTY;
        }
        List<Json> values = new ArrayList<>();
        while (hasNext()) {
            values.add(value());
        }
        endArray();
        return new JsonArray(values);
    }

    private void consume(JsonToken token, String expected) {
        if (next != token) {
            throw unexpected(expected);
        }
        advance();
    }

    private void advance() {
        try {
            next = parser.nextToken();
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    private String text() {
        try {
            return parser.getText();
        } catch (IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(Exception cause) {
        if (cause instanceof JsonProcessingException refusal) {
            JsonLocation place = refusal.getLocation();
            JsonLocation known = place == null ? parser.currentLocation() : place;
            return formatFailure(Refusal.of(refusal), known, cause);
        }
        if (cause instanceof BoundedInput.TooLarge) {
            return formatFailure(String.valueOf(cause.getMessage()), parser.currentLocation(), cause);
        }
        if (cause instanceof CharacterCodingException) {
            return formatFailure("the text is not UTF-8 a little after this place", parser.currentLocation(), cause);
        }
        if (cause instanceof IOException failure) {
            return new UncheckedIOException(failure);
        }
        return formatFailure("the text cannot be read", parser.currentLocation(), cause);
    }

    private static JsonFormatException formatFailure(String problem, JsonLocation place, Exception cause) {
        return new JsonFormatException(
                problem, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), cause);
    }

    private JsonFormatException unexpected(String expected) {
        if (next == null) {
            return failure("the text ends where " + expected + " is expected");
        }
        return failure("expected " + expected + ", found " + name(next));
    }

    private static String name(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case END_OBJECT -> "the end of an object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of an array";
            case FIELD_NAME -> "a key";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> token.toString();
        };
    }
}
