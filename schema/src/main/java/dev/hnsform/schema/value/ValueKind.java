package dev.hnsform.schema.value;

import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type, and for lists and maps the type of what is in them.
 *
 * @param type the type
 * @param items what the elements of a list, or the values of a map, must be; absent: whatever they are
 */
public record ValueKind(ValueType type, Optional<ValueKind> items) {
    /**
     * A value that does not fit.
     *
     * @param node the part that does not
     * @param why a clause: what is expected and what was found
     */
    public record Misfit(YamlNode node, String why) {}

    /** How messages call it: {@code list of string}. */
    public String label() {
        return items.isEmpty()
                ? type.label()
                : type.label() + " of " + items.get().label();
    }

    /** The first part of a node that does not fit; empty when all of it does. */
    public Optional<Misfit> misfit(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalarMisfit(scalar);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return type == ValueType.LIST ? inside(sequence.elements()) : wrong(node, "a list");
        }
        YamlNode.Mapping mapping = (YamlNode.Mapping) node;
        if (type != ValueType.MAP) {
            return wrong(node, "a map");
        }
        Set<String> keys = new HashSet<>();
        List<YamlNode> values = new ArrayList<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!(entry.key() instanceof YamlNode.Scalar key)) {
                return Optional.of(new Misfit(entry.key(), "a key must be text"));
            }
            if (!keys.add(key.text())) {
                return Optional.of(new Misfit(key, "the key \"" + Shown.shorten(key.text()) + "\" stands twice"));
            }
            values.add(entry.value());
        }
        return inside(values);
    }

    private Optional<Misfit> inside(List<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            Optional<Misfit> misfit = items.isPresent()
                    ? items.get().misfit(node)
                    : ofAnyType(node).misfit(node);
            if (misfit.isPresent()) {
                return misfit;
            }
        }
        return Optional.empty();
    }

    private static ValueKind ofAnyType(YamlNode node) {
        ValueType type = node instanceof YamlNode.Sequence
                ? ValueType.LIST
                : node instanceof YamlNode.Mapping ? ValueType.MAP : ValueType.STRING;
        return new ValueKind(type, Optional.empty());
    }

    private Optional<Misfit> scalarMisfit(YamlNode.Scalar scalar) {
        if (scalar.broken()) {
            return Optional.of(new Misfit(scalar, "it was refused"));
        }
        String shown = (scalar.quoted() ? "the quoted text \"" : "\"") + Shown.shorten(scalar.text()) + "\"";
        boolean fits = switch (type) {
            case STRING -> scalar.quoted() || !isNull(scalar.text());
            case INTEGER -> !scalar.quoted() && isInteger(scalar.text());
            case BOOLEAN ->
                !scalar.quoted()
                        && (scalar.text().equals("true") || scalar.text().equals("false"));
            case LIST, MAP -> false;
        };
        return fits ? Optional.empty() : wrong(scalar, shown);
    }

    private static boolean isNull(String text) {
        return text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null");
    }

    private static boolean isInteger(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
    }

    private Optional<Misfit> wrong(YamlNode node, String found) {
        return Optional.of(new Misfit(node, Shown.article(type.label()) + " is expected, not " + found));
    }

    /** The same value as its type writes it: text is text whatever it looks like. */
    public YamlNode normalized(YamlNode node) {
        return type == ValueType.STRING && node instanceof YamlNode.Scalar scalar
                ? new YamlNode.Scalar(scalar.text(), true, false, scalar.place())
                : node;
    }
}
