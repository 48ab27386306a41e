package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Structure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes values from a cursor by their shape. Every fault is reported to the cursor and decoding goes on; what is faulty is left out. One
 * decoder serves a whole stack: it keeps what it parsed, so that equal scalars become one value.
 */
public final class YamlDecoder {
    /** What is answered in place of a value that could not be decoded. */
    public static final Object FAULT = new Object();

    private static final int WIDEST = 64;

    private final Map<FieldTable, Map<String, Row>> rows = new HashMap<>();
    private final Frame[] frames = new Frame[YamlCursor.DEEPEST + 4];
    private int depth;

    private YamlCursor cursor;
    private Interpolation interpolation;
    private @Nullable SpanNode spans;
    /** Where the key stands whose value comes next; line 0: there is none. */
    private int ownerLine;

    private int ownerColumn;
    private int ownerEndColumn;
    private int faults;

    /** Where the keys of the table being decoded stand. */
    private static final class Frame {
        private final int[] lines = new int[WIDEST];
        private final int[] columns = new int[WIDEST];
        private final int[] widths = new int[WIDEST];
    }

    private record Row(Field<?> field, int position) {}

    private final ShapeDecoder byShape;

    /**
     * A decoder.
     *
     * @param cursor the first cursor
     * @param interpolation fills in <code>${…}</code>
     * @param hints what to say of a policy type that is not known
     */
    public YamlDecoder(YamlCursor cursor, Interpolation interpolation, PolicyHints hints) {
        this.cursor = cursor;
        this.interpolation = interpolation;
        this.byShape = new ShapeDecoder(this, hints);
    }

    /** Goes on with another cursor. */
    public void use(YamlCursor next, Interpolation filling) {
        cursor = next;
        interpolation = filling;
    }

    /** Notes from now on where things stand, below this node; null to stop. */
    public void track(@Nullable SpanNode below) {
        spans = below;
        cursor.keepEnds(below != null);
    }

    /** Where things are noted below; null when they are not. */
    @Nullable
    SpanNode spans() {
        return spans;
    }

    /** What comes next stands under no key. */
    void noOwner() {
        ownerLine = 0;
    }

    /** How many faults were found since the last call of {@link #beginDocument}. */
    public int faults() {
        return faults;
    }

    /** Starts to count faults anew. */
    public void beginDocument() {
        faults = 0;
        depth = 0;
        ownerLine = 0;
        byShape.beginDocument();
    }

    /** The cursor in use. */
    public YamlCursor cursor() {
        return cursor;
    }

    void fault(Diagnostic diagnostic) {
        faults++;
        cursor.report(diagnostic);
    }

    SourceSpan here() {
        return cursor.place().in(cursor.file());
    }

    /**
     * Decodes the value at the cursor and goes past it.
     *
     * @return the value, or {@link #FAULT}
     */
    public Object decode(Shape<?> shape) {
        SpanNode node = spans;
        if (node != null && (cursor.token() == YamlCursor.Token.SCALAR || cursor.isFlow() || !node.hasKey())) {
            node.valueAt(cursor.place());
        }
        if (!fillIn()) {
            return FAULT;
        }
        if (cursor.isNull()) {
            fault(
                    LanguageFault.NULL
                            .at(here(), "Null says neither \"not managed\" nor \"empty\".")
                            .withHint(
                                    cursor.text().isEmpty() || shape.accept(IS_COLLECTION)
                                            ? "Leave the field out (not managed), or write what it shall be; [] and {} are empty."
                                            : "Leave the field out (not managed), or put the word in quotes if it is meant as text."));
            cursor.skipNode();
            return FAULT;
        }
        if (node == null || !cursor.isFlow() || cursor.isAtEnd()) {
            return shape.accept(byShape);
        }
        Place start = cursor.place();
        Object value = shape.accept(byShape);
        node.valueAt(cursor.untilLastEnd(start));
        return value;
    }

    /** Fills in an interpolation; false when the scalar at the cursor stands for nothing and was passed. */
    boolean fillIn() {
        if (cursor.token() != YamlCursor.Token.SCALAR) {
            if (cursor.isAtEnd()) {
                faults++;
                return false;
            }
            return true;
        }
        if (cursor.isBroken()) {
            faults++;
            cursor.advance();
            return false;
        }
        if (!Interpolation.isIn(cursor.text())) {
            return true;
        }
        Optional<YamlNode> node = interpolation.expand(cursor.text(), cursor);
        if (node.isEmpty()) {
            faults++;
            cursor.advance();
            return false;
        }
        cursor.replay(node.get(), Optional.of(cursor.place()));
        return fillInBroken();
    }

    private boolean fillInBroken() {
        if (cursor.isBroken()) {
            faults++;
            cursor.advance();
            return false;
        }
        return true;
    }

    /**
     * Decodes an entry of a mapping: the cursor stands on its key.
     *
     * @return the value, or {@link #FAULT}
     */
    public Object entry(Shape<?> shape) {
        Place key = cursor.place();
        SpanNode outer = spans;
        if (outer != null) {
            spans = outer.field(cursor.text(), key);
        }
        cursor.advance();
        own(key);
        Object value = decode(shape);
        spans = outer;
        return value;
    }

    /** Decodes a node that was kept, as if it stood under a key. */
    public Object kept(String name, Place key, YamlNode node, Shape<?> shape) {
        cursor.replay(node, Optional.empty());
        SpanNode outer = spans;
        if (outer != null) {
            spans = outer.field(name, key);
        }
        own(key);
        Object value = decode(shape);
        spans = outer;
        return value;
    }

    private void own(Place key) {
        ownerLine = key.line();
        ownerColumn = key.column();
        ownerEndColumn = key.endColumn();
    }

    /** Reports a fault and counts it. */
    public void report(Diagnostic diagnostic) {
        fault(diagnostic);
    }

    /**
     * Decodes a mapping with the fields of a table and goes past it. Required fields that are missing are reported.
     *
     * @param owner where the thing stands that the fields belong to
     * @return the values; empty when required ones are missing, or the node is no mapping
     */
    public Optional<FieldValues> table(FieldTable table, Place owner) {
        if (cursor.token() != YamlCursor.Token.MAPPING) {
            wrongType(
                    "a mapping with " + fieldsOf(table),
                    table.fields().stream()
                            .findFirst()
                            .map(field -> "A mapping is written {" + field.name() + ": …}, or \"" + field.name()
                                    + ": …\" on a line of its own."));
            return Optional.empty();
        }
        cursor.advance();
        return fields(table, owner, "");
    }

    Optional<FieldValues> fields(FieldTable table, Place owner, String tagField) {
        Map<String, Row> byName = rows.computeIfAbsent(table, YamlDecoder::byName);
        Frame frame = frame();
        Arrays.fill(frame.lines, 0, Math.min(WIDEST, table.fields().size()), 0);
        depth++;
        FieldValues.Builder values = FieldValues.builder(table);
        while (!cursor.isAtEnd()) {
            String key = key();
            if (key == null) {
                continue;
            }
            Row row = byName.get(key);
            if (row == null) {
                if (key.equals(tagField)) {
                    fault(LanguageFault.DUPLICATE_KEY.at(here(), twice(key)));
                } else {
                    unknown(table, key);
                }
                cursor.advance();
                cursor.skipNode();
            } else {
                field(row.field(), row.position(), values, frame);
            }
        }
        cursor.advance();
        depth--;
        return complete(table, values, frame, owner) ? Optional.of(values.build()) : Optional.empty();
    }

    private static Map<String, Row> byName(FieldTable table) {
        Map<String, Row> map = new HashMap<>();
        for (Field<?> field : table.fields()) {
            map.put(field.name(), new Row(field, map.size()));
        }
        return map;
    }

    static String twice(String key) {
        return "The key \"" + Shown.shorten(key) + "\" stands twice here; which one counts is unclear.";
    }

    private Frame frame() {
        int at = Math.min(depth, frames.length - 1);
        Frame frame = frames[at];
        if (frame == null) {
            frame = new Frame();
            frames[at] = frame;
        }
        return frame;
    }

    /** The key at the cursor, which stays on it; empty when it was no usable key and the entry was passed. */
    public Optional<String> usableKey() {
        return Optional.ofNullable(key());
    }

    @Nullable
    String key() {
        if (cursor.token() == YamlCursor.Token.SCALAR && !cursor.isBroken()) {
            if (cursor.text().equals("<<") && !cursor.isQuoted()) {
                fault(LanguageFault.MERGE_KEY
                        .at(here(), "A merge key (<<) would make it unclear what is stated and what is not managed.")
                        .withHint("Write the fields out, or use an alias (*name) for a whole value."));
                cursor.advance();
                cursor.skipNode();
                return null;
            }
            return cursor.text();
        }
        if (cursor.token() == YamlCursor.Token.SCALAR) {
            faults++;
            cursor.advance();
        } else {
            fault(LanguageFault.KEY_NOT_TEXT.at(here(), "A key is a plain word, never a list or a mapping."));
            cursor.skipNode();
        }
        cursor.skipNode();
        return null;
    }

    private <T> void field(Field<T> field, int position, FieldValues.Builder values, Frame frame) {
        if (frame.lines[position] != 0) {
            duplicate(field.name(), cursor.place(), frame, position);
            cursor.advance();
            cursor.skipNode();
            return;
        }
        SpanNode outer = spans;
        if (outer != null) {
            spans = outer.field(field.name(), cursor.place());
        }
        ownerLine = cursor.line();
        ownerColumn = cursor.column();
        ownerEndColumn = cursor.endColumn();
        frame.lines[position] = ownerLine;
        frame.columns[position] = ownerColumn;
        frame.widths[position] = ownerEndColumn - ownerColumn;
        cursor.advance();
        Object value = decode(field.shape());
        spans = outer;
        if (value != FAULT) {
            @SuppressWarnings("unchecked")
            T typed = (T) value;
            values.put(field, typed);
        }
    }

    private void duplicate(String name, Place second, Frame frame, int position) {
        int line = frame.lines[position];
        int column = frame.columns[position];
        fault(LanguageFault.DUPLICATE_KEY
                .at(second.in(cursor.file()), twice(name))
                .withRelated(
                        new SourceSpan(cursor.file(), line, column, line, column + frame.widths[position]),
                        "first stated here"));
    }

    private void unknown(FieldTable table, String key) {
        Diagnostic diagnostic = LanguageFault.UNKNOWN_FIELD.at(
                here(),
                "\"" + Shown.shorten(key) + "\" is no field of " + Shown.thing(table.name()) + "; "
                        + (table.fields().isEmpty() ? "it has none." : "its fields are " + fieldsOf(table) + "."));
        fault(Suggestions.didYouMean(key, table.names())
                .or(() -> key.startsWith("$")
                        ? Optional.of("Overlays ($add, $remove, $unset) are not part of this version of the language.")
                        : Optional.empty())
                .map(diagnostic::withHint)
                .orElse(diagnostic));
    }

    private static String fieldsOf(FieldTable table) {
        return String.join(", ", table.names());
    }

    private boolean complete(FieldTable table, FieldValues.Builder values, Frame frame, Place owner) {
        boolean complete = true;
        int stated = 0;
        Place second = owner;
        List<Field<?>> fields = table.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field<?> field = fields.get(i);
            boolean named = frame.lines[i] != 0;
            if (named) {
                stated++;
                if (stated > 1) {
                    second = new Place(
                            frame.lines[i], frame.columns[i], frame.lines[i], frame.columns[i] + frame.widths[i]);
                }
            }
            if (field.isRequired() && !values.has(field)) {
                complete = false;
                if (!named && !cursor.hasFailed()) {
                    fault(LanguageFault.MISSING_FIELD.at(
                            owner.in(cursor.file()),
                            "This " + table.name() + " needs \"" + field.name() + "\": "
                                    + Shown.inSentence(field.documentation())));
                }
            }
        }
        if (table.isExactlyOne()) {
            if (stated != 1 && !cursor.hasFailed()) {
                fault(LanguageFault.EXACTLY_ONE.at(
                        (stated == 0 ? owner : second).in(cursor.file()),
                        "Exactly one of " + fieldsOf(table) + " belongs here, and "
                                + (stated == 0 ? "none stands here." : stated + " of them stand here.")));
            }
            complete &= stated == 1 && fields.stream().anyMatch(values::has);
        }
        return complete;
    }

    Place takeOwner() {
        int line = ownerLine;
        ownerLine = 0;
        return line == 0 ? cursor.place() : new Place(line, ownerColumn, line, Math.max(ownerColumn, ownerEndColumn));
    }

    Object wrongType(String expected) {
        return wrongType(expected, Optional.empty());
    }

    Object wrongType(String expected, Optional<String> hint) {
        Diagnostic diagnostic =
                LanguageFault.WRONG_TYPE.at(here(), "Here " + expected + " is expected, not " + found() + ".");
        fault(hint.map(diagnostic::withHint).orElse(diagnostic));
        cursor.skipNode();
        return FAULT;
    }

    private String found() {
        return switch (cursor.token()) {
            case MAPPING -> "a mapping";
            case SEQUENCE -> "a list";
            default -> (cursor.isQuoted() ? "the quoted text \"" : "\"") + Shown.shorten(cursor.text()) + "\"";
        };
    }

    private static final Shape.Visitor<Boolean> IS_COLLECTION = new Shape.Visitor<>() {
        @Override
        public <T> Boolean scalar(Shape.Scalar<T> shape) {
            return false;
        }

        @Override
        public <E> Boolean list(Shape.ListOf<E> shape) {
            return true;
        }

        @Override
        public <S extends Structure> Boolean struct(Shape.Struct<S> shape) {
            return true;
        }

        @Override
        public <V> Boolean map(Shape.MapOf<V> shape) {
            return true;
        }

        @Override
        public <E extends Structure> Boolean tagged(Shape.Tagged<E> shape) {
            return true;
        }
    };
}
