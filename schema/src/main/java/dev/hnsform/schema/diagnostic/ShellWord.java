package dev.hnsform.schema.diagnostic;

import java.util.regex.Pattern;

/** What a user named, to stand in a command that a message tells to type. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./\\\\:@%+=,~?\\[\\]-]+");
    private static final Pattern EXPANDED = Pattern.compile("[\"$`!]");

    private ShellWord() {}

    /**
     * The text as one word of a command line: as it is where no shell takes it apart, else in quotes. Double quotes are the ones that sh,
     * PowerShell and cmd have in common; single ones stand around what double ones do not keep.
     */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return EXPANDED.matcher(text).find() ? "'" + text.replace("'", "'\\''") + "'" : "\"" + text + "\"";
    }
}
