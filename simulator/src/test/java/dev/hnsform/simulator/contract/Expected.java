package dev.hnsform.simulator.contract;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a step says of a refusal: {@code fails}, a number or a name, or a list of those, and {@code text}, the words of the error record. */
final class Expected {
    private Expected() {}

    /** Whether the step is to be refused. */
    static boolean failure(JsonObject step) {
        return step.has("fails");
    }

    /** That the step was to be refused, and was not. */
    static String notRefused(JsonObject step) {
        return "expected " + named(codes(step.get("fails").orElse(JsonArray.EMPTY))) + ", got success";
    }

    /** What of a refusal differs, each as a line. */
    static List<String> differences(JsonObject step, HostCallException refused) {
        List<String> differences = new ArrayList<>();
        List<Long> codes = codes(step.get("fails").orElse(JsonArray.EMPTY));
        if (!codes.contains(refused.hresult().value())) {
            differences.add("expected " + (codes.isEmpty() ? "success" : named(codes)) + ", got "
                    + named(refused.hresult().value()) + ": " + refused.record());
        }
        Optional<String> text = step.string("text");
        if (text.isPresent() && !refused.record().equals(text.get())) {
            differences.add("expected the text \"" + text.get() + "\", got \"" + refused.record() + "\"");
        }
        if (!refused.record().endsWith(". ")) { // hns-reference 3.1: a full stop and one trailing space
            differences.add(
                    "the text of the error record ends in \". \", but this one is \"" + refused.record() + "\"");
        }
        return differences;
    }

    private static List<Long> codes(Json written) {
        if (written instanceof JsonArray list) {
            return list.stream().flatMap(one -> codes(one).stream()).toList();
        }
        if (written instanceof JsonNumber number) {
            return List.of(Long.parseLong(number.toString()));
        }
        String name = written instanceof JsonString text ? text.value() : "";
        if (name.startsWith("0x")) {
            return List.of(Long.decode(name));
        }
        return List.of(Arrays.stream(HcnError.values())
                .filter(error -> error.symbol().equals(name))
                .map(error -> error.result().value())
                .findFirst()
                .orElseThrow(() -> new ContractException("\"" + name + "\" is no HRESULT")));
    }

    private static String named(List<Long> codes) {
        return String.join(" or ", codes.stream().map(Expected::named).toList());
    }

    private static String named(long code) {
        String number = String.format(Locale.ROOT, "0x%08x", code);
        return HcnError.of(new dev.hnsform.hns.port.HResult(code))
                .map(error -> error.symbol() + " " + number)
                .orElse(number);
    }
}
