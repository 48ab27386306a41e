package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of one file, one after another, under guards: depth, aliases (expanded here, so that nobody else meets one), tags, length of
 * scalars, syntax. A fault goes to the sink at once; what was refused stands in the stream as a broken scalar, which whoever meets it passes over
 * in silence. Every collection that begins also ends, even where the text breaks off.
 */
public final class YamlCursor {
    /** The deepest nesting. */
    public static final int DEEPEST = 64;
    /** The longest scalar, in characters. */
    public static final int LONGEST_SCALAR = 65_536;

    /** What stands at the cursor. */
    public enum Token {
        /** A scalar. */
        SCALAR,
        /** The beginning of a mapping. */
        MAPPING,
        /** The end of a mapping. */
        MAPPING_END,
        /** The beginning of a list. */
        SEQUENCE,
        /** The end of a list. */
        SEQUENCE_END,
        /** The end of the document. */
        DOCUMENT_END
    }

    private static final class Replay {
        private final List<YamlEvent> events;
        private int next;

        Replay(List<YamlEvent> events) {
            this.events = events;
        }
    }

    private final RawEvents raw;
    private final String file;
    private Consumer<Diagnostic> faults;

    private final Deque<Replay> replays = new ArrayDeque<>();
    private final boolean[] openMappings = new boolean[DEEPEST + 2];
    private int depth;

    private final Anchors anchors = new Anchors();
    private boolean saidTooDeep;
    private boolean failed;
    private int documentLine;

    private Token token = Token.DOCUMENT_END;
    private String text = "";
    private boolean quoted;
    private boolean broken;
    private boolean flow;
    /** Whether the token is the library's current event, whose place is asked for only when needed. */
    private boolean fromRaw;

    private Place shownPlace = Place.START;
    private boolean keepsEnds;
    private Place lastEnd = Place.START;

    /**
     * A cursor before the first document.
     *
     * @param source the text
     * @param firstLine the line to begin at, from 1; a document must begin there
     * @param file the path that spans name
     * @param faults takes faults outside documents
     */
    public YamlCursor(SourceText source, int firstLine, String file, Consumer<Diagnostic> faults) {
        this.raw = new RawEvents(source, firstLine, file);
        this.file = file;
        this.faults = faults;
    }

    /** Goes to the next document, past whatever is left of this one; false at the end of the file. */
    public boolean nextDocument(Consumer<Diagnostic> documentFaults) {
        faults = documentFaults;
        replays.clear();
        depth = 0;
        anchors.clear();
        saidTooDeep = false;
        do {
            raw.advance();
            if (raw.type() == RawEvents.FAILED) {
                fail();
                return false;
            }
            if (raw.type() == RawEvents.STREAM_END) {
                return false;
            }
        } while (raw.type() != RawEvents.DOCUMENT_START);
        documentLine = raw.line();
        advance();
        return true;
    }

    private void fail() {
        if (!failed) {
            failed = true;
            raw.fault().ifPresent(faults);
        }
    }

    /** The line on which the document begins. */
    public int documentLine() {
        return documentLine;
    }

    /** Whether the text broke off: nothing more of this file can be read. */
    public boolean hasFailed() {
        return failed;
    }

    /** What stands here. */
    public Token token() {
        return token;
    }

    /** The scalar's text. */
    public String text() {
        return text;
    }

    /** Whether the scalar is text whatever it looks like. */
    public boolean isQuoted() {
        return quoted;
    }

    /** Whether the scalar stands for something refused already. */
    public boolean isBroken() {
        return broken;
    }

    /** Whether the collection is written in brackets or braces. */
    public boolean isFlow() {
        return flow;
    }

    /** The line, from 1. */
    public int line() {
        return fromRaw ? raw.line() : shownPlace.line();
    }

    /** The column, from 1. */
    public int column() {
        return fromRaw ? raw.column() : shownPlace.column();
    }

    /** The column behind the token, from 1. */
    int endColumn() {
        return fromRaw ? raw.endColumn() : shownPlace.endColumn();
    }

    /** Remembers from now on where collections ended; costs a little. */
    void keepEnds(boolean keep) {
        keepsEnds = keep;
    }

    /** Where the token stands; for a collection, where it begins: its bracket, or its first key. */
    public Place place() {
        if (token == Token.MAPPING && !flow && fromRaw) {
            return raw.firstKey().orElseGet(this::here);
        }
        return here();
    }

    /** The file that spans name. */
    public String file() {
        return file;
    }

    /** Reports a fault of the document. */
    public void report(Diagnostic diagnostic) {
        faults.accept(diagnostic);
    }

    /** Goes to the next token; stays at the end of the document. */
    public void advance() {
        if (keepsEnds && (token == Token.MAPPING_END || token == Token.SEQUENCE_END)) {
            lastEnd = here();
        }
        while (!replays.isEmpty()) {
            Replay replay = replays.element();
            if (replay.next < replay.events.size()) {
                show(replay.events.get(replay.next++));
                return;
            }
            replays.remove();
        }
        if (depth == 0 && token == Token.DOCUMENT_END && raw.type() == RawEvents.DOCUMENT_END) {
            return;
        }
        live();
    }

    private void show(YamlEvent event) {
        token = event.token();
        text = event.text();
        quoted = event.quoted();
        broken = event.broken();
        flow = event.flow();
        shownPlace = event.place();
        fromRaw = false;
        track();
    }

    /** Counts the depth; true when this token opens one level too many. */
    private boolean track() {
        switch (token) {
            case MAPPING, SEQUENCE -> {
                depth++;
                if (depth > DEEPEST) {
                    refuseDepth();
                    return true;
                }
                openMappings[depth] = token == Token.MAPPING;
            }
            case MAPPING_END, SEQUENCE_END -> depth--;
            case SCALAR, DOCUMENT_END -> {
                return false;
            }
        }
        return false;
    }

    private void refuseDepth() {
        if (!saidTooDeep) {
            saidTooDeep = true;
            report(LanguageFault.TOO_DEEP.at(
                    here().in(file),
                    "Here the document is nested more than " + DEEPEST
                            + " levels deep. No field of the language needs that; the part below is not read."));
        }
        if (replays.isEmpty()) {
            raw.skipCollection();
        } else {
            skipReplayed();
        }
        depth--;
        becomeBroken();
    }

    private void skipReplayed() {
        Replay replay = replays.element();
        int open = 1;
        while (open > 0) {
            Token next = replay.events.get(replay.next++).token();
            if (next == Token.MAPPING || next == Token.SEQUENCE) {
                open++;
            } else if (next == Token.MAPPING_END || next == Token.SEQUENCE_END) {
                open--;
            }
        }
    }

    private void becomeBroken() {
        token = Token.SCALAR;
        text = "";
        quoted = false;
        broken = true;
        flow = false;
    }

    private void live() {
        raw.advance();
        fromRaw = true;
        quoted = false;
        broken = false;
        flow = false;
        switch (raw.type()) {
            case RawEvents.SCALAR -> scalar();
            case RawEvents.ALIAS -> alias();
            case RawEvents.MAPPING, RawEvents.SEQUENCE -> collection();
            case RawEvents.MAPPING_END -> end(Token.MAPPING_END);
            case RawEvents.SEQUENCE_END -> end(Token.SEQUENCE_END);
            case RawEvents.FAILED, RawEvents.STREAM_END -> {
                fail();
                closeWhatIsOpen();
            }
            default -> {
                token = Token.DOCUMENT_END;
                text = "";
            }
        }
    }

    private void end(Token ended) {
        token = ended;
        text = "";
        flow = raw.isFlow();
        track();
    }

    private void closeWhatIsOpen() {
        text = "";
        if (depth > 0) {
            token = openMappings[depth] ? Token.MAPPING_END : Token.SEQUENCE_END;
            depth--;
        } else {
            token = Token.DOCUMENT_END;
        }
    }

    private void scalar() {
        token = Token.SCALAR;
        text = raw.text();
        quoted = raw.isQuoted();
        if (text.length() > LONGEST_SCALAR) {
            report(LanguageFault.SCALAR_TOO_LONG.at(
                    here().in(file),
                    "This text has " + text.length() + " characters; at most " + LONGEST_SCALAR
                            + " are read, and no field takes that many."));
            becomeBroken();
        }
        refuseTag();
        String anchor = raw.anchor();
        if (anchor != null) {
            anchors.put(anchor, new YamlNode.Scalar(text, quoted, broken, place()));
        }
    }

    private void refuseTag() {
        String tag = raw.tag();
        if (tag != null) {
            report(LanguageFault.TAG
                    .at(here().in(file), "A tag (" + tag + ") cannot decide what a value is: its field does.")
                    .withHint("Leave the tag out; put text that looks like something else in quotes."));
            if (raw.type() == RawEvents.SCALAR) {
                becomeBroken();
            }
        }
    }

    private void collection() {
        token = raw.type() == RawEvents.MAPPING ? Token.MAPPING : Token.SEQUENCE;
        text = "";
        flow = raw.isFlow();
        refuseTag();
        String anchor = raw.anchor();
        if (track() || anchor == null) {
            return;
        }
        anchors.begin(anchor);
        YamlNode node = take();
        anchors.end(anchor, node);
        replay(node, Optional.empty());
    }

    private void alias() {
        String name = raw.alias();
        Place here = here();
        Optional<YamlNode> found = anchors.expand(name, here.in(file), this::report);
        if (found.isEmpty()) {
            becomeBroken();
        } else if (found.get() instanceof YamlNode.Scalar scalar) {
            token = Token.SCALAR;
            text = scalar.text();
            quoted = scalar.quoted();
            broken = scalar.broken();
        } else {
            // The node as a whole stands where the alias does; its parts stand where they were written.
            replay(found.get(), here);
        }
    }

    /** Puts a node before what follows; the cursor stands on its first token. */
    public void replay(YamlNode node, Optional<Place> at) {
        List<YamlEvent> events = new ArrayList<>();
        node.events(at, events::add);
        replays.push(new Replay(events));
        advance();
    }

    /** From a collection's beginning to the end of the collection that was passed last. */
    Place untilLastEnd(Place start) {
        return start.to(lastEnd);
    }

    private void replay(YamlNode node, Place rootPlace) {
        List<YamlEvent> events = new ArrayList<>();
        node.events(Optional.empty(), events::add);
        moveTo(rootPlace, events, 0);
        moveTo(rootPlace, events, events.size() - 1);
        replays.push(new Replay(events));
        advance();
    }

    private static void moveTo(Place place, List<YamlEvent> events, int index) {
        YamlEvent event = events.get(index);
        events.set(index, new YamlEvent(event.token(), event.text(), event.quoted(), event.broken(), true, place));
    }

    /** Puts entries of a mapping before the token on which the cursor stands: a key, or the mapping's end. */
    public void replayEntries(List<YamlNode.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<YamlEvent> events = new ArrayList<>();
        for (YamlNode.Entry entry : entries) {
            entry.key().events(Optional.empty(), events::add);
            entry.value().events(Optional.empty(), events::add);
        }
        events.add(new YamlEvent(token, text, quoted, broken, flow, here()));
        switch (token) {
            case MAPPING, SEQUENCE -> depth--;
            case MAPPING_END, SEQUENCE_END -> {
                depth++;
                openMappings[depth] = token == Token.MAPPING_END;
            }
            case SCALAR, DOCUMENT_END -> {}
        }
        replays.push(new Replay(events));
        advance();
    }

    /** Keeps the node that begins here and goes to its last token (not past it, so that what follows can be replayed before it). */
    private YamlNode take() {
        Place start = place();
        switch (token) {
            case SCALAR -> {
                return new YamlNode.Scalar(text, quoted, broken, start);
            }
            case SEQUENCE -> {
                boolean inBrackets = flow;
                List<YamlNode> elements = new ArrayList<>();
                advance();
                while (!isAtEnd()) {
                    elements.add(take());
                    advance();
                }
                return new YamlNode.Sequence(elements, inBrackets, inBrackets ? start.to(here()) : start);
            }
            case MAPPING -> {
                boolean inBraces = flow;
                List<YamlNode.Entry> entries = new ArrayList<>();
                advance();
                while (!isAtEnd()) {
                    YamlNode key = take();
                    advance();
                    boolean brokenOff = isAtEnd();
                    entries.add(new YamlNode.Entry(key, take()));
                    if (!brokenOff) {
                        advance();
                    }
                }
                return new YamlNode.Mapping(entries, inBraces, inBraces ? start.to(here()) : start);
            }
            case MAPPING_END, SEQUENCE_END, DOCUMENT_END -> {
                if (failed) {
                    return new YamlNode.Scalar("", false, true, start);
                }
                throw new BugException("a node was taken where none begins: " + token + " at " + start.in(file));
            }
        }
        throw new BugException("a token without a case: " + token);
    }

    private Place here() {
        return fromRaw ? raw.place() : shownPlace;
    }

    /** Keeps the node that begins here and goes past it. */
    public YamlNode takeNode() {
        YamlNode node = take();
        advance();
        return node;
    }

    /** Whether a collection or the document ends here. */
    public boolean isAtEnd() {
        return token == Token.MAPPING_END || token == Token.SEQUENCE_END || token == Token.DOCUMENT_END;
    }

    /** Goes past the node that begins here; stays where none begins because the text broke off. */
    public void skipNode() {
        if (isAtEnd()) {
            return;
        }
        int open = 0;
        do {
            switch (token) {
                case MAPPING, SEQUENCE -> open++;
                case MAPPING_END, SEQUENCE_END -> open--;
                case SCALAR -> {}
                case DOCUMENT_END -> {
                    return;
                }
            }
            advance();
        } while (open > 0);
    }

    /** Whether a plain scalar is one of YAML's nulls. */
    public boolean isNull() {
        return token == Token.SCALAR && !quoted && !broken && isNullText(text);
    }

    private static boolean isNullText(String text) {
        return switch (text.length()) {
            case 0 -> true;
            case 1 -> text.equals("~");
            case 4 -> text.equals("null") || text.equals("Null") || text.equals("NULL");
            default -> false;
        };
    }

    /** The scalar's text, if it is one; for keys. */
    public @Nullable String scalarOrNull() {
        return token == Token.SCALAR ? text : null;
    }
}
