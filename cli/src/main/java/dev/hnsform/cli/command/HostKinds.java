package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of object on a host as people type them: one word, in any case, also in the plural or as HNS calls them. */
final class HostKinds {
    private HostKinds() {}

    /** The words. */
    static List<String> words() {
        return Arrays.stream(HcnKind.values()).map(HcnKind::word).toList();
    }

    /**
     * The kind of a word.
     *
     * @throws CommandException when it is none
     */
    static HcnKind parse(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(HcnKind.values())
                .filter(kind -> kind.word().equals(singular)
                        || kind.label().toLowerCase(Locale.ROOT).equals(singular))
                .findFirst()
                .orElseThrow(() -> CommandException.usage(
                        "HF9002",
                        text,
                        "\"" + text + "\" is no kind of object on a host; they are " + String.join(", ", words()) + "."
                                + Suggestions.didYouMean(word, words())
                                        .map(hint -> " " + hint)
                                        .orElse("")));
    }
}
