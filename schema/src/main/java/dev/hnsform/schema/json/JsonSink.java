package dev.hnsform.schema.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Collects JSON text, and hands it to a stream as UTF-8 whenever enough has come together. */
final class JsonSink {
    private static final int CHUNK = 16 * 1024;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final @Nullable OutputStream out;

    JsonSink(@Nullable OutputStream out) {
        this.out = out;
    }

    void append(char c) {
        text.append(c);
    }

    void append(String ascii) {
        text.append(ascii);
        drainWhenFull();
    }

    void lineBreak(int depth) {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    /** The text in quotes. Unpaired surrogates are escaped, as UTF-8 has no form for them. */
    void appendQuoted(String value) {
        if (isPlain(value)) {
            text.append('"').append(value).append('"');
            drainWhenFull();
            return;
        }
        text.append('"');
        int end = value.length();
        int from = 0;
        while (from < end) {
            int to = Math.min(from + CHUNK, end);
            while (to < end && Character.isHighSurrogate(value.charAt(to - 1))) {
                to++;
            }
            appendEscaped(value, from, to);
            drainWhenFull();
            from = to;
        }
        text.append('"');
    }

    private void appendEscaped(String value, int from, int to) {
        int plainFrom = from;
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (mustEscape(c)) {
                text.append(value, plainFrom, i);
                appendEscape(c);
                plainFrom = i + 1;
            }
        }
        text.append(value, plainFrom, to);
    }

    /** Whether the text stands in JSON as it is: printable ASCII without quotes and backslashes, and short. */
    static boolean isPlain(String value) {
        int length = value.length();
        if (length > CHUNK) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean mustEscape(char c) {
        return c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c);
    }

    private void appendEscape(char c) {
        int known = "\b\t\n\f\r\"\\".indexOf(c);
        text.append('\\');
        if (known >= 0) {
            text.append("btnfr\"\\".charAt(known));
        } else {
            text.append('u');
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(HEX.charAt(c >> shift & 0xF));
            }
        }
    }

    private void drainWhenFull() {
        if (out != null && text.length() >= CHUNK) {
            drain(out);
        }
    }

    private void drain(OutputStream to) {
        try {
            to.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.setLength(0);
    }

    void flush() {
        if (out != null) {
            drain(out);
            try {
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void close() {
        if (out != null) {
            try (OutputStream closing = out) {
                drain(closing);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What was collected, when there is no stream. */
    String text() {
        return text.toString();
    }
}
