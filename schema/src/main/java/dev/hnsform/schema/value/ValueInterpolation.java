package dev.hnsform.schema.value;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.yaml.Interpolation;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills in <code>${values.NAME}</code>. A scalar that is nothing else becomes the value with its type; inside text the value's text stands;
 * <code>$${</code> is a literal <code>${</code>. Before the values are known it only remembers that it was asked.
 */
public final class ValueInterpolation implements Interpolation {
    private Optional<Values> values;
    private boolean asked;

    /** Fills in these values; empty: they are not known yet. */
    public ValueInterpolation(Optional<Values> values) {
        this.values = values;
    }

    /** Whether the values are known. */
    public boolean isReady() {
        return values.isPresent();
    }

    /** The values are known now. */
    public void become(Values known) {
        values = Optional.of(known);
    }

    /** Whether something was asked for before the values were known; asking this forgets it. */
    public boolean wasAskedTooEarly() {
        boolean was = asked;
        asked = false;
        return was;
    }

    @Override
    public Optional<YamlNode> expand(String text, YamlCursor cursor) {
        Place place = cursor.place();
        List<YamlNode> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    cursor.report(LanguageFault.INTERPOLATION
                            .at(
                                    exact(text, at, text.length(), cursor).in(cursor.file()),
                                    "\"${\" is not closed by \"}\".")
                            .withHint("Write $${ for a literal ${."));
                    return Optional.empty();
                }
                if (values.isEmpty()) {
                    asked = true;
                    return Optional.empty();
                }
                Optional<YamlNode> part = value(text, at, end, cursor);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                boolean whole = at == 0 && end == text.length() - 1;
                if (whole) {
                    return part;
                }
                if (!(part.get() instanceof YamlNode.Scalar scalar)) {
                    cursor.report(LanguageFault.VALUE_IN_TEXT.at(
                            exact(text, at, end + 1, cursor).in(cursor.file()),
                            text.substring(at, end + 1)
                                    + " is a list or a map; it can only stand alone, not inside text."));
                    return Optional.empty();
                }
                if (scalar.broken()) {
                    return part;
                }
                parts.add(part.get());
                literal.append(scalar.text());
                at = end + 1;
            } else {
                literal.append(text.charAt(at));
                at++;
            }
        }
        return Optional.of(new YamlNode.Scalar(literal.toString(), true, false, place));
    }

    private Optional<YamlNode> value(String text, int from, int end, YamlCursor cursor) {
        String expression = text.substring(from + 2, end).strip();
        List<String> steps = List.of(expression.split("\\.", -1));
        Place place = exact(text, from, end + 1, cursor);
        if (!steps.get(0).equals("values") || steps.size() < 2) {
            cursor.report(notValues(expression, place, cursor));
            return Optional.empty();
        }
        Values known = values.orElse(Values.NONE);
        Optional<YamlNode> found = known.find(steps.get(1));
        if (found.isEmpty()) {
            cursor.report(unknown(
                    "The stack declares no value \"" + Shown.shorten(steps.get(1)) + "\".",
                    steps.get(1),
                    List.copyOf(known.nodes().keySet()),
                    place,
                    cursor));
            return Optional.empty();
        }
        for (int i = 2; i < steps.size() && found.isPresent(); i++) {
            String step = steps.get(i);
            Optional<YamlNode> inside = found.get() instanceof YamlNode.Mapping map ? map.get(step) : Optional.empty();
            if (inside.isEmpty() && !(found.get() instanceof YamlNode.Scalar scalar && scalar.broken())) {
                cursor.report(unknown(
                        "\"" + String.join(".", steps.subList(0, i)) + "\" has no \"" + Shown.shorten(step) + "\".",
                        step,
                        keys(found.get()),
                        place,
                        cursor));
                return Optional.empty();
            }
            found = inside.isPresent() ? inside : found;
        }
        return found;
    }

    private static List<String> keys(YamlNode node) {
        List<String> keys = new ArrayList<>();
        if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) {
                if (entry.key() instanceof YamlNode.Scalar key) {
                    keys.add(key.text());
                }
            }
        }
        return keys;
    }

    private static Diagnostic unknown(
            String why, String written, List<String> alternatives, Place place, YamlCursor cursor) {
        Diagnostic diagnostic = LanguageFault.UNKNOWN_REFERENCE.at(place.in(cursor.file()), why);
        return Suggestions.didYouMean(written, alternatives)
                .or(() -> alternatives.isEmpty()
                        ? Optional.empty()
                        : Optional.of("There " + (alternatives.size() == 1 ? "is " : "are ")
                                + String.join(", ", alternatives) + "."))
                .map(diagnostic::withHint)
                .orElse(diagnostic);
    }

    private Diagnostic notValues(String expression, Place place, YamlCursor cursor) {
        String shown = "\"" + Shown.shorten(expression) + "\"";
        if (expression.startsWith("each.") || expression.startsWith("host.") || expression.indexOf('(') >= 0) {
            return LanguageFault.LATER_INTERPOLATION
                    .at(
                            place.in(cursor.file()),
                            shown + " is not part of this version of the language, which knows ${values.NAME} alone.")
                    .withHint("Write the result out, or pass it as a value.");
        }
        List<String> alternatives = values.orElse(Values.NONE).nodes().keySet().stream()
                .map(name -> "values." + name)
                .toList();
        Diagnostic diagnostic = LanguageFault.UNKNOWN_REFERENCE.at(
                place.in(cursor.file()),
                shown + " names nothing: ${values.NAME} takes a value of the stack, and $${ is a literal ${.");
        String wanted = alternatives.contains("values." + expression) ? "values." + expression : expression;
        return alternatives.contains(wanted)
                ? diagnostic.withHint("Did you mean \"" + wanted + "\"?")
                : Suggestions.didYouMean(wanted, alternatives)
                        .map(diagnostic::withHint)
                        .orElse(diagnostic);
    }

    /** The place of a part of a scalar, where its text stands as it was written; else the whole scalar. */
    private static Place exact(String text, int from, int to, YamlCursor cursor) {
        Place whole = cursor.place();
        int quote = cursor.isQuoted() ? 1 : 0;
        int width = text.codePointCount(0, text.length()) + 2 * quote;
        if (whole.line() != whole.endLine() || whole.endColumn() - whole.column() != width) {
            return whole;
        }
        int start = whole.column() + quote + text.codePointCount(0, from);
        return new Place(whole.line(), start, whole.line(), start + text.codePointCount(from, to));
    }
}
