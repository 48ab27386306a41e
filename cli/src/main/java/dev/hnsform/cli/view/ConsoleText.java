package dev.hnsform.cli.view;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * UTF-8 for a console that shows another character set, as those of Windows do (437, 850, 1252, …). What the set lacks is shown by the nearest plain
 * characters where there are some, else as a question mark.
 */
final class ConsoleText extends FilterOutputStream {
    private static final Map<Character, String> PLAIN =
            Map.of('…', "...", '–', "-", '—', "-", '→', "->", '·', "-", '─', "-", '≥', ">=", '≤', "<=", '×', "x");

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharsetEncoder encoder;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    ConsoleText(OutputStream out, Charset charset) {
        super(out);
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length);
        in.put(rest).put(bytes, from, length).flip();
        CharBuffer text = CharBuffer.allocate(in.remaining());
        decoder.decode(in, text, false);
        rest = in.slice(); // the beginning of a character
        out.write(encoded(text.flip().toString()));
    }

    private byte[] encoded(String text) throws CharacterCodingException {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String plain = c < 0x80 || encoder.canEncode(c) ? null : PLAIN.get(c);
            if (plain == null) {
                shown.append(c);
            } else {
                shown.append(plain);
            }
        }
        ByteBuffer encoded = encoder.encode(CharBuffer.wrap(shown));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
