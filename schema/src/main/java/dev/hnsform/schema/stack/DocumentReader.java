package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.VersionReader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.Shown;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlDecoder;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out whose document one is, and hands it to the reader of its version. */
final class DocumentReader {
    /** The group of every version of the language. */
    static final String GROUP = "hnsform.dev";

    private static final String API_VERSION = "apiVersion";
    /** Versions in the order in which they came or will come, as Kubernetes orders such names. */
    private static final java.util.regex.Pattern VERSION =
            java.util.regex.Pattern.compile("v[0-9]{1,4}((alpha|beta)[0-9]{1,4})?");

    private final List<VersionReader> readers;
    private final String toolVersion;
    private final List<String> kinds = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();

    DocumentReader(List<VersionReader> readers, String toolVersion) {
        this.readers = List.copyOf(readers);
        this.toolVersion = toolVersion;
        readers.forEach(reader -> kinds.addAll(reader.kinds()));
        readers.forEach(reader -> keys.addAll(reader.keys()));
    }

    /** What became of a document. */
    enum Outcome {
        /** It is empty. */
        EMPTY,
        /** It belongs to another program. */
        FOREIGN,
        /** It was read, or refused with a diagnostic. */
        OURS
    }

    /** Reads the document at the cursor; faults go to the cursor. */
    Outcome read(YamlDecoder decoder, DeclarationSink sink) {
        YamlCursor cursor = decoder.cursor();
        if (cursor.hasFailed()) {
            return Outcome.OURS;
        }
        if (cursor.isNull() || cursor.token() == YamlCursor.Token.DOCUMENT_END) {
            return Outcome.EMPTY;
        }
        if (cursor.token() == YamlCursor.Token.SCALAR) {
            return onlyText(cursor, sink);
        }
        if (cursor.token() == YamlCursor.Token.SEQUENCE) {
            return list(cursor, sink);
        }
        if (cursor.token() != YamlCursor.Token.MAPPING) {
            return Outcome.FOREIGN;
        }
        Place start = cursor.place();
        cursor.advance();
        List<YamlNode.Entry> before = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            if (API_VERSION.equals(cursor.scalarOrNull())) {
                cursor.advance();
                return dispatch(decoder, start, before, sink);
            }
            YamlNode key = cursor.takeNode();
            YamlNode.Entry entry = new YamlNode.Entry(key, worthKeeping(key) ? takeValue(cursor) : skip(cursor, key));
            before.add(entry);
        }
        if (cursor.hasFailed()) {
            return Outcome.OURS;
        }
        return withoutVersion(before, cursor, start, sink);
    }

    /** Every other program's documents are mappings or lists as well, so text alone is a file that was left unfinished or got a wrong name. */
    private static Outcome onlyText(YamlCursor cursor, DeclarationSink sink) {
        cursor.report(
                LanguageFault.NOT_A_DOCUMENT
                        .at(
                                cursor.place().in(cursor.file()),
                                "The document is only the text \"" + Shown.shorten(cursor.text())
                                        + "\", and a document has fields: apiVersion, kind, metadata and spec. It declares nothing.")
                        .withHint(
                                "Write the document, or keep the file out of the stack: name it in .hnsformignore, or give it another ending than .yaml."));
        sink.unknown();
        return Outcome.OURS;
    }

    /** Lists are other programs' (patches, playbooks), unless documents of ours are their elements. */
    private Outcome list(YamlCursor cursor, DeclarationSink sink) {
        cursor.advance();
        while (!cursor.isAtEnd()) {
            YamlNode element = cursor.takeNode();
            if (!cursor.hasFailed() && isOurs(element)) {
                cursor.report(
                        LanguageFault.NOT_A_DOCUMENT
                                .at(
                                        element.place().in(cursor.file()),
                                        "The document is a list, and a document of hnsform stands here as its element: it would be passed over.")
                                .withHint(
                                        "Write each document by itself, with \"---\" between two, and without the dashes before them."));
                sink.unknown();
                return Outcome.OURS;
            }
        }
        return cursor.hasFailed() ? Outcome.OURS : Outcome.FOREIGN;
    }

    private boolean isOurs(YamlNode element) {
        return element instanceof YamlNode.Mapping mapping
                && mapping.entries().stream()
                        .anyMatch(entry -> entry.key() instanceof YamlNode.Scalar key
                                && entry.value() instanceof YamlNode.Scalar value
                                && key.text().equals(API_VERSION)
                                && isNearMiss(groupOf(value.text())));
    }

    private static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? apiVersion : apiVersion.substring(0, slash);
    }

    private boolean worthKeeping(YamlNode key) {
        return key instanceof YamlNode.Scalar scalar && keys.contains(scalar.text());
    }

    private static YamlNode takeValue(YamlCursor cursor) {
        return cursor.isAtEnd() ? new YamlNode.Scalar("", false, true, cursor.place()) : cursor.takeNode();
    }

    private static YamlNode skip(YamlCursor cursor, YamlNode key) {
        cursor.skipNode();
        return new YamlNode.Scalar("", false, true, key.place());
    }

    private Outcome withoutVersion(List<YamlNode.Entry> entries, YamlCursor cursor, Place start, DeclarationSink sink) {
        YamlNode.@Nullable Scalar kind = null;
        YamlNode.@Nullable Scalar nearKey = null;
        for (YamlNode.Entry entry : entries) {
            if (entry.key() instanceof YamlNode.Scalar key) {
                if (key.text().equals("kind") && entry.value() instanceof YamlNode.Scalar value) {
                    kind = value;
                }
                if (Suggestions.nearest(key.text(), List.of(API_VERSION)).isPresent()) {
                    nearKey = key;
                }
            }
        }
        if (kind == null || !kinds.contains(kind.text())) {
            return Outcome.FOREIGN;
        }
        SourceSpan span = (nearKey == null ? start : nearKey.place()).in(cursor.file());
        Diagnostic diagnostic = LanguageFault.MISSING_API_VERSION.at(
                span,
                "A document of kind " + kind.text() + " needs \"apiVersion: " + newest()
                        + "\"; without it the document is taken for another program's.");
        cursor.report(nearKey == null ? diagnostic : diagnostic.withHint("Did you mean \"" + API_VERSION + "\"?"));
        sink.unknown();
        return Outcome.OURS;
    }

    private String newest() {
        return GROUP + "/" + readers.get(readers.size() - 1).version();
    }

    private Outcome dispatch(YamlDecoder decoder, Place start, List<YamlNode.Entry> before, DeclarationSink sink) {
        YamlCursor cursor = decoder.cursor();
        if (cursor.token() != YamlCursor.Token.SCALAR) {
            return Outcome.FOREIGN;
        }
        String written = cursor.text();
        Place place = cursor.place();
        int slash = written.indexOf('/');
        String group = groupOf(written);
        if (slash >= 0 && group.equals(GROUP)) {
            String version = written.substring(slash + 1);
            for (VersionReader reader : readers) {
                if (reader.version().equals(version)) {
                    cursor.advance();
                    cursor.replayEntries(before);
                    reader.read(decoder, start, sink);
                    return Outcome.OURS;
                }
            }
            cursor.report(unknownVersion(written, version, place.in(cursor.file())));
            sink.unknown();
            return Outcome.OURS;
        }
        if (isNearMiss(group)) {
            cursor.report(LanguageFault.API_VERSION_MISSPELT
                    .at(
                            place.in(cursor.file()),
                            "\"" + Shown.shorten(written) + "\" looks like " + newest()
                                    + " and is not: as it stands, the document would be skipped as another program's.")
                    .withHint("Did you mean \"" + newest() + "\"?"));
            sink.unknown();
            return Outcome.OURS;
        }
        return Outcome.FOREIGN;
    }

    private static boolean isNearMiss(String group) {
        String small = group.toLowerCase(Locale.ROOT);
        return small.startsWith("hnsform")
                || Suggestions.nearest(small, List.of(GROUP)).isPresent()
                || Suggestions.nearest(small, List.of("hnsform")).isPresent();
    }

    private Diagnostic unknownVersion(String written, String version, SourceSpan span) {
        List<String> known = readers.stream().map(VersionReader::version).toList();
        String reads = "This is hnsform " + toolVersion + ", which reads " + String.join(", ", known) + ".";
        if (VERSION.matcher(version).matches()
                && order(version)
                        > known.stream().mapToLong(DocumentReader::order).max().orElse(0)) {
            return LanguageFault.API_VERSION_UNKNOWN
                    .at(span, written + " is newer than this program. " + reads)
                    .withHint("Take a release of hnsform whose \"hnsform version\" lists " + version + ".");
        }
        Diagnostic diagnostic = LanguageFault.API_VERSION_UNKNOWN.at(
                span, "\"" + Shown.shorten(version) + "\" is no published version of the language. " + reads);
        Optional<String> near = Suggestions.nearest(version, known);
        return near.map(best -> diagnostic.withHint("Did you mean \"" + GROUP + "/" + best + "\"?"))
                .orElse(diagnostic);
    }

    /** alpha before beta before the version itself, each by number. */
    private static long order(String version) {
        if (!VERSION.matcher(version).matches()) {
            return 0;
        }
        int alpha = version.indexOf("alpha");
        int beta = version.indexOf("beta");
        int end = alpha > 0 ? alpha : beta > 0 ? beta : version.length();
        long major = Long.parseLong(version.substring(1, end));
        long stage = alpha > 0 ? 0 : beta > 0 ? 1 : 2;
        long minor = alpha > 0
                ? Long.parseLong(version.substring(alpha + 5))
                : beta > 0 ? Long.parseLong(version.substring(beta + 4)) : 0;
        return (major * 3 + stage) * 10_000 + minor;
    }
}
