package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells, without reading what they say, whether bytes are a record just as {@link RecordFile} wrote it: its lines are canonical then, and are
 * digested as they stand. The same content in another layout is a record too; its lines have to be made anew for that.
 */
final class WrittenRecord {
    private static final byte[] RESOURCES = bytes(",\"resources\":[");
    private static final byte[] TOMBSTONES = bytes("],\n\"tombstones\":[");
    private static final byte[] DIGEST = bytes("],\n\"digest\":\"");
    private static final byte[] END = bytes("\"}\n");

    /** Takes a line. */
    private interface Line {
        void take(byte[] text, int from, int to);
    }

    private final byte[] text;
    private int at;

    private WrittenRecord(byte[] text) {
        this.text = text;
    }

    /** Whether they are, with the digest that they were written with. */
    static boolean isWhole(byte[] text) {
        return new WrittenRecord(text).isWhole();
    }

    private boolean isWhole() {
        int head = endOfLine(0) - RESOURCES.length;
        if (!stands(RESOURCES, head)) {
            head -= 2; // an empty list ends on the same line
            if (!stands(RESOURCES, head)) {
                return false;
            }
        }
        at = head + RESOURCES.length;
        RecordDigest digest = new RecordDigest();
        if (!lines(digest::resourceLine, TOMBSTONES) || !lines(digest::tombstoneLine, DIGEST)) {
            return false;
        }
        int end = text.length - END.length;
        return end > at
                && stands(END, end)
                && new String(text, at, end - at, StandardCharsets.UTF_8)
                        .equals(digest.of(header(head)).toString());
    }

    private JsonObject header(int end) {
        byte[] header = Arrays.copyOf(text, end + 1);
        header[end] = '}';
        try {
            return JsonReader.parse(header) instanceof JsonObject object ? object : JsonObject.EMPTY;
        } catch (JsonFormatException e) {
            return JsonObject.EMPTY; // of which the digest is another one
        }
    }

    /** Takes the lines of a list, each but the last with a comma behind it, up to what stands behind the list. */
    private boolean lines(Line line, byte[] behind) {
        boolean last = stands(behind, at);
        while (!last) {
            if (at >= text.length || text[at] != '\n') {
                return false;
            }
            int from = at + 1;
            int end = endOfLine(from);
            last = stands(behind, end - 2);
            int to = last ? end - 2 : end - 1;
            if (to <= from || text[to - 1] != '}' || !last && text[to] != ',') {
                return false;
            }
            line.take(text, from, to);
            at = last ? to : end;
        }
        at += behind.length;
        return true;
    }

    private int endOfLine(int from) {
        int end = from;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean stands(byte[] part, int place) {
        return place >= 0
                && place + part.length <= text.length
                && Arrays.equals(text, place, place + part.length, part, 0, part.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
