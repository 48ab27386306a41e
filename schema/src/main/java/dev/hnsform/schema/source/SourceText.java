package dev.hnsform.schema.source;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The text of one file and where its lines begin. Lines end as YAML ends them: LF, CR, CRLF, and the separators U+0085, U+2028 and U+2029. A
 * byte order mark is no part of the text.
 */
public final class SourceText {
    /** The most bytes a file may have: 16 MiB. */
    public static final int LARGEST = 16 * 1024 * 1024;

    /** The most characters a line may have; a parser looks ahead over a line, at a cost that grows with its square. */
    public static final int LONGEST_LINE = 131_072;

    private final String text;
    private int[] lineStarts = new int[0];

    private SourceText(String text) {
        this.text = text;
    }

    /** A text as it is. */
    public static SourceText of(String text) {
        return new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Reads and decodes a file; what stands against it goes to the sink, and the answer is then empty. */
    public static Optional<SourceText> read(SourceFile file, Consumer<Diagnostic> faults) {
        SourceSpan start = new SourceSpan(file.shownPath(), 1, 1, 1, 1);
        byte[] bytes;
        try {
            bytes = file.content();
        } catch (SourceException e) {
            boolean large = e.code().equals(LanguageFault.FILE_TOO_LARGE.code());
            faults.accept((large ? LanguageFault.FILE_TOO_LARGE : LanguageFault.UNREADABLE).at(start, e.text()));
            return Optional.empty();
        }
        if (bytes.length > LARGEST) {
            faults.accept(LanguageFault.FILE_TOO_LARGE.at(
                    start,
                    "The file has " + bytes.length + " bytes; at most " + LARGEST
                            + " (16 MiB) are read. Split it into several files: the order of files never matters."));
            return Optional.empty();
        }
        Optional<SourceText> text = decode(bytes, file.shownPath(), faults);
        return text.isPresent() && text.get().hasLongLine(file.shownPath(), faults) ? Optional.empty() : text;
    }

    private boolean hasLongLine(String shownPath, Consumer<Diagnostic> faults) {
        int start = 0;
        int number = 1;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end - start > LONGEST_LINE) {
                faults.accept(LanguageFault.LINE_TOO_LONG.at(
                        new SourceSpan(shownPath, number, 1, number, 1),
                        "This line has " + (end - start) + " characters; at most " + LONGEST_LINE
                                + " are read, and no field takes that many. Nothing of this file was read."));
                return true;
            }
            start = end + 1;
            number++;
        }
        return false;
    }

    private static Optional<SourceText> decode(byte[] bytes, String shownPath, Consumer<Diagnostic> faults) {
        if (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0)) {
            faults.accept(LanguageFault.NOT_UTF8
                    .at(
                            new SourceSpan(shownPath, 1, 1, 1, 1),
                            "One of the first two bytes is zero, as in UTF-16. Nothing of this file was read.")
                    .withHint("Save it as UTF-8; in Windows PowerShell: | Out-File -Encoding utf8."));
            return Optional.empty();
        }
        // The library's quick way puts U+FFFD where bytes are wrong; only a text with one needs the careful way.
        String quick = new String(bytes, StandardCharsets.UTF_8);
        if (quick.indexOf('\uFFFD') < 0) {
            return Optional.of(of(quick));
        }
        return decodeStrictly(bytes, shownPath, faults);
    }

    private static Optional<SourceText> decodeStrictly(byte[] bytes, String shownPath, Consumer<Diagnostic> faults) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        SourceText text = of(out.flip().toString());
        if (!result.isError()) {
            return Optional.of(text);
        }
        int line = text.lines();
        String last = text.line(line).orElse("");
        int column = last.codePointCount(0, last.length()) + 1;
        int wrong = bytes[in.position()] & 0xFF;
        faults.accept(LanguageFault.NOT_UTF8
                .at(
                        new SourceSpan(shownPath, line, column, line, column + 1),
                        "The byte " + String.format(Locale.ROOT, "0x%02X", wrong) + " at offset " + in.position()
                                + " is not UTF-8. Nothing of this file was read.")
                .withHint(
                        in.position() < 2
                                ? "It looks like UTF-16, which Windows PowerShell's > writes: save it as UTF-8."
                                : "Save the file as UTF-8."));
        return Optional.empty();
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** How many lines there are; a text that ends with a line break has an empty last line. */
    public int lines() {
        return starts().length;
    }

    /** Where a line begins in {@link #text}, in characters. */
    public int start(int line) {
        return starts()[line - 1];
    }

    /** A line, from 1, without its line break. */
    public Optional<String> line(int number) {
        int[] starts = starts();
        if (number < 1 || number > starts.length) {
            return Optional.empty();
        }
        int from = starts[number - 1];
        int to = number < starts.length ? starts[number] : text.length();
        while (to > from && isBreak(text.charAt(to - 1))) {
            to--;
        }
        return Optional.of(text.substring(from, to));
    }

    private int[] starts() {
        if (lineStarts.length == 0) {
            int[] found = new int[64];
            int count = 1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean crBeforeLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                if (isBreak(c) && !crBeforeLf) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = i + 1;
                }
            }
            lineStarts = Arrays.copyOf(found, count);
        }
        return lineStarts;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }
}
