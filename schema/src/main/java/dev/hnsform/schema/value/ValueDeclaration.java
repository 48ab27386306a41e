package dev.hnsform.schema.value;

import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.Optional;

/**
 * A typed input that a stack declares.
 *
 * @param name its name
 * @param kind its type
 * @param defaultValue what it is unless somebody says otherwise; absent: somebody must
 * @param description for people
 * @param span where its name stands
 */
public record ValueDeclaration(
        String name, ValueKind kind, Optional<YamlNode> defaultValue, Optional<String> description, SourceSpan span) {
    /** Whether text may name a value: a letter, then letters, digits, {@code _} and {@code -}, 1 to 63 characters. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 63) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(i > 0 && ((c >= '0' && c <= '9') || c == '_' || c == '-'))) {
                return false;
            }
        }
        return true;
    }
}
