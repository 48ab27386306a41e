package dev.hnsform.schema.v1beta1;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlDecoder;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of a kept mapping, read as strictly as everything else; for the Stack document, of which there is one. */
final class NodeFields {
    private final YamlDecoder decoder;
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();

    /** Reads the entries; with no names, any key is allowed. */
    NodeFields(YamlDecoder decoder, YamlNode node, String what, List<String> names) {
        this.decoder = decoder;
        if (!(node instanceof YamlNode.Mapping mapping)) {
            if (!(node instanceof YamlNode.Scalar scalar && scalar.broken())) {
                report(LanguageFault.WRONG_TYPE.at(span(node), "Here a mapping is expected: " + what + "."));
            }
            return;
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            add(entry, what, names);
        }
    }

    private void add(YamlNode.Entry entry, String what, List<String> names) {
        if (!(entry.key() instanceof YamlNode.Scalar key)) {
            report(LanguageFault.KEY_NOT_TEXT.at(
                    span(entry.key()), "A key is a plain word, never a list or a mapping."));
            return;
        }
        String name = key.text();
        if (key.broken()) {
            return;
        }
        if (name.equals("<<") && !key.quoted()) {
            report(LanguageFault.MERGE_KEY.at(
                    span(key), "A merge key (<<) would make it unclear what is stated and what is not managed."));
        } else if (!names.isEmpty() && !names.contains(name)) {
            Diagnostic unknown = LanguageFault.UNKNOWN_FIELD.at(
                    span(key),
                    "\"" + Shown.shorten(name) + "\" is no field of " + what + "; its fields are "
                            + String.join(", ", names) + ".");
            report(Suggestions.didYouMean(name, names).map(unknown::withHint).orElse(unknown));
        } else {
            YamlNode.Entry before = entries.putIfAbsent(name, entry);
            if (before != null) {
                report(LanguageFault.DUPLICATE_KEY
                        .at(
                                span(key),
                                "The key \"" + Shown.shorten(name)
                                        + "\" stands twice here; which one counts is unclear.")
                        .withRelated(span(before.key()), "first stated here"));
            }
        }
    }

    Map<String, YamlNode.Entry> all() {
        return entries;
    }

    Optional<YamlNode> value(String name) {
        YamlNode.Entry entry = entries.get(name);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** A scalar's text; null, lists and mappings are refused. */
    Optional<YamlNode.Scalar> text(String name, String expected) {
        Optional<YamlNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof YamlNode.Scalar scalar) {
            if (scalar.broken()) {
                return Optional.empty();
            }
            if (!scalar.quoted()
                    && (scalar.text().isEmpty()
                            || scalar.text().equals("~")
                            || scalar.text().equals("null"))) {
                report(LanguageFault.NULL
                        .at(span(scalar), "Null says neither \"not managed\" nor \"empty\".")
                        .withHint("Leave \"" + name + "\" out, or write what it shall be."));
                return Optional.empty();
            }
            return Optional.of(scalar);
        }
        report(LanguageFault.WRONG_TYPE.at(span(value.get()), "Here " + expected + " is expected."));
        return Optional.empty();
    }

    private void report(Diagnostic diagnostic) {
        decoder.report(diagnostic);
    }

    private SourceSpan span(YamlNode node) {
        return spanOf(decoder, node.place());
    }

    static SourceSpan spanOf(YamlDecoder decoder, Place place) {
        return place.in(decoder.cursor().file());
    }
}
