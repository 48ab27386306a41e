package dev.hnsform.schema.json;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes JSON: whole values by the static methods, or piece by piece to a stream, for files that should not be held in
 * memory. Output is UTF-8 with LF; U+2028 and U+2029 are escaped. Same value, same text. Not safe for several threads.
 *
 * <p>Writing piece by piece in an order that gives no JSON throws {@link IllegalStateException}; a failing stream
 * throws {@link java.io.UncheckedIOException}.
 */
public final class JsonWriter implements AutoCloseable {
    private static final int DEEPEST = 1000;

    private final JsonSink sink;
    private final boolean pretty;
    private final boolean sorted;
    private boolean[] inObject = new boolean[16];
    private int depth;
    private boolean hasMembers;
    private boolean named;
    private boolean done;

    private JsonWriter(JsonSink sink, boolean pretty, boolean sorted) {
        this.sink = sink;
        this.pretty = pretty;
        this.sorted = sorted;
    }

    /** The text without any white space, keys in the order of the objects. */
    public static String compact(Json json) {
        return text(json, false, false);
    }

    /** The text for people: two spaces a level, one member a line, no line break at the end. */
    public static String pretty(Json json) {
        return text(json, true, false);
    }

    /** The compact text with all keys sorted by their UTF-16 units: equal values have equal text, for digests. */
    public static String canonical(Json json) {
        return text(json, false, true);
    }

    private static String text(Json json, boolean pretty, boolean sorted) {
        if (json instanceof JsonString string && JsonSink.isPlain(string.value())) {
            return "\"" + string.value() + "\"";
        }
        JsonSink sink = new JsonSink(null);
        new JsonWriter(sink, pretty, sorted).value(json);
        return sink.text();
    }

    /** Writes the compact text to the stream and flushes it; the stream stays open. */
    public static void write(Json json, OutputStream out) {
        open(out).value(json).flush();
    }

    /** Writes the text for people and a line break to the stream and flushes it; the stream stays open. */
    public static void writePretty(Json json, OutputStream out) {
        JsonWriter writer = openPretty(out).value(json);
        writer.sink.lineBreak(0);
        writer.flush();
    }

    /** A writer of compact text; closing it closes the stream. */
    public static JsonWriter open(OutputStream out) {
        return new JsonWriter(new JsonSink(out), false, false);
    }

    /** A writer of text for people; closing it ends the text with a line break and closes the stream. */
    public static JsonWriter openPretty(OutputStream out) {
        return new JsonWriter(new JsonSink(out), true, false);
    }

    /** Begins an object as the next value. */
    public JsonWriter beginObject() {
        return begin('{', true);
    }

    /** Ends the object begun last. */
    public JsonWriter endObject() {
        return end('}', true);
    }

    /** Begins an array as the next value. */
    public JsonWriter beginArray() {
        return begin('[', false);
    }

    /** Ends the array begun last. */
    public JsonWriter endArray() {
        return end(']', false);
    }

    /** Writes the key of the next value; that no key comes twice is the caller's care. */
    public JsonWriter name(String key) {
        require(depth > 0 && inObject[depth - 1] && !named, "a name belongs before a value of an object");
        separate();
        sink.appendQuoted(key);
        sink.append(pretty ? ": " : ":");
        named = true;
        return this;
    }

    /** Writes a value with all that is in it. */
    public JsonWriter value(Json json) {
        if (json instanceof JsonObject object) {
            writeObject(object);
        } else if (json instanceof JsonArray array) {
            beginArray();
            for (Json element : array.values()) {
                value(element);
            }
            endArray();
        } else if (json instanceof JsonString string) {
            value(string.value());
        } else {
            scalar(json.toString());
        }
        return this;
    }

    private void writeObject(JsonObject object) {
        beginObject();
        if (sorted) {
            for (int position : object.sortedPositions()) {
                name(object.keyAt(position)).value(object.valueAt(position));
            }
        } else {
            members(object);
        }
        endObject();
    }

    /** Writes the members of an object into the object begun last. */
    public JsonWriter members(JsonObject object) {
        for (int i = 0; i < object.size(); i++) {
            name(object.keyAt(i)).value(object.valueAt(i));
        }
        return this;
    }

    /** Writes a string value. */
    public JsonWriter value(String value) {
        beforeValue();
        sink.appendQuoted(value);
        return this;
    }

    /** Writes an integer value. */
    public JsonWriter value(long value) {
        return scalar(Long.toString(value));
    }

    /** Writes a boolean value. */
    public JsonWriter value(boolean value) {
        return scalar(value ? "true" : "false");
    }

    /** Writes a null value. */
    public JsonWriter nullValue() {
        return scalar("null");
    }

    /** Writes a line break between or behind values, for files of one value a line. Only outside all values. */
    public JsonWriter nextLine() {
        require(depth == 0 && done, "a line ends behind a whole value");
        sink.lineBreak(0);
        done = false;
        hasMembers = false;
        return this;
    }

    /** Hands everything written so far to the stream and flushes that. */
    public void flush() {
        sink.flush();
    }

    /** Hands everything to the stream and closes it, also when the value is not whole. */
    @Override
    public void close() {
        if (pretty && done) {
            sink.lineBreak(0);
        }
        sink.close();
    }

    private JsonWriter scalar(String text) {
        beforeValue();
        sink.append(text);
        return this;
    }

    private JsonWriter begin(char bracket, boolean object) {
        beforeValue();
        require(depth < DEEPEST, "values nest more than " + DEEPEST + " deep");
        sink.append(bracket);
        if (depth == inObject.length) {
            inObject = Arrays.copyOf(inObject, depth * 2);
        }
        inObject[depth++] = object;
        hasMembers = false;
        done = false;
        return this;
    }

    private JsonWriter end(char bracket, boolean object) {
        require(depth > 0 && inObject[depth - 1] == object && !named, "'" + bracket + "' ends nothing here");
        depth--;
        if (pretty && hasMembers) {
            sink.lineBreak(depth);
        }
        sink.append(String.valueOf(bracket));
        hasMembers = true;
        done = depth == 0;
        return this;
    }

    private void beforeValue() {
        if (depth == 0) {
            require(!done, "the value is whole already");
            done = true;
        } else if (inObject[depth - 1]) {
            require(named, "a value of an object needs a name before it");
            named = false;
        } else {
            separate();
        }
        hasMembers = true;
    }

    private void separate() {
        if (hasMembers) {
            sink.append(',');
        }
        hasMembers = true;
        if (pretty) {
            sink.lineBreak(depth);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
