package dev.hnsform.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,2",
                "{\"a\":1,}",
                "[1,]",
                "[,]",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[NaN]",
                "[Infinity]",
                "[1] x",
                "[1][2]",
                "1 2",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "0x10",
                "+1",
                "tru",
                "True",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\t\"",
                "//c\n1",
                "/*c*/1",
                "#c\n1",
                "]",
                "}",
                ":",
                ",",
                "\u0000",
                "\"\n\""
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonReader.parse(text)).isInstanceOf(JsonFormatException.class);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> JsonReader.parse(utf8)).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> JsonReader.parse(new ByteArrayInputStream(utf8)))
                .isInstanceOf(JsonFormatException.class);
    }

    @Test
    void namesLineAndColumn() {
        assertThatThrownBy(() -> JsonReader.parse("{\n  \"ä\": 1,\n  \"b\": wrong\n}"))
                .isInstanceOfSatisfying(JsonFormatException.class, e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.column()).isEqualTo(8);
                    assertThat(e).hasMessage("line 3, column 8: Unrecognized token 'wrong'");
                    assertThat(e.problem()).isEqualTo("Unrecognized token 'wrong'");
                    assertThat(e.getCause()).isNotNull();
                });
    }

    @Test
    void refusesAKeyThatComesTwiceAtAnyDepthAndWhenSkipping() {
        assertThatThrownBy(() -> JsonReader.parse("[{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]"))
                .hasMessageContaining("the key 'b' comes twice in one object");
        assertThatThrownBy(() -> JsonReader.parse("{\"a\":1,\"\\u0061\":2}")).isInstanceOf(JsonFormatException.class);
        assertThatThrownBy(() -> open("{\"a\":1,\"a\":2}").skipValue()).isInstanceOf(JsonFormatException.class);
        assertThat(JsonReader.parse("{\"a\":{\"a\":1},\"b\":{\"a\":1}}")).isInstanceOf(JsonObject.class);
    }

    @Test
    void boundsDepth() {
        assertThat(JsonReader.parse("[".repeat(128) + "]".repeat(128))).isInstanceOf(JsonArray.class);
        for (String open : new String[] {"[", "{\"a\":"}) {
            assertThatThrownBy(() -> JsonReader.parse(open.repeat(129)))
                    .isInstanceOf(JsonFormatException.class)
                    .hasMessageContaining("nesting depth (129) exceeds the maximum allowed (128)");
            assertThatThrownBy(() -> JsonReader.parse(open.repeat(1_000_000))).isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(() -> open(open.repeat(1_000_000)).skipValue()).isInstanceOf(JsonFormatException.class);
        }
    }

    @Test
    void boundsTotalSizeWhateverTheStreamGives() {
        String text = "[" + "1,".repeat(5_000) + "1]";
        InputStream exact = stream(text);
        assertThat(JsonReader.parse(exact, text.length())).isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> JsonReader.parse(stream(text), 9_000))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("larger than the limit of 9000 bytes");
        assertThatThrownBy(() -> JsonReader.parse(stream("[]"), 1))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("larger than the limit of 1 bytes");
    }

    @Test
    void boundsStringsAndNumbers() {
        String large = "x".repeat(1 << 20);
        assertThat(JsonReader.parse("\"" + large + "\"")).isEqualTo(Json.of(large));
        assertThatThrownBy(() -> JsonReader.parse(endlessString()))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("exceeds the maximum allowed (67108864)");
        assertThatThrownBy(() -> JsonReader.parse("1".repeat(1_001))).isInstanceOf(JsonFormatException.class);
        assertThat(JsonReader.parse("1e" + "9".repeat(900))).hasToString("1e" + "9".repeat(900));
    }

    private static InputStream endlessString() {
        return new InputStream() {
            private boolean begun;

            @Override
            public int read() {
                int next = begun ? 'x' : '"';
                begun = true;
                return next;
            }
        };
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(JsonReader.parse("\uFEFF[]")).isEqualTo(JsonArray.EMPTY);
        assertThat(JsonReader.parse("\uFEFF[]".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(JsonArray.EMPTY);
        assertThat(JsonReader.parse(stream("\uFEFF[]"))).isEqualTo(JsonArray.EMPTY);
    }

    @Test
    void saysWhatToDoWithUtf16() {
        byte[] utf16 = "\uFEFF[]".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> JsonReader.parse(utf16))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("the text is UTF-16; save it as UTF-8");
        assertThatThrownBy(() -> JsonReader.parse(new ByteArrayInputStream(utf16)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("the text is UTF-16; save it as UTF-8");
    }

    static byte[][] notUtf8() {
        return new byte[][] {
            {'[', '\n', '"', (byte) 0xC0, (byte) 0x80, '"', ']'}, // an overlong zero
            {'[', '\n', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ']'}, // half a surrogate pair
            {'[', '\n', '"', (byte) 0xFF, '"', ']'},
            {'[', '\n', '"', (byte) 0xF0, (byte) 0x9F},
        };
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void refusesWhatIsNotUtf8(byte[] bytes) {
        assertThatThrownBy(() -> JsonReader.parse(bytes))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageStartingWith("line 2, column 2: the text is not UTF-8: unexpected byte 0x");
        assertThatThrownBy(() -> JsonReader.parse(new ByteArrayInputStream(bytes)))
                .isInstanceOf(JsonFormatException.class)
                .hasMessageContaining("the text is not UTF-8");
    }

    @Test
    void keepsTheFailureOfAStreamApart() {
        IOException failure = new IOException("the disk is gone");
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
        assertThatThrownBy(() -> JsonReader.parse(failing))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(failure);
    }

    @Test
    void showsNoControlCharactersOfTheText() {
        assertThatThrownBy(() -> JsonReader.parse("{\"\\u001b[2J\":1,\"\\u001b[2J\":2}"))
                .hasMessageContaining("the key '?[2J' comes twice");
    }

    @Test
    void keepsHalvesOfSurrogatePairsInStringsAndRefusesThemInKeys() {
        assertThat(JsonReader.parse("\"\\ud800\"")).isEqualTo(Json.of("\uD800")).hasToString("\"\\ud800\"");
        assertThat(JsonReader.parse("{\"\uD83D\uDE00\":1}")).hasToString("{\"\uD83D\uDE00\":1}");
        for (String key : new String[] {"\\ud800", "\uD800", "\uDE00", "a\uD83D!"}) {
            assertThatThrownBy(() -> JsonReader.parse("{\"" + key + "\":1}")).isInstanceOf(JsonFormatException.class);
        }
    }

    @Test
    void readsALargeTextOfBytesAsAStream() {
        JsonArray large = Json.array(java.util.Collections.nCopies(300_000, Json.of("äöü")));
        assertThat(JsonReader.parse(large.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(large);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonReader open(String text) {
        return JsonReader.open(stream(text));
    }
}
