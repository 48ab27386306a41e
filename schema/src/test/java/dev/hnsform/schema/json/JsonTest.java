package dev.hnsform.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void writesEachFormStably() {
        Json json = JsonReader.parse("{ \"b\" : [ 1, -2.50, {} , [] ], \"a\" : { \"y\" : null, \"x\" : true } }");
        assertThat(JsonWriter.compact(json)).isEqualTo("{\"b\":[1,-2.50,{},[]],\"a\":{\"y\":null,\"x\":true}}");
        assertThat(json).hasToString(JsonWriter.compact(json));
        assertThat(JsonWriter.canonical(json)).isEqualTo("{\"a\":{\"x\":true,\"y\":null},\"b\":[1,-2.50,{},[]]}");
        assertThat(JsonWriter.pretty(json)).isEqualTo("""
                {
                  "b": [
                    1,
                    -2.50,
                    {},
                    []
                  ],
                  "a": {
                    "y": null,
                    "x": true
                  }
                }""");
    }

    @Test
    void escapesWhatMustNotStandInText() {
        String text = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\u2029é\uD83D\uDE00\uD83D \uDE00";
        assertThat(Json.of(text).toString())
                .isEqualTo(
                        "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\\u2028\\u2029é\uD83D\uDE00\\ud83d \\ude00\"");
        assertThat(JsonReader.parse(Json.of(text).toString())).isEqualTo(Json.of(text));
    }

    @Test
    void objectsKeepOrderAndCompareWithoutIt() {
        JsonObject object =
                Json.object().put("b", 1).put("a", "x").put("c", true).build();
        assertThat(object.keys()).containsExactly("b", "a", "c");
        assertThat(object.values()).hasSize(3);
        assertThat(object.entries()).extracting(entry -> entry.getKey()).containsExactly("b", "a", "c");
        JsonObject other =
                Json.object().put("c", true).put("b", 1).put("a", "x").build();
        assertThat(object).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(object).isNotEqualTo(other.without("a")).isNotEqualTo(other.with("a", Json.of("y")));
        assertThat(JsonWriter.canonical(object)).isEqualTo(JsonWriter.canonical(other));
        assertThat(Digest.of(object)).isEqualTo(Digest.of(other));
    }

    @Test
    void readsMembersByType() {
        JsonObject object = (JsonObject)
                JsonReader.parse(
                        "{\"s\":\"x\",\"o\":{\"k\":1},\"a\":[{},\"y\",3],\"n\":7,\"big\":18446744073709551615,\"t\":true,\"z\":null}");
        assertThat(object.string("s")).contains("x");
        assertThat(object.string("n")).isEmpty();
        assertThat(object.object("o").flatMap(inner -> inner.integer("k"))).contains(1L);
        assertThat(object.array("a").orElseThrow().objects()).containsExactly(JsonObject.EMPTY);
        assertThat(object.array("a").orElseThrow().strings()).containsExactly("y");
        assertThat(object.number("n").map(JsonNumber::longValue)).contains(7L);
        assertThat(object.integer("big")).isEmpty();
        assertThat(object.bool("t")).contains(true);
        assertThat(object.get("z")).contains(Json.ofNull());
        assertThat(object.get("absent")).isEmpty();
        assertThat(object.has("z")).isTrue();
        assertThat(object.getIgnoringCase("BIG")).isPresent();
        assertThat(object.getIgnoringCase("absent")).isEmpty();
    }

    @Test
    void prefersTheExactKeyWhenIgnoringCase() {
        JsonObject object = Json.object().put("ID", 1).put("Id", 2).build();
        assertThat(object.getIgnoringCase("Id")).contains(Json.of(2));
        assertThat(object.getIgnoringCase("id")).contains(Json.of(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 15, 16, 17, 100, 5_000})
    void findsEveryKeyAtAnySize(int size) {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            builder.put("key" + i * 7 % size, -1);
        }
        for (int i = 0; i < size; i++) {
            builder.put("key" + i, i);
        }
        JsonObject object = builder.build();
        assertThat(object.size()).isEqualTo(size);
        assertThat(object.isEmpty()).isEqualTo(size == 0);
        for (int i = 0; i < size; i++) {
            assertThat(object.integer("key" + i)).contains((long) i);
        }
        assertThat(object.get("key")).isEmpty();
        assertThat(object.without("key")).isSameAs(object);
        if (size > 0) {
            JsonObject without = object.without("key0");
            assertThat(without.size()).isEqualTo(size - 1);
            assertThat(without.has("key0")).isFalse();
            assertThat(without.with("key0", Json.of(0))).isEqualTo(object);
            assertThat(object.with("key0", Json.of(9)).keys()).isEqualTo(object.keys());
        }
        assertThat(JsonReader.parse(object.toString())).isEqualTo(object);
        assertThat(object.toBuilder().build()).isEqualTo(object);
    }

    @Test
    void builderCanBeUsedAfterBuilding() {
        JsonObject.Builder builder = Json.object().put("a", 1);
        JsonObject first = builder.build();
        builder.put("a", 2).put("b", 3);
        assertThat(first).hasToString("{\"a\":1}");
        assertThat(builder.build()).hasToString("{\"a\":2,\"b\":3}");
    }

    @Test
    void numbersAreExact() {
        JsonNumber largest = (JsonNumber) JsonReader.parse("18446744073709551615");
        assertThat(largest).isEqualTo(JsonNumber.ofUnsigned(-1)).hasToString("18446744073709551615");
        assertThat(largest.isLong()).isFalse();
        assertThat(largest.asUnsignedLong()).contains(-1L);
        assertThat(largest.asLong()).isEmpty();
        assertThatThrownBy(largest::longValue).isInstanceOf(ArithmeticException.class);
        assertThat(JsonReader.parse("18446744073709551616")).isInstanceOfSatisfying(JsonNumber.class, above -> {
            assertThat(above.asUnsignedLong()).isEmpty();
            assertThat(above).hasToString("18446744073709551616");
        });
        assertThat(JsonReader.parse("9223372036854775807")).isEqualTo(Json.of(Long.MAX_VALUE));
        assertThat(JsonReader.parse("-9223372036854775808")).isEqualTo(Json.of(Long.MIN_VALUE));
        assertThat(JsonReader.parse("-9223372036854775809"))
                .isEqualTo(JsonNumber.of(BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE)));
        assertThat(JsonReader.parse("1000")).isEqualTo(Json.of(1000)).isNotEqualTo(JsonReader.parse("1e3"));
        assertThat(JsonReader.parse("0.1")).isEqualTo(JsonNumber.of(new BigDecimal("0.1")));
        assertThat(Json.of(70_000).asInt()).contains(70_000);
        assertThat(Json.of(1L << 31).asInt()).isEmpty();
        assertThat(Json.of(-1).asUnsignedLong()).isEmpty();
        assertThat(((JsonNumber) JsonReader.parse("-2.5e1")).doubleValue()).isEqualTo(-25);
    }

    @Test
    void arraysCopyWhatTheyAreGiven() {
        assertThat(Json.array(List.of(Json.of(1), Json.of("a")))).hasToString("[1,\"a\"]");
        assertThat(Json.strings(List.of("a", "b")).get(1)).isEqualTo(Json.of("b"));
        assertThat(Json.array(Json.of(true), Json.of(false), Json.ofNull())).hasToString("[true,false,null]");
        assertThat(Json.array().isEmpty()).isTrue();
    }

    @Test
    void visitorHasAMethodForEachVariant() {
        Set<String> methods = Arrays.stream(Json.Visitor.class.getDeclaredMethods())
                .filter(method -> !method.isDefault())
                .map(method -> method.getParameterTypes()[0].getSimpleName())
                .collect(Collectors.toSet());
        Set<String> variants = Arrays.stream(Json.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(methods).isEqualTo(variants);
    }

    @Test
    void digestIsThatOfTheCanonicalText() {
        Digest empty = Digest.of(new byte[0]);
        assertThat(empty).hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Digest.of(Json.of("ä"))).isEqualTo(Digest.of("\"ä\"".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> new Digest("E3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Digest("g".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
