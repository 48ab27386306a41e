package dev.hnsform.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading and writing piece by piece. */
class JsonStreamTest {
    @Test
    void writesAndReadsManyItemsOneByOne() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter writer = JsonWriter.openPretty(bytes)) {
            writer.beginObject().name("version").value(1).name("items").beginArray();
            for (int i = 0; i < 20_000; i++) {
                writer.value(Json.object().put("name", "item " + i).put("n", i).build());
            }
            writer.endArray().name("done").value(true).name("none").nullValue().endObject();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("  \"none\": null\n}\n");
        List<Long> numbers = new ArrayList<>();
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(bytes.toByteArray()))) {
            reader.beginObject();
            while (reader.hasNext()) {
                switch (reader.nextKey()) {
                    case "version" -> assertThat(reader.readLong()).isEqualTo(1);
                    case "items" -> {
                        reader.beginArray();
                        while (reader.hasNext()) {
                            numbers.add(reader.readObject().integer("n").orElseThrow());
                        }
                        reader.endArray();
                    }
                    default -> reader.skipValue();
                }
            }
            reader.endObject();
            reader.endDocument();
        }
        assertThat(numbers).hasSize(20_000).startsWith(0L, 1L).endsWith(19_999L);
    }

    @Test
    void readsScalarsOfTheRightTypeOnly() {
        try (JsonReader reader = open("{\"a\":\"text\",\"b\":true,\"c\":-5,\"d\":18446744073709551615}")) {
            assertThat(reader.isObject()).isTrue();
            reader.beginObject();
            assertThat(reader.nextKey()).isEqualTo("a");
            assertThat(reader.isArray()).isFalse();
            assertThatThrownBy(reader::readLong)
                    .hasMessage("line 1, column 6: expected an integer of 64 bits, found a string");
            assertThatThrownBy(reader::endObject).isInstanceOf(JsonFormatException.class);
            assertThat(reader.readString()).isEqualTo("text");
            reader.nextKey();
            assertThatThrownBy(reader::readString).hasMessageContaining("expected a string, found a boolean");
            assertThat(reader.readBoolean()).isTrue();
            reader.nextKey();
            assertThatThrownBy(reader::readBoolean).hasMessageContaining("expected true or false, found a number");
            assertThat(reader.readLong()).isEqualTo(-5);
            reader.nextKey();
            assertThatThrownBy(reader::readLong).isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(reader::readObject).hasMessageContaining("expected an object, found a number");
            assertThat(reader.failure("is too large")).hasMessage("line 1, column 33: is too large");
            assertThat(reader.readValue()).isEqualTo(JsonNumber.ofUnsigned(-1));
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::skipValue).isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(reader::readValue).isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(reader::nextKey).isInstanceOf(JsonFormatException.class);
            assertThatThrownBy(reader::endDocument).isInstanceOf(JsonFormatException.class);
            reader.endObject();
            reader.endDocument();
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::readValue).hasMessageContaining("the text ends where a value is expected");
        }
    }

    @Test
    void readsOneValueALine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonWriter writer = JsonWriter.open(bytes)) {
            writer.value(Json.array(Json.of(1))).nextLine().value("two").nextLine();
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("[1]\n\"two\"\n");
        try (JsonReader reader = open("[1]\n\"two\"\n")) {
            assertThat(reader.readValue()).hasToString("[1]");
            assertThat(reader.hasNext()).isTrue();
            assertThat(reader.readString()).isEqualTo("two");
            assertThat(reader.hasNext()).isFalse();
        }
    }

    @Test
    void skipsWholeValues() {
        try (JsonReader reader = open("[{\"a\":[1,{}]},[[]],7,8]")) {
            reader.beginArray();
            reader.skipValue();
            reader.skipValue();
            reader.skipValue();
            assertThat(reader.readLong()).isEqualTo(8);
            reader.endArray();
        }
    }

    @Test
    void refusesToWriteWhatIsNotJson() {
        OutputStream out = OutputStream.nullOutputStream();
        assertThatThrownBy(() -> JsonWriter.open(out).beginObject().value(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).name("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).beginArray().name("a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).beginObject().name("a").name("b"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).beginObject().name("a").endObject())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).beginObject().endArray())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).endArray()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).value(1).value(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> JsonWriter.open(out).beginArray().nextLine())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void passesOnTheFailureOfAStream() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> JsonWriter.write(Json.of("x"), full))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
    }

    @Test
    void keepsTheStreamOpenWhenWritingAWholeValue() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        JsonWriter.write(Json.array(Json.of(1), Json.of(2)), bytes);
        JsonWriter.writePretty(Json.array(Json.of(1)), bytes);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("[1,2][\n  1\n]\n");
    }

    private static JsonReader open(String text) {
        return JsonReader.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
