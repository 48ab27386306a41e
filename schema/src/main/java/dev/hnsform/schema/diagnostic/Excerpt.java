package dev.hnsform.schema.diagnostic;

import java.util.Locale;

/**
 * A source line as it is shown, and where the caret goes.
 *
 * @param text the line, cut to the room there is
 * @param caretAt columns in front of the caret
 * @param caretWidth columns of the caret
 */
record Excerpt(String text, int caretAt, int caretWidth) {
    private static final String CUT = "…";

    static Excerpt of(String line, SourceSpan span, int room) {
        int[] points = line.codePoints().toArray();
        int from = Math.min(span.column() - 1, points.length);
        int to = span.endLine() > span.line() ? points.length : Math.min(span.endColumn() - 1, points.length);
        to = Math.max(to, from);
        int first = 0;
        int last = points.length;
        if (width(points, 0, points.length) > room) {
            // A third of the room in front of the span, the rest for the span and what follows it.
            first = from;
            for (int left = room / 3; first > 0 && left >= DisplayWidth.of(points[first - 1]); first--) {
                left -= DisplayWidth.of(points[first - 1]);
            }
            last = first;
            for (int left = room - 2; last < points.length && left >= DisplayWidth.of(points[last]); last++) {
                left -= DisplayWidth.of(points[last]);
            }
        }
        StringBuilder text = new StringBuilder(first > 0 ? CUT : "");
        for (int i = first; i < last; i++) {
            text.append(shown(points[i]));
        }
        text.append(last < points.length ? CUT : "");
        int at = (first > 0 ? 1 : 0) + width(points, first, from);
        int wide = Math.max(1, width(points, from, Math.max(from, Math.min(to, last))));
        return new Excerpt(text.toString(), at, wide);
    }

    private static int width(int[] points, int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            width += DisplayWidth.of(points[i]);
        }
        return width;
    }

    /** What stands for a character on the screen. */
    static String shown(int c) {
        if (c == '\t') {
            return "    ";
        }
        if (Character.isISOControl(c) || isDirectional(c) || Character.getType(c) == Character.SURROGATE) {
            return String.format(Locale.ROOT, "\\u%04X", c);
        }
        return Character.toString(c);
    }

    static boolean isDirectional(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF;
    }
}
