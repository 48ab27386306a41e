package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.source.SourceText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** The library's parse events, with its failures turned into one diagnostic. */
final class RawEvents {
    static final int STREAM_START = 0;
    static final int STREAM_END = 1;
    static final int DOCUMENT_START = 2;
    static final int DOCUMENT_END = 3;
    static final int SCALAR = 4;
    static final int ALIAS = 5;
    static final int MAPPING = 6;
    static final int MAPPING_END = 7;
    static final int SEQUENCE = 8;
    static final int SEQUENCE_END = 9;
    static final int FAILED = 10;

    /** Even what nobody reads is left alone only down to here: the library's work a token grows with the depth. */
    private static final int DEEPEST = 1_000;

    private final Parser parser;
    private final SourceText source;
    private final String file;
    private final int linesBefore;
    private int type = STREAM_START;
    private @Nullable Event event;
    private boolean ended;
    private Optional<Diagnostic> fault = Optional.empty();
    private final boolean[] flowLevels = new boolean[YamlCursor.DEEPEST + 2];
    private int level;
    private boolean flow;

    RawEvents(SourceText source, int firstLine, String file) {
        this.source = source;
        this.file = file;
        this.linesBefore = firstLine - 1;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(reader(source, firstLine)), options);
    }

    private static StringReader reader(SourceText source, int firstLine) {
        StringReader reader = new StringReader(source.text());
        try {
            long skipped = firstLine == 1 ? 0 : reader.skip(source.start(firstLine));
            if (firstLine > 1 && skipped != source.start(firstLine)) {
                throw new IllegalArgumentException("line " + firstLine + " is behind the end of the text");
            }
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void advance() {
        if (ended) {
            return;
        }
        // The library throws its own exceptions for bad text, and IllegalArgumentException for malformed tags.
        try {
            event = parser.getEvent();
        } catch (RuntimeException e) {
            fault = Optional.of(diagnose(e));
            type = FAILED;
            ended = true;
            return;
        }
        type = typeOf(event);
        if (level > DEEPEST) {
            fault = Optional.of(LanguageFault.TOO_DEEP.at(
                    place().in(file),
                    "Here the text is nested more than " + DEEPEST
                            + " levels deep. The rest of this file was not read."));
            type = FAILED;
        }
        ended = type == STREAM_END || type == FAILED;
    }

    private int typeOf(@Nullable Event next) {
        if (next == null) {
            return STREAM_END;
        }
        return switch (next.getEventId()) {
            case StreamStart -> STREAM_START;
            case StreamEnd -> STREAM_END;
            case DocumentStart -> DOCUMENT_START;
            case DocumentEnd -> DOCUMENT_END;
            case Scalar -> SCALAR;
            case Alias -> ALIAS;
            case MappingStart -> open(next, MAPPING);
            case SequenceStart -> open(next, SEQUENCE);
            case MappingEnd -> close(MAPPING_END);
            case SequenceEnd -> close(SEQUENCE_END);
            case Comment -> throw new IllegalStateException("comments are not asked for");
        };
    }

    private int open(Event next, int as) {
        flow = ((CollectionStartEvent) next).isFlow();
        level++;
        if (level < flowLevels.length) {
            flowLevels[level] = flow;
        }
        return as;
    }

    private int close(int as) {
        flow = level < flowLevels.length && flowLevels[level];
        level--;
        return as;
    }

    /** Goes to the end of the collection that begins here. */
    void skipCollection() {
        int target = level - 1;
        while (level > target && !ended) {
            advance();
        }
    }

    int type() {
        return type;
    }

    Optional<Diagnostic> fault() {
        return fault;
    }

    private Event current() {
        Event now = event;
        if (now == null) {
            throw new IllegalStateException("no event was read");
        }
        return now;
    }

    int line() {
        return event == null ? 1 : linesBefore + event.getStartMark().getLine() + 1;
    }

    int column() {
        return event == null ? 1 : startColumn(event) + 1;
    }

    /** Where an event begins; a plain scalar without its anchor. */
    private static int startColumn(Event of) {
        Mark start = of.getStartMark();
        Mark end = of.getEndMark();
        if (of instanceof ScalarEvent scalar
                && scalar.getAnchor() != null
                && scalar.isPlain()
                && start.getLine() == end.getLine()) {
            int width = scalar.getValue().codePointCount(0, scalar.getValue().length());
            return Math.max(start.getColumn(), end.getColumn() - width);
        }
        return start.getColumn();
    }

    int endLine() {
        return event == null || isBlockStart()
                ? line()
                : linesBefore + event.getEndMark().getLine() + 1;
    }

    int endColumn() {
        return event == null || isBlockStart()
                ? column() + 1
                : event.getEndMark().getColumn() + 1;
    }

    Place place() {
        return new Place(line(), column(), endLine(), endColumn());
    }

    private boolean isBlockStart() {
        return (type == MAPPING || type == SEQUENCE) && !flow;
    }

    boolean isFlow() {
        return flow;
    }

    String text() {
        return ((ScalarEvent) current()).getValue();
    }

    boolean isQuoted() {
        return ((ScalarEvent) current()).getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
    }

    @Nullable
    String anchor() {
        return ((NodeEvent) current()).getAnchor();
    }

    String alias() {
        return ((AliasEvent) current()).getAnchor();
    }

    @Nullable
    String tag() {
        Event now = current();
        return now instanceof ScalarEvent scalar
                ? scalar.getTag()
                : now instanceof CollectionStartEvent collection ? collection.getTag() : null;
    }

    /** The first key of the block mapping that begins here. */
    Optional<Place> firstKey() {
        try {
            Event next = parser.peekEvent();
            return next instanceof ScalarEvent scalar && !ended ? Optional.of(place(scalar)) : Optional.empty();
        } catch (RuntimeException e) {
            // The same failure comes again, and is reported, when the cursor goes on.
            return Optional.empty();
        }
    }

    private Place place(Event of) {
        Mark start = of.getStartMark();
        Mark end = of.getEndMark();
        return new Place(
                linesBefore + start.getLine() + 1,
                start.getColumn() + 1,
                linesBefore + end.getLine() + 1,
                end.getColumn() + 1);
    }

    private Diagnostic diagnose(RuntimeException failure) {
        if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return Syntax.of(marked, span(marked.getProblemMark()), related(marked));
        }
        if (failure instanceof ReaderException reader) {
            return Syntax.of(reader, at(reader.getPosition()));
        }
        Event last = event;
        SourceSpan span = last == null ? at(0) : span(last.getEndMark());
        return Syntax.of(failure, span);
    }

    private Optional<SourceSpan> related(MarkedYAMLException failure) {
        Mark context = failure.getContextMark();
        return context == null ? Optional.empty() : Optional.of(span(context));
    }

    private SourceSpan span(Mark mark) {
        int line = linesBefore + mark.getLine() + 1;
        int column = mark.getColumn() + 1;
        return new SourceSpan(file, line, column, line, column + 1);
    }

    /** The place of the n-th code point of what was given to the library. */
    private SourceSpan at(int codePoints) {
        String text = source.text();
        int from = linesBefore == 0 ? 0 : source.start(linesBefore + 1);
        int wanted = Math.min(codePoints, text.codePointCount(from, text.length()));
        int offset = text.offsetByCodePoints(from, wanted);
        int line = linesBefore + 1;
        while (line < source.lines() && source.start(line + 1) <= offset) {
            line++;
        }
        int column = text.codePointCount(source.start(line), offset) + 1;
        return new SourceSpan(file, line, column, line, column + 1);
    }
}
