package dev.hnsform.simulator.contract;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares an answer with what a case says of it. What is said must hold; what is not said may be anything. Objects: the members that are named.
 * Lists: as many elements, in order; {@code {~has: […]}} and {@code {~lacks: […]}} for some of them. Texts that begin with {@code ~} are
 * {@link Matcher}s; ids are compared without regard to case.
 */
final class Match {
    private final Symbols symbols;
    private final List<String> differences = new ArrayList<>();

    Match(Symbols symbols) {
        this.symbols = symbols;
    }

    /** What does not hold, each as a line; empty when all does. */
    static List<String> differences(Json expected, Json got, Symbols symbols) {
        Match match = new Match(symbols);
        match.compare("answer", expected, Optional.of(got));
        return match.differences;
    }

    private void compare(String path, Json expected, Optional<Json> got) {
        if (expected instanceof JsonString text && text.value().startsWith("~")) {
            if (text.value().startsWith("~bind ")) {
                got.ifPresent(value -> symbols.bind(text.value().substring(6), value));
            }
            if (!Matcher.holds(text.value(), got)) {
                differ(path, text.value(), got);
            }
        } else if (got.isEmpty()
                && expected instanceof JsonObject object
                && object.keys().equals(List.of("~lacks"))) {
            return; // a list that is left out is an empty one (hns-reference 2.0)
        } else if (got.isEmpty()) {
            differ(path, expected.toString(), got);
        } else if (expected instanceof JsonObject object) {
            compareObject(path, object, got.get());
        } else if (expected instanceof JsonArray array) {
            compareArray(path, array, got.get());
        } else if (!same(expected, got.get())) {
            differ(path, expected.toString(), got);
        }
    }

    private void compareObject(String path, JsonObject expected, Json got) {
        if (expected.has("~has") || expected.has("~lacks")) {
            JsonArray array = got instanceof JsonArray list ? list : JsonArray.EMPTY;
            expected.array("~has").orElse(JsonArray.EMPTY).forEach(element -> {
                if (!holdsOne(element, array)) {
                    differ(path, "one element " + element, Optional.of(got));
                }
            });
            expected.array("~lacks").orElse(JsonArray.EMPTY).forEach(element -> {
                if (holdsOne(element, array)) {
                    differ(path, "no element " + element, Optional.of(got));
                }
            });
        } else if (got instanceof JsonObject object) {
            expected.forEach((key, member) -> compare(path + "." + key, member, object.get(key)));
        } else {
            differ(path, "an object", Optional.of(got));
        }
    }

    private void compareArray(String path, JsonArray expected, Json got) {
        if (!(got instanceof JsonArray array) || array.size() != expected.size()) {
            differ(path, expected.toString(), Optional.of(got));
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            compare(path + "[" + i + "]", expected.get(i), Optional.of(array.get(i)));
        }
    }

    private boolean holdsOne(Json element, JsonArray array) {
        return array.stream().anyMatch(one -> differences(element, one, symbols).isEmpty());
    }

    private static boolean same(Json expected, Json got) {
        if (expected instanceof JsonString a && got instanceof JsonString b) {
            Optional<Guid> id = Guid.tryParse(a.value());
            return a.equals(b) || id.isPresent() && id.equals(Guid.tryParse(b.value()));
        }
        return expected.equals(got);
    }

    private void differ(String path, String expected, Optional<Json> got) {
        differences.add(path + ": expected " + expected + ", got "
                + got.map(Json::toString).orElse("nothing"));
    }
}
