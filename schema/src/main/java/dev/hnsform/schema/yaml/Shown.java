package dev.hnsform.schema.yaml;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as messages show them. */
public final class Shown {
    private static final int LONGEST = 80;

    /** A list of words as HNS spells them. */
    private static final Pattern CHOICE = Pattern.compile("[A-Z]\\w*(, | or )[A-Z]");

    private Shown() {}

    /** At most 80 characters of a text. */
    public static String shorten(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /** A failure's message with the text it quotes cut short. */
    public static String message(IllegalArgumentException failure, String text) {
        String message = failure.getMessage();
        if (message == null) {
            return "\"" + shorten(text) + "\" is no value of this field";
        }
        return text.length() > LONGEST ? message.replace(text, shorten(text)) : message;
    }

    /** A name with its article: {@code an endpoint}, {@code true or false}. */
    public static String article(String name) {
        if (name.startsWith("true")) {
            return name;
        }
        boolean vowel = !name.isEmpty() && "aeioAEIO".indexOf(name.charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + name;
    }

    /** A table's name as a sentence takes it: {@code a Network}, {@code a subnet}, {@code "dns"}. */
    public static String thing(String name) {
        boolean noun = List.of("subnet", "route", "ipSubnet", "ipAddress", "adapter", "attachment")
                .contains(name);
        return noun || !name.isEmpty() && Character.isUpperCase(name.charAt(0)) ? article(name) : "\"" + name + "\"";
    }

    /** The text with a capital letter in front and a full stop behind. */
    public static String sentence(String text) {
        String first = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.endsWith(".") || first.endsWith("?") ? first : first + ".";
    }

    /** A sentence to stand behind a colon: its first letter small unless it is a name, as in {@code In or Out}. */
    public static String inSentence(String sentence) {
        boolean word = sentence.length() > 1
                && Character.isLowerCase(sentence.charAt(1))
                && !CHOICE.matcher(sentence).lookingAt();
        return word ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1) : sentence;
    }
}
