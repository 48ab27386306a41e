package dev.hnsform.schema.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8, with or without the byte order mark that Windows editors put in front. */
final class Utf8 {
    private Utf8() {}

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static CharBuffer decode(byte[] bytes) throws CharacterCodingException {
        requireNotUtf16(bytes, bytes.length);
        int mark = hasMark(bytes, bytes.length) ? 3 : 0;
        ByteBuffer input = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        try {
            return decoder().decode(input);
        } catch (CharacterCodingException e) {
            throw new Malformed(bytes, mark, input.position());
        }
    }

    static Reader reader(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 3);
        byte[] first = new byte[3];
        int count = start.readNBytes(first, 0, 3);
        requireNotUtf16(first, count);
        if (!hasMark(first, count)) {
            start.unread(first, 0, count);
        }
        return new InputStreamReader(start, decoder());
    }

    private static boolean hasMark(byte[] bytes, int count) {
        return count >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static void requireNotUtf16(byte[] bytes, int count) throws Utf16 {
        if (count >= 2
                && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)) {
            throw new Utf16();
        }
    }

    /** The bytes are not UTF-8 from some place on. */
    static final class Malformed extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        private final int line;
        private final int column;
        private final int value;

        private Malformed(byte[] bytes, int from, int at) {
            int lines = 1;
            int lineStart = from;
            for (int i = from; i < at; i++) {
                if (bytes[i] == '\n') {
                    lines++;
                    lineStart = i + 1;
                }
            }
            line = lines;
            column = new String(bytes, lineStart, at - lineStart, StandardCharsets.UTF_8).length() + 1;
            value = bytes[at] & 0xFF;
        }

        int line() {
            return line;
        }

        int column() {
            return column;
        }

        @Override
        public String getMessage() {
            return "the text is not UTF-8: unexpected byte 0x" + Integer.toHexString(value);
        }
    }

    /** The bytes begin with the byte order mark of UTF-16, as files of Windows PowerShell 5.1 do. */
    static final class Utf16 extends CharacterCodingException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            return "the text is UTF-16; save it as UTF-8 (in PowerShell: | Out-File -Encoding utf8)";
        }
    }
}
