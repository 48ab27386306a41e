package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.value.ValueDeclaration;
import dev.hnsform.schema.value.ValueKind;
import dev.hnsform.schema.value.ValueType;
import dev.hnsform.schema.value.Values;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From declared values and what was given to the values in use. */
final class ValueResolver {
    private static final YamlNode BROKEN = new YamlNode.Scalar("", false, true, Place.START);

    private final StackHeader header;
    private final Diagnostics diagnostics;
    private final Map<String, ValueDeclaration> declared = new LinkedHashMap<>();
    private final SortedMap<String, YamlNode> values = new TreeMap<>();

    ValueResolver(StackHeader header, Diagnostics diagnostics) {
        this.header = header;
        this.diagnostics = diagnostics;
        header.values().forEach(value -> declared.put(value.name(), value));
    }

    Values resolve(StackInputs inputs) {
        for (SourceFile file : inputs.valueFiles()) {
            readFile(file);
        }
        for (String setting : inputs.settings()) {
            set(setting);
        }
        for (ValueDeclaration value : declared.values()) {
            if (!values.containsKey(value.name())) {
                values.put(value.name(), value.defaultValue().orElseGet(() -> missing(value)));
            }
        }
        return new Values(values);
    }

    private YamlNode missing(ValueDeclaration value) {
        diagnostics.add(LanguageFault.MISSING_VALUE
                .at(
                        value.span(),
                        "The value \"" + value.name() + "\" (" + value.kind().label()
                                + ") has no default, and none was given"
                                + value.description()
                                        .map(d -> ": " + Shown.shorten(d))
                                        .orElse("") + ".")
                .withHint("Give it with --set " + value.name() + "=… or in a file with --values FILE."));
        return BROKEN;
    }

    private void readFile(SourceFile file) {
        Optional<SourceText> text = SourceText.read(file, diagnostics::add);
        if (text.isEmpty()) {
            return;
        }
        YamlCursor cursor = new YamlCursor(text.get(), 1, file.shownPath(), diagnostics::add);
        if (!cursor.nextDocument(diagnostics::add) || cursor.isNull()) {
            return;
        }
        if (cursor.token() != YamlCursor.Token.MAPPING) {
            diagnostics.add(LanguageFault.WRONG_TYPE.at(
                    cursor.place().in(file.shownPath()), "A file of values is one mapping of names to values."));
            return;
        }
        YamlNode.Mapping mapping = (YamlNode.Mapping) cursor.takeNode();
        if (!cursor.hasFailed()) {
            entries(mapping, file.shownPath());
        }
        if (cursor.nextDocument(diagnostics::add) && !cursor.isNull()) {
            diagnostics.add(LanguageFault.WRONG_TYPE.at(
                    cursor.place().in(file.shownPath()), "A file of values holds one document; this is a second one."));
        }
    }

    private void entries(YamlNode.Mapping mapping, String file) {
        Set<String> seen = new HashSet<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!(entry.key() instanceof YamlNode.Scalar key)) {
                diagnostics.add(LanguageFault.KEY_NOT_TEXT.at(
                        entry.key().place().in(file), "The name of a value is text, never a list or a mapping."));
                continue;
            }
            ValueDeclaration value = declared.get(key.text());
            if (!seen.add(key.text())) {
                diagnostics.add(LanguageFault.DUPLICATE_KEY.at(
                        key.place().in(file),
                        "The value \"" + Shown.shorten(key.text()) + "\" is given twice in this file."));
            } else if (value == null) {
                diagnostics.add(unknown(key.text()).at(key.place().in(file)));
            } else {
                take(value, entry.value(), Optional.of(file), "");
            }
        }
    }

    private void take(ValueDeclaration value, YamlNode node, Optional<String> file, String setting) {
        Optional<ValueKind.Misfit> misfit = value.kind().misfit(node);
        if (misfit.isEmpty()) {
            values.put(value.name(), value.kind().normalized(node));
            return;
        }
        values.put(value.name(), BROKEN);
        if (misfit.get().node() instanceof YamlNode.Scalar scalar && scalar.broken()) {
            return;
        }
        Diagnostic diagnostic = LanguageFault.VALUE_TYPE
                .without((setting.isEmpty() ? "" : "In --set " + setting + ": ") + "The value \"" + value.name()
                        + "\" is declared as " + value.kind().label() + ": "
                        + misfit.get().why() + ".")
                .withRelated(value.span(), "declared here");
        diagnostics.add(
                file.map(f -> diagnostic.at(misfit.get().node().place().in(f))).orElse(diagnostic));
    }

    private Diagnostic unknown(String name) {
        Diagnostic diagnostic = LanguageFault.UNKNOWN_VALUE.without("The stack \"" + header.name()
                + "\" declares no value \"" + Shown.shorten(name) + "\""
                + (declared.isEmpty()
                        ? "; it declares none."
                        : "; it declares " + String.join(", ", declared.keySet()) + "."));
        return Suggestions.didYouMean(name, declared.keySet())
                .map(diagnostic::withHint)
                .orElse(diagnostic);
    }

    private void set(String setting) {
        int equals = setting.indexOf('=');
        String shown = Shown.shorten(setting);
        if (equals <= 0) {
            diagnostics.add(
                    LanguageFault.SETTING.without("\"--set " + shown + "\" is no setting: write --set name=value."));
            return;
        }
        ValueDeclaration value = declared.get(setting.substring(0, equals));
        if (value == null) {
            diagnostics.add(unknown(setting.substring(0, equals)));
            return;
        }
        String text = setting.substring(equals + 1);
        ValueType type = value.kind().type();
        if (type == ValueType.LIST || type == ValueType.MAP) {
            parsed(value, text, shown);
        } else {
            take(
                    value,
                    new YamlNode.Scalar(text, type == ValueType.STRING, false, Place.START),
                    Optional.empty(),
                    shown);
        }
    }

    /** A list or map on the command line is written as YAML does it in one line: {@code [a, b]}, <code>{a: 1}</code>. */
    private void parsed(ValueDeclaration value, String text, String setting) {
        Diagnostics found = new Diagnostics();
        YamlCursor cursor = new YamlCursor(SourceText.of(text), 1, "--set", found::add);
        YamlNode node = cursor.nextDocument(found::add) ? cursor.takeNode() : BROKEN;
        List<Diagnostic> faults = found.sorted();
        if (cursor.hasFailed() || found.hasErrors()) {
            values.put(value.name(), BROKEN);
            diagnostics.add(LanguageFault.VALUE_TYPE
                    .without("In --set " + setting + ": "
                            + (faults.isEmpty()
                                    ? "the value is not YAML."
                                    : faults.get(0).detail()))
                    .withHint("Write a list as [a, b] and a map as {a: 1}, in quotes for the shell."));
        } else {
            take(value, node, Optional.empty(), setting);
        }
    }
}
