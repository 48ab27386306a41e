package dev.hnsform.simulator.contract;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.NetFormatException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a case can say of a value without naming it: {@code ~guid}, {@code ~in 172.16.0.0/12}, … ({@code docs/contract.md}). */
final class Matcher {
    private static final Pattern MAC = Pattern.compile("[0-9A-F]{2}(-[0-9A-F]{2}){5}");

    private Matcher() {}

    static boolean holds(String matcher, Optional<Json> got) {
        int space = matcher.indexOf(' ');
        String word = space < 0 ? matcher : matcher.substring(0, space);
        String operand = space < 0 ? "" : matcher.substring(space + 1);
        if (word.equals("~absent")) {
            return got.isEmpty();
        }
        if (word.equals("~or-absent")) {
            return got.isEmpty() || text(got.get()).equals(operand);
        }
        return got.isPresent() && holds(word, operand, got.get());
    }

    private static boolean holds(String word, String operand, Json got) {
        String text = text(got);
        return switch (word) {
            case "~any", "~bind" -> true;
            case "~guid" -> Guid.tryParse(text).isPresent() && !Guid.parse(text).isZero();
            case "~mac" -> MAC.matcher(text).matches();
            case "~number" -> got instanceof JsonNumber;
            case "~text" -> got instanceof JsonString && !text.isEmpty();
            case "~in" -> Stream.of(operand.split("\\|")).anyMatch(prefix -> isIn(IpPrefix.parse(prefix), text));
            case "~nocase" -> text.equalsIgnoreCase(operand);
            case "~not" -> !text.equals(operand);
            case "~one-of" -> List.of(operand.split("\\|")).contains(text);
            case "~starts" -> text.startsWith(operand);
            case "~bits" -> (Long.parseLong(text) & Long.parseLong(operand)) == Long.parseLong(operand);
            case "~size" -> got instanceof JsonArray array && array.size() == Integer.parseInt(operand);
            default -> throw new ContractException("\"" + word + "\" is no matcher");
        };
    }

    private static String text(Json value) {
        return value instanceof JsonString string ? string.value() : value.toString();
    }

    /** Whether an address, or a whole prefix, lies in a prefix. */
    private static boolean isIn(IpPrefix prefix, String text) {
        try {
            return text.indexOf('/') < 0
                    ? prefix.contains(IpAddress.parse(text))
                    : prefix.contains(IpPrefix.parse(text));
        } catch (NetFormatException e) {
            return false;
        }
    }
}
