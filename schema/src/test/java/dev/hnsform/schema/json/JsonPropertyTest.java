package dev.hnsform.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonPropertyTest {
    private static final long SEED = Long.getLong("hnsform.seed", 90210);
    private static final int SCALE = Integer.getInteger("hnsform.check.scale", 1);
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "null",
        "true",
        "-",
        "0",
        "1e999",
        "NaN",
        "/*",
        "\n",
        "\u0000",
        "\uFEFF",
        "é",
        "\uD83D\uDE00",
        "\u2028",
        "18446744073709551615",
        "{\"a\":",
        "[[[[[[[[",
        "\"a\":1,\"a\":1"
    };

    @Test
    void readsItsOwnPrintInEveryForm() {
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000 * SCALE; i++) {
            Json json = random(random, 4);
            assertThat(JsonReader.parse(JsonWriter.compact(json)))
                    .as("seed %d", SEED)
                    .isEqualTo(json);
            assertThat(JsonReader.parse(JsonWriter.pretty(json)))
                    .isEqualTo(json)
                    .hasSameHashCodeAs(json);
            assertThat(JsonReader.parse(JsonWriter.canonical(json))).isEqualTo(json);
            byte[] utf8 = json.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(JsonReader.parse(utf8)).hasToString(json.toString());
            assertThat(JsonReader.parse(new ByteArrayInputStream(utf8))).hasToString(json.toString());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonWriter.write(json, out);
            assertThat(out.toByteArray()).isEqualTo(utf8);
        }
    }

    @Test
    void longTextsAreWrittenTheSameToStreamAndString() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 16_000 + random.nextInt(20_000); length > 0; length--) {
                text.append(character(random));
            }
            Json json = Json.of(text.toString());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonWriter.write(json, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(json.toString());
            assertThat(JsonReader.parse(out.toByteArray())).isEqualTo(json);
        }
    }

    @Test
    void mutatedTextIsReadOrRefusedAndNothingElse() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < 20_000 * SCALE; i++) {
            String text = mutated(random, random(random, 3).toString());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(4) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(bytes) ? 1 : 0;
            skipsOrRefuses(bytes);
        }
        assertThat(refused).isBetween(2_000 * SCALE, 19_900 * SCALE);
    }

    private static boolean refuses(byte[] bytes) {
        String asText = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            Json json = JsonReader.parse(bytes);
            assertThat(JsonReader.parse(json.toString())).isEqualTo(json);
            return false;
        } catch (JsonFormatException e) {
            assertThat(e.getMessage()).as("seed %d: %s", SEED, asText).hasSizeBetween(20, 320);
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ": " + asText, e);
        }
    }

    private static void skipsOrRefuses(byte[] bytes) {
        try (JsonReader reader = JsonReader.open(new ByteArrayInputStream(bytes))) {
            while (reader.hasNext()) {
                reader.skipValue();
            }
            reader.endDocument();
        } catch (JsonFormatException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }

    private static String mutated(Random random, String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> mutated.delete(at, to);
                case 2 -> mutated.insert(at, mutated.substring(at, to));
                default -> mutated.setLength(random.nextInt(8) == 0 ? at : mutated.length());
            }
        }
        return mutated.toString();
    }

    static Json random(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> Json.of(random.nextBoolean());
            case 1 -> Json.ofNull();
            case 2, 3 -> Json.of(text(random));
            case 4 -> number(random);
            case 5 -> array(random, depth - 1);
            default -> object(random, depth - 1);
        };
    }

    private static Json number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Json.of(random.nextInt(10));
            case 1 -> Json.of(random.nextLong());
            case 2 -> JsonNumber.ofUnsigned(random.nextLong());
            case 3 -> JsonNumber.of(new BigInteger(200, random));
            default ->
                JsonNumber.ofAccepted(random.nextInt(1000) + "." + random.nextInt(1000) + "e-" + random.nextInt(99));
        };
    }

    private static Json array(Random random, int depth) {
        List<Json> values = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            values.add(random(random, depth));
        }
        return Json.array(values);
    }

    private static Json object(Random random, int depth) {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 6); i > 0; i--) {
            builder.put(key(random), random(random, depth));
        }
        return builder.build();
    }

    private static String key(Random random) {
        String key = text(random);
        return Surrogates.hasUnpaired(key) ? "key" : key;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(character(random));
        }
        return text.toString();
    }

    private static char character(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> (char) random.nextInt(0x10000);
            case 1 -> (char) (0xD800 + random.nextInt(0x800));
            case 2 -> "\"\\\n\u0000\u2028/".charAt(random.nextInt(6));
            default -> (char) ('a' + random.nextInt(26));
        };
    }
}
