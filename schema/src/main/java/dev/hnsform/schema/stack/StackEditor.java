package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.v1beta1.V1Beta1Reader;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes Stack documents: a new one, or the id into an existing one. Existing text is spliced, never written anew, so that comments and layout
 * stay as they are.
 */
public final class StackEditor {
    private static final String COMMENT =
            "    # made by hnsform init; never edit it, never share it between two stacks";

    private StackEditor() {}

    /**
     * A new Stack document.
     *
     * @param name the stack's name
     * @param id its id
     * @throws IllegalArgumentException when the name is none; the message is fit for a user
     */
    public static String newStackDocument(String name, Guid id) {
        if (!ResourceAddress.isName(name)) {
            throw new IllegalArgumentException(
                    "\"" + name
                            + "\" cannot name a stack: 1 to 63 lower-case letters, digits, '-' and '.', starting and ending with a letter or digit");
        }
        return "apiVersion: " + DocumentReader.GROUP + "/" + V1Beta1Reader.VERSION + "\nkind: " + V1Beta1Reader.STACK
                + "\nmetadata: {name: " + quoted(name) + "}\nspec:\n  id: " + id + COMMENT + "\n";
    }

    /** A name that looks like something else is written in quotes. */
    private static String quoted(String name) {
        boolean plain = Character.isLetter(name.charAt(0))
                && !List.of("null", "true", "false", "yes", "no", "on", "off", "y", "n")
                        .contains(name);
        return plain ? name : "\"" + name + "\"";
    }

    /** Whether a file holds a Stack document. */
    public static boolean holdsStack(String text) {
        return find(SourceText.of(text)).isPresent();
    }

    /**
     * The text with an id in its Stack document.
     *
     * @throws IllegalArgumentException when the text holds no Stack document, is no valid YAML up to it, or has an id already; the message is
     *     fit for a user
     */
    public static String initialise(String text, Guid id) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        SourceText source = SourceText.of(text);
        YamlNode.Mapping document = find(source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no Stack document that could be read up to its end; \"hnsform validate\" says why"));
        return mark + new Splice(source, id).into(document);
    }

    private static Optional<YamlNode.Mapping> find(SourceText source) {
        YamlCursor cursor = new YamlCursor(source, 1, "", fault -> {});
        while (cursor.nextDocument(fault -> {})) {
            if (cursor.token() == YamlCursor.Token.MAPPING) {
                YamlNode node = cursor.takeNode();
                if (!cursor.hasFailed() && node instanceof YamlNode.Mapping mapping && isStack(mapping)) {
                    return Optional.of(mapping);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isStack(YamlNode.Mapping mapping) {
        return text(mapping, "kind").equals(V1Beta1Reader.STACK)
                && text(mapping, "apiVersion").startsWith(DocumentReader.GROUP + "/");
    }

    private static String text(YamlNode.Mapping mapping, String key) {
        return mapping.get(key)
                .map(node -> node instanceof YamlNode.Scalar scalar ? scalar.text() : "")
                .orElse("");
    }

    /** Puts an id into one text. */
    private static final class Splice {
        private final SourceText source;
        private final String entry;
        private final String newline;

        Splice(SourceText source, Guid id) {
            this.source = source;
            this.entry = "id: " + id;
            this.newline = source.text().contains("\r\n") ? "\r\n" : "\n";
        }

        String into(YamlNode.Mapping document) {
            Optional<YamlNode.Entry> spec = entry(document, "spec");
            if (spec.isEmpty()) {
                return document.flow()
                        ? insert(endOf(document.place()) - 1, separator(document) + "spec: {" + entry + "}")
                        : afterLine(
                                lastLine(document),
                                indent(document.place().column() - 1) + "spec:" + newline
                                        + indent(document.place().column() + 1) + entry + COMMENT);
            }
            YamlNode value = spec.get().value();
            if (value instanceof YamlNode.Mapping mapping) {
                if (mapping.get("id").isPresent()) {
                    throw new IllegalArgumentException("the stack has an id already: " + text(mapping, "id"));
                }
                return mapping.flow() ? intoBraces(mapping) : beforeFirstKey(mapping);
            }
            if (value instanceof YamlNode.Scalar scalar
                    && !scalar.quoted()
                    && scalar.text().isEmpty()) {
                Place key = spec.get().key().place();
                return document.flow()
                        ? insert(endOf(key), ": {" + entry + "}")
                        : afterLine(key.line(), indent(key.column() + 1) + entry + COMMENT);
            }
            throw new IllegalArgumentException(
                    "the spec of the Stack document is no mapping; \"hnsform validate\" says more");
        }

        private static Optional<YamlNode.Entry> entry(YamlNode.Mapping mapping, String key) {
            return mapping.entries().stream()
                    .filter(e -> e.key() instanceof YamlNode.Scalar scalar
                            && scalar.text().equals(key))
                    .findFirst();
        }

        private static String separator(YamlNode.Mapping mapping) {
            return mapping.entries().isEmpty() ? "" : ", ";
        }

        private String intoBraces(YamlNode.Mapping mapping) {
            int open = source.text()
                    .indexOf('{', offset(mapping.place().line(), mapping.place().column()));
            boolean spaced = source.text().startsWith(" ", open + 1);
            return insert(open + 1, entry + (spaced ? separator(mapping).strip() : separator(mapping)));
        }

        private String beforeFirstKey(YamlNode.Mapping mapping) {
            Place first = mapping.place();
            return insert(source.start(first.line()), indent(first.column() - 1) + entry + COMMENT + newline);
        }

        /** The last line that holds something of the node. */
        private static int lastLine(YamlNode node) {
            List<YamlNode> parts = new ArrayList<>();
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries().forEach(e -> parts.addAll(List.of(e.key(), e.value())));
            } else if (node instanceof YamlNode.Sequence sequence) {
                parts.addAll(sequence.elements());
            }
            Place place = node.place();
            int last = place.endColumn() == 1 && place.endLine() > place.line() ? place.endLine() - 1 : place.endLine();
            for (YamlNode part : parts) {
                last = Math.max(last, lastLine(part));
            }
            return last;
        }

        private String afterLine(int line, String text) {
            boolean last = line >= source.lines();
            int at = last ? source.text().length() : source.start(line + 1);
            return insert(at, last ? newline + text + newline : text + newline);
        }

        private static String indent(int columns) {
            return " ".repeat(columns);
        }

        private int endOf(Place place) {
            return offset(place.endLine(), place.endColumn());
        }

        private int offset(int line, int column) {
            return source.text().offsetByCodePoints(source.start(line), column - 1);
        }

        private String insert(int at, String text) {
            return source.text().substring(0, at) + text + source.text().substring(at);
        }
    }
}
