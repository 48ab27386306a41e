package dev.hnsform.schema.address;

import dev.hnsform.schema.diagnostic.Suggestions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stable name of a resource inside its stack: {@code Network/web}, or with {@code forEach} {@code Endpoint/api[a]}.
 *
 * @param kind the kind
 * @param name {@code metadata.name}: lower-case letters, digits, {@code -} and {@code .}, 1–63 characters, starting and ending with a
 *     letter or digit
 * @param key the {@code forEach} key; the same alphabet and also upper-case letters and {@code _}, 1–63 characters
 */
public record ResourceAddress(ResourceKind kind, String name, Optional<String> key)
        implements Comparable<ResourceAddress> {
    private static final int LONGEST = 63;

    /** Checks name and key. */
    public ResourceAddress {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "\"" + name
                            + "\" is not a resource name: 1 to 63 lower-case letters, digits, '-' and '.', starting and ending with a letter or digit");
        }
        if (key.isPresent() && !isKey(key.get())) {
            throw new IllegalArgumentException(
                    "\"" + key.get()
                            + "\" is not a forEach key: 1 to 63 letters, digits, '-', '_' and '.', starting and ending with a letter or digit");
        }
    }

    /** An address without a key. */
    public static ResourceAddress of(ResourceKind kind, String name) {
        return new ResourceAddress(kind, name, Optional.empty());
    }

    /**
     * Reads {@code Kind/name} or {@code Kind/name[key]}.
     *
     * @throws IllegalArgumentException when the text is no address; the message is fit for a user
     */
    public static ResourceAddress parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not an address: write Kind/name, for example Network/web");
        }
        String kindText = text.substring(0, slash);
        ResourceKind kind = ResourceKind.ofLabel(kindText)
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not an address: \"" + kindText
                        + "\" is no kind; the kinds are " + String.join(", ", ResourceKind.labels())
                        + Suggestions.nearest(kindText, ResourceKind.labels())
                                .map(label -> "; did you mean " + label + text.substring(slash) + "?")
                                .orElse("")));
        return parseLocal(kind, text.substring(slash + 1));
    }

    /**
     * Reads the part behind the slash: {@code name} or {@code name[key]}, as references write it.
     *
     * @throws IllegalArgumentException when the text is no such name; the message is fit for a user
     */
    public static ResourceAddress parseLocal(ResourceKind kind, String text) {
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return of(kind, text);
        }
        if (!text.endsWith("]")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a name: the bracket is not closed; write name[key]");
        }
        return new ResourceAddress(
                kind, text.substring(0, bracket), Optional.of(text.substring(bracket + 1, text.length() - 1)));
    }

    /** Whether the text may be a {@code metadata.name}. */
    public static boolean isName(String text) {
        return isWord(text, false);
    }

    /** Whether the text may be a {@code forEach} key. */
    public static boolean isKey(String text) {
        return isWord(text, true);
    }

    private static boolean isWord(String text, boolean wide) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (wide && c >= 'A' && c <= 'Z');
            boolean inner = c == '-' || c == '.' || (wide && c == '_');
            if (!plain && !(inner && i > 0 && i < length - 1)) {
                return false;
            }
        }
        return true;
    }

    /** {@code name} or {@code name[key]}: what a reference writes. */
    public String local() {
        return key.isPresent() ? name + "[" + key.get() + "]" : name;
    }

    /** The name HNS shows unless {@code spec.name} says otherwise: {@code name} or {@code name-key}. */
    public String defaultHostName() {
        return key.isPresent() ? name + "-" + key.get() : name;
    }

    // Written out, as in other values that maps are keyed by: what javac makes for a record is slow without the
    // optimising compiler.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof ResourceAddress that
                        && kind == that.kind
                        && name.equals(that.name)
                        && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.ordinal() + name.hashCode()) + key.hashCode();
    }

    @Override
    public String toString() {
        return kind.label() + "/" + local();
    }

    @Override
    public int compareTo(ResourceAddress other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order == 0 ? key.orElse("").compareTo(other.key.orElse("")) : order;
    }
}
