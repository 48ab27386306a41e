package dev.hnsform.schema.v1beta1;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.VersionReader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlDecoder;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads documents of {@code hnsform.dev/v1beta1}. */
public final class V1Beta1Reader implements VersionReader {
    /** The version. */
    public static final String VERSION = "v1beta1";
    /** The kind of the document that makes a directory a stack. */
    public static final String STACK = "Stack";
    /** The lifecycle. */
    public static final Shape.Struct<Lifecycle> LIFECYCLE = Shapes.struct(Lifecycle.TABLE, Lifecycle::new);
    /** Keys of a document. */
    static final List<String> KEYS = List.of("apiVersion", "kind", "metadata", "lifecycle", "forEach", "spec");
    /** Kinds of the language that this version of the program does not read yet. */
    static final List<String> LATER_KINDS = List.of("ExistingEndpoint", "ExistingNamespace", "Host", "LoadBalancer");

    private static final SortedMap<String, String> NO_LABELS = Collections.unmodifiableSortedMap(new TreeMap<>());
    private static final Map<ResourceKind, Shape.Struct<Spec>> SPECS = new EnumMap<>(ResourceKind.class);

    static {
        for (ResourceKind kind : ResourceKind.values()) {
            SPECS.put(kind, Shapes.struct(KindTable.fields(kind), Spec::new));
        }
    }

    private record Spec(FieldValues values) implements Structure {}

    /** A reader. */
    public V1Beta1Reader() {}

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public List<String> kinds() {
        List<String> kinds = new ArrayList<>(ResourceKind.labels());
        kinds.add(STACK);
        kinds.addAll(LATER_KINDS);
        return kinds;
    }

    @Override
    public void read(YamlDecoder decoder, Place start, DeclarationSink sink) {
        new Document(decoder, start).read(sink);
    }

    /** One document while it is read. */
    private static final class Document {
        private final YamlDecoder decoder;
        private final YamlCursor cursor;
        private final Place start;
        private final @Nullable Place[] seen = new Place[KEYS.size()];
        private String kindText = "";
        private @Nullable ResourceKind kind;
        private @Nullable FieldValues metadata;
        private Lifecycle lifecycle = Lifecycle.DEFAULT;
        private @Nullable YamlNode keptSpec;
        private @Nullable FieldValues spec;

        Document(YamlDecoder decoder, Place start) {
            this.decoder = decoder;
            this.cursor = decoder.cursor();
            this.start = start;
            // Whoever found out that the document is ours read its apiVersion.
            this.seen[KEYS.indexOf("apiVersion")] = start;
        }

        void read(DeclarationSink sink) {
            while (!cursor.isAtEnd()) {
                Optional<String> key = decoder.usableKey();
                if (key.isPresent()) {
                    entry(key.get());
                }
            }
            if (!has("kind") && !cursor.hasFailed()) {
                report(LanguageFault.MISSING_KIND.at(
                        start.in(cursor.file()), "A document says by \"kind\" what it declares: " + kindList() + "."));
            }
            if (kindText.equals(STACK)) {
                stack(sink);
            } else if (kind != null) {
                resource(kind, sink);
            } else {
                sink.unknown();
            }
        }

        private static String kindList() {
            return STACK + ", " + String.join(", ", ResourceKind.labels());
        }

        private void report(Diagnostic diagnostic) {
            decoder.report(diagnostic);
        }

        private SourceSpan here() {
            return cursor.place().in(cursor.file());
        }

        private void entry(String key) {
            int index = KEYS.indexOf(key);
            if (index >= 0) {
                Place first = seen[index];
                if (first == null) {
                    seen[index] = cursor.place();
                } else {
                    report(LanguageFault.DUPLICATE_KEY
                            .at(here(), "The key \"" + key + "\" stands twice here; which one counts is unclear.")
                            .withRelated(first.in(cursor.file()), "first stated here"));
                    pass();
                    return;
                }
            }
            switch (key) {
                case "kind" -> kind();
                case "metadata" -> metadata = valuesOf(decoder.entry(Metadata.SHAPE));
                case "lifecycle" -> {
                    Object decoded = decoder.entry(LIFECYCLE);
                    lifecycle = decoded == YamlDecoder.FAULT ? Lifecycle.DEFAULT : (Lifecycle) decoded;
                }
                case "spec" -> spec();
                case "forEach" -> {
                    report(LanguageFault.FOR_EACH
                            .at(
                                    here(),
                                    "This version of hnsform reads no forEach; the document stands for one resource only.")
                            .withHint("Write one document for each element."));
                    pass();
                }
                default -> {
                    Diagnostic unknown = LanguageFault.UNKNOWN_FIELD.at(
                            here(),
                            "\"" + Shown.shorten(key) + "\" is no field of a document; its fields are "
                                    + String.join(", ", KEYS) + ".");
                    report(Suggestions.didYouMean(key, KEYS)
                            .map(unknown::withHint)
                            .orElse(unknown));
                    pass();
                }
            }
        }

        private void pass() {
            cursor.advance();
            cursor.skipNode();
        }

        private static @Nullable FieldValues valuesOf(Object decoded) {
            return decoded == YamlDecoder.FAULT ? null : ((Structure) decoded).values();
        }

        private void kind() {
            cursor.advance();
            if (cursor.token() != YamlCursor.Token.SCALAR) {
                report(LanguageFault.WRONG_TYPE.at(here(), "Here one of " + kindList() + " is expected."));
                cursor.skipNode();
                return;
            }
            kindText = cursor.text();
            kind = ResourceKind.ofLabel(kindText).orElse(null);
            if (kind == null && !kindText.equals(STACK)) {
                report(noKind(kindText, here()));
            }
            cursor.advance();
        }

        private Diagnostic noKind(String written, SourceSpan span) {
            if (LATER_KINDS.contains(written)) {
                return LanguageFault.LATER_KIND.at(
                        span,
                        written + " is a kind of the language that this version of hnsform does not read yet; it reads "
                                + kindList() + ".");
            }
            Diagnostic diagnostic = LanguageFault.UNKNOWN_KIND.at(
                    span, "\"" + Shown.shorten(written) + "\" is no kind; the kinds are " + kindList() + ".");
            List<String> known = new ArrayList<>(ResourceKind.labels());
            known.add(STACK);
            return Suggestions.didYouMean(written, known)
                    .map(diagnostic::withHint)
                    .orElse(diagnostic);
        }

        private void spec() {
            ResourceKind known = kind;
            if (known != null) {
                spec = valuesOf(decoder.entry(shape(known)));
            } else {
                cursor.advance();
                keptSpec = cursor.takeNode();
            }
        }

        private static Shape.Struct<Spec> shape(ResourceKind kind) {
            return java.util.Objects.requireNonNull(SPECS.get(kind));
        }

        private void stack(DeclarationSink sink) {
            if (has("lifecycle")) {
                report(LanguageFault.UNKNOWN_FIELD.at(
                        place("lifecycle").in(cursor.file()),
                        "A Stack has no lifecycle: each of its resources has one."));
            }
            StackSpec read = new StackSpec(decoder);
            read.read(keptSpec, place("spec"));
            cursor.advance();
            String name = name();
            if (name.isEmpty()) {
                sink.unknown();
            }
            sink.stack(
                    read.header(name.isEmpty() ? "stack" : name, place("kind").in(cursor.file())));
        }

        private Place place(String key) {
            Place place = seen[KEYS.indexOf(key)];
            return place == null ? start : place;
        }

        private boolean has(String key) {
            return seen[KEYS.indexOf(key)] != null;
        }

        private String name() {
            FieldValues stated = metadata;
            if (stated != null) {
                return stated.required(Metadata.NAME);
            }
            if (!has("metadata") && !cursor.hasFailed()) {
                report(LanguageFault.MISSING_FIELD.at(
                        place("kind").in(cursor.file()), "This document needs \"metadata\" with a \"name\"."));
            }
            return "";
        }

        private void resource(ResourceKind of, DeclarationSink sink) {
            YamlNode kept = keptSpec;
            if (kept != null) {
                spec = valuesOf(decoder.kept("spec", place("spec"), kept, shape(of)));
            } else {
                cursor.advance();
            }
            if (!has("spec") && !cursor.hasFailed()) {
                withoutSpec(of);
            }
            String name = name();
            FieldValues stated = metadata;
            if (name.isEmpty() || stated == null) {
                sink.unknown();
                return;
            }
            ResourceAddress address = ResourceAddress.of(of, name);
            boolean whole = decoder.faults() == 0 && !cursor.hasFailed();
            FieldValues fields = spec;
            Optional<Resource> resource = fields == null
                    ? Optional.empty()
                    : Optional.of(KindTable.make(
                            new Head(
                                    address,
                                    stated.value(Metadata.LABELS).orElse(NO_LABELS),
                                    stated.value(Metadata.MOVED_FROM).orElse(List.of()),
                                    lifecycle),
                            fields));
            sink.resource(address, resource, whole);
        }

        private void withoutSpec(ResourceKind of) {
            FieldTable table = KindTable.fields(of);
            List<String> required = table.fields().stream()
                    .filter(Field::isRequired)
                    .map(Field::name)
                    .toList();
            if (required.isEmpty()) {
                spec = FieldValues.none(table);
            } else {
                report(LanguageFault.MISSING_FIELD.at(
                        place("kind").in(cursor.file()),
                        "This " + table.name() + " needs \"spec\" with at least " + String.join(", ", required) + "."));
            }
        }
    }
}
