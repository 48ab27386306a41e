package dev.hnsform.schema.net;

/**
 * A text is not the network value it should be. The message is fit for a user: which text, what is wrong with it, and
 * what is expected.
 */
public final class NetFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 60;

    /** Creates the failure with its whole message. */
    public NetFormatException(String message) {
        super(message);
    }

    /** The failure for {@code text}: the quoted text, what is wrong with it, and what is expected. */
    static NetFormatException of(String text, String fault, String expected) {
        return new NetFormatException(quote(text) + " " + fault + "; expected " + expected);
    }

    /** The text in quotes, cut when it is long, with control characters made visible. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(Math.min(text.length(), LONGEST_QUOTE) + 8).append('\'');
        for (int i = 0; i < text.length() && i < LONGEST_QUOTE; i++) {
            quoted.append(visible(text.charAt(i)));
        }
        if (text.length() > LONGEST_QUOTE) {
            quoted.append('…');
        }
        return quoted.append('\'').toString();
    }

    /** The character itself, or {@code \}{@code uXXXX} when it cannot be shown safely. */
    static String visible(char c) {
        if (c >= ' ' && c < 0x7F || c >= 0xA1 && Character.isLetterOrDigit(c)) {
            return String.valueOf(c);
        }
        String hex = Integer.toHexString(c);
        return "\\u" + "0000".substring(hex.length()) + hex;
    }
}
