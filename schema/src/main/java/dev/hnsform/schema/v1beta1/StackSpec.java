package dev.hnsform.schema.v1beta1;

import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.declaration.VersionRange;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.value.ValueDeclaration;
import dev.hnsform.schema.value.ValueKind;
import dev.hnsform.schema.value.ValueType;
import dev.hnsform.schema.yaml.Interpolation;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlDecoder;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands under {@code spec} of a Stack document. */
final class StackSpec {
    static final List<String> KEYS = List.of("id", "requires", "hosts", "values");
    static final List<String> VALUE_KEYS = List.of("type", "items", "default", "description");

    private final YamlDecoder decoder;
    private Optional<Guid> id = Optional.empty();
    private Optional<VersionRange> requires = Optional.empty();
    private Optional<SourceSpan> requiresSpan = Optional.empty();
    private final SortedMap<String, String> selector = new TreeMap<>();
    private final List<ValueDeclaration> values = new ArrayList<>();

    StackSpec(YamlDecoder decoder) {
        this.decoder = decoder;
    }

    StackHeader header(String name, SourceSpan span) {
        return new StackHeader(name, id, requires, requiresSpan, selector, values, span);
    }

    void read(@Nullable YamlNode node, Place key) {
        if (node == null) {
            return;
        }
        if (node instanceof YamlNode.Scalar scalar
                && !scalar.quoted()
                && scalar.text().isEmpty()
                && !scalar.broken()) {
            report(LanguageFault.NULL
                    .at(NodeFields.spanOf(decoder, key), "Null says neither \"not managed\" nor \"empty\".")
                    .withHint("Write {} for an empty spec."));
            return;
        }
        refuseInterpolation(node);
        NodeFields fields = new NodeFields(decoder, node, "the spec of a Stack", KEYS);
        id = parsed(fields, "id", "a GUID", Guid::parse);
        requires = parsed(fields, "requires", "a range of versions such as \">=0.1\"", VersionRange::parse);
        requiresSpan = fields.value("requires").map(value -> span(value));
        fields.value("hosts").ifPresent(this::hosts);
        fields.value("values").ifPresent(this::values);
    }

    private void refuseInterpolation(YamlNode node) {
        node.events(Optional.empty(), event -> {
            if (Interpolation.isIn(event.text())) {
                report(LanguageFault.INTERPOLATION.at(
                        event.place().in(decoder.cursor().file()),
                        "The Stack document takes no ${…}: values cannot refer to values."));
            }
        });
    }

    private <T> Optional<T> parsed(NodeFields fields, String name, String expected, Function<String, T> parser) {
        Optional<YamlNode.Scalar> scalar = fields.text(name, expected);
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            report(LanguageFault.INVALID_VALUE.at(span(scalar.get()), Shown.sentence(Shown.message(e, text))));
            return Optional.empty();
        }
    }

    private void hosts(YamlNode node) {
        NodeFields fields = new NodeFields(decoder, node, "hosts", List.of("selector"));
        Optional<YamlNode> labels = fields.value("selector");
        if (labels.isPresent()) {
            NodeFields entries = new NodeFields(decoder, labels.get(), "a selector", List.of());
            for (String label : entries.all().keySet()) {
                entries.text(label, "the label's value").ifPresent(value -> selector.put(label, value.text()));
            }
        }
    }

    private void values(YamlNode node) {
        NodeFields fields = new NodeFields(decoder, node, "values", List.of());
        for (Map.Entry<String, YamlNode.Entry> entry : fields.all().entrySet()) {
            SourceSpan span = span(entry.getValue().key());
            if (ValueDeclaration.isName(entry.getKey())) {
                value(entry.getKey(), entry.getValue().value(), span);
            } else {
                report(
                        LanguageFault.INVALID_VALUE.at(
                                span,
                                "\"" + Shown.shorten(entry.getKey())
                                        + "\" cannot name a value: a letter, then letters, digits, _ and -, at most 63 characters."));
            }
        }
    }

    private void value(String name, YamlNode node, SourceSpan span) {
        NodeFields fields = new NodeFields(decoder, node, "a value", VALUE_KEYS);
        Optional<ValueKind> kind = kind(fields, span, "value");
        Optional<String> description = fields.text("description", "text").map(YamlNode.Scalar::text);
        Optional<YamlNode> standard = fields.value("default");
        if (kind.isEmpty()) {
            return;
        }
        Optional<ValueKind.Misfit> misfit = standard.flatMap(kind.get()::misfit);
        if (misfit.isPresent()) {
            report(LanguageFault.VALUE_TYPE.at(
                    span(misfit.get().node()),
                    "The default of \"" + name + "\" is no " + kind.get().label() + ": "
                            + misfit.get().why() + "."));
        }
        // A faulty default stays a broken one, so that the value does not also count as missing.
        Optional<YamlNode> kept = misfit.isPresent()
                ? Optional.of(new YamlNode.Scalar("", false, true, Place.START))
                : standard.map(kind.get()::normalized);
        values.add(new ValueDeclaration(name, kind.get(), kept, description, span));
    }

    private Optional<ValueKind> kind(NodeFields fields, SourceSpan owner, String what) {
        if (fields.value("type").isEmpty()) {
            report(LanguageFault.MISSING_FIELD.at(
                    owner, "This " + what + " needs \"type\": " + String.join(", ", ValueType.labels()) + "."));
            return Optional.empty();
        }
        Optional<YamlNode.Scalar> written = fields.text("type", "one of " + String.join(", ", ValueType.labels()));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<ValueType> type = ValueType.ofLabel(written.get().text());
        if (type.isEmpty()) {
            Diagnostic invalid = LanguageFault.INVALID_VALUE.at(
                    span(written.get()),
                    "\"" + Shown.shorten(written.get().text()) + "\" is no type of a value; the types are "
                            + String.join(", ", ValueType.labels()) + ".");
            report(Suggestions.didYouMean(written.get().text(), ValueType.labels())
                    .map(invalid::withHint)
                    .orElse(invalid));
            return Optional.empty();
        }
        Optional<YamlNode> items = fields.value("items");
        if (items.isEmpty()) {
            return Optional.of(new ValueKind(type.get(), Optional.empty()));
        }
        if (type.get() != ValueType.LIST && type.get() != ValueType.MAP) {
            report(LanguageFault.UNKNOWN_FIELD.at(
                    span(items.get()),
                    "\"items\" belongs to a list or a map, not to "
                            + Shown.article(type.get().label()) + "."));
            return Optional.of(new ValueKind(type.get(), Optional.empty()));
        }
        return kind(
                        new NodeFields(decoder, items.get(), "items", List.of("type", "items")),
                        span(items.get()),
                        "kind of items")
                .map(inner -> new ValueKind(type.get(), Optional.of(inner)));
    }

    private void report(Diagnostic diagnostic) {
        decoder.report(diagnostic);
    }

    private SourceSpan span(YamlNode node) {
        return NodeFields.spanOf(decoder, node.place());
    }
}
