package dev.hnsform.schema.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** The parser's messages in words for users: without names of its settings, short, and safe to show on a terminal. */
final class Refusal {
    private static final int LONGEST = 240;

    private Refusal() {}

    static String of(JsonProcessingException refusal) {
        return shown(translated(refusal, String.valueOf(refusal.getOriginalMessage())));
    }

    private static String translated(JsonProcessingException refusal, String message) {
        if (refusal instanceof JsonEOFException || message.startsWith("Unexpected end-of-input")) {
            return "the text ends in the middle of a value";
        }
        if (refusal instanceof StreamConstraintsException) {
            return message.contains(", from `") ? before(message, ", from `") + ")" : message;
        }
        if (message.startsWith("Duplicate field ")) {
            return "the key " + message.substring("Duplicate field ".length()) + " comes twice in one object";
        }
        if (message.contains("(non-standard) comment")) {
            return "JSON has no comments";
        }
        return before(before(before(message, ": enable `"), ": was expecting (JSON"), " (JSON String");
    }

    private static String before(String message, String mark) {
        int at = message.indexOf(mark);
        return at < 0 ? message : message.substring(0, at);
    }

    private static String shown(String message) {
        StringBuilder shown = new StringBuilder(Math.min(message.length(), LONGEST) + 1);
        for (int i = 0; i < message.length() && i < LONGEST; i++) {
            char c = message.charAt(i);
            shown.append(c < ' ' || c >= 0x7F && !Character.isLetterOrDigit(c) ? '?' : c);
        }
        return message.length() > LONGEST ? shown.append('…').toString() : shown.toString();
    }
}
