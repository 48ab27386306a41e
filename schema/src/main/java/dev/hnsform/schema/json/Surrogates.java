package dev.hnsform.schema.json;

/** Halves of surrogate pairs without their other half: possible in a {@code String}, not in UTF-8. */
final class Surrogates {
    private Surrogates() {}

    static boolean hasUnpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
