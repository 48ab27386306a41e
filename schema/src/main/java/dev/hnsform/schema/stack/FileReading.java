package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.v1beta1.PolicyTypes;
import dev.hnsform.schema.value.ValueInterpolation;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads files one after another and keeps what they declare. One is used by one thread; several may read different files at once. */
final class FileReading {
    /**
     * A Stack document.
     *
     * @param header what it says
     * @param file index of its file
     */
    record FoundStack(StackHeader header, int file) {}

    private final SourceSet source;
    private final DocumentReader documentReader;
    private final ValueInterpolation interpolation;
    private final Consumer<FoundStack> onStack;
    private final Collecting sink = new Collecting();
    private final Faults faults = new Faults();
    private @Nullable YamlDecoder decoder;

    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<int[]> tooEarly = new ArrayList<>();
    private boolean complete = true;
    private int documents;
    private int skipped;
    private final List<Integer> skippedFiles = new ArrayList<>();

    /**
     * A reading.
     *
     * @param interpolation fills in values, as far as they are known
     * @param onStack takes Stack documents as they are met; may make the values known
     */
    FileReading(
            SourceSet source,
            DocumentReader documentReader,
            ValueInterpolation interpolation,
            Consumer<FoundStack> onStack) {
        this.source = source;
        this.documentReader = documentReader;
        this.interpolation = interpolation;
        this.onStack = onStack;
    }

    List<Declaration> declarations() {
        return declarations;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** File index and line of documents that asked for values before these were known. */
    List<int[]> tooEarly() {
        return tooEarly;
    }

    /** Whether every document is known at least by its address. */
    boolean isComplete() {
        return complete;
    }

    /** Documents of the language met so far. */
    int documents() {
        return documents;
    }

    /** Documents of other programs met so far. */
    int skipped() {
        return skipped;
    }

    /** Indexes of the files in which these stand, in the order of reading. */
    List<Integer> skippedFiles() {
        return skippedFiles;
    }

    /** Reads a file, up to so many documents more. */
    void read(int index, int mostDocuments) {
        SourceFile file = source.files().get(index);
        Optional<SourceText> text = SourceText.read(file, diagnostics::add);
        if (text.isEmpty()) {
            complete = false;
            return;
        }
        YamlCursor cursor = new YamlCursor(text.get(), 1, file.shownPath(), diagnostics::add);
        YamlDecoder decoding = decoder(cursor);
        int end = documents + skipped + mostDocuments;
        while (cursor.nextDocument(faults)) {
            if (documents + skipped >= end) {
                // One more than may be counts as met, so that whoever adds up sees it.
                documents++;
                complete = false;
                return;
            }
            document(decoding, index, true);
            faults.clear();
        }
        if (cursor.hasFailed()) {
            complete = false;
            faults.commit();
        }
    }

    /** Reads documents again that asked for values too early; sorted by file. */
    void readAgain(List<int[]> places) {
        int open = -1;
        Optional<SourceText> text = Optional.empty();
        for (int[] place : places) {
            SourceFile file = source.files().get(place[0]);
            if (open != place[0]) {
                text = SourceText.read(file, diagnostics::add);
                open = place[0];
            }
            if (text.isEmpty() || place[1] > text.get().lines()) {
                complete = false;
                continue;
            }
            YamlCursor cursor = new YamlCursor(text.get(), place[1], file.shownPath(), diagnostics::add);
            YamlDecoder decoding = decoder(cursor);
            if (cursor.nextDocument(faults)) {
                document(decoding, place[0], false);
            }
            faults.clear();
        }
    }

    private YamlDecoder decoder(YamlCursor cursor) {
        YamlDecoder shared = decoder;
        if (shared == null) {
            shared = new YamlDecoder(cursor, interpolation, new PolicyTypes());
            decoder = shared;
        }
        shared.use(cursor, interpolation);
        return shared;
    }

    private void document(YamlDecoder decoding, int file, boolean firstTime) {
        YamlCursor cursor = decoding.cursor();
        int line = cursor.documentLine();
        decoding.beginDocument();
        sink.begin(file, line);
        DocumentReader.Outcome outcome = documentReader.read(decoding, sink);
        boolean early = interpolation.wasAskedTooEarly();
        if (outcome == DocumentReader.Outcome.EMPTY) {
            return;
        }
        if (outcome == DocumentReader.Outcome.FOREIGN) {
            skipped++;
            if (skippedFiles.isEmpty() || skippedFiles.get(skippedFiles.size() - 1) != file) {
                skippedFiles.add(file);
            }
            return;
        }
        if (firstTime) {
            documents++;
        }
        if (cursor.hasFailed()) {
            // Only the syntax counts, which the cursor reported; what was known of the document by then may be wrong.
            complete = false;
            faults.onlySyntax();
        } else if (early && firstTime && !sink.isStack()) {
            tooEarly.add(new int[] {file, line});
            return;
        }
        faults.commit();
        sink.commit();
    }

    /** Faults of one document, held back until it is known whose it is. */
    private final class Faults implements Consumer<Diagnostic> {
        private final List<Diagnostic> held = new ArrayList<>();

        @Override
        public void accept(Diagnostic diagnostic) {
            held.add(diagnostic);
        }

        void commit() {
            diagnostics.addAll(held);
            held.clear();
        }

        void onlySyntax() {
            held.removeIf(diagnostic -> !diagnostic.code().equals(LanguageFault.SYNTAX.code())
                    && !diagnostic.code().equals(LanguageFault.TOO_DEEP.code()));
        }

        void clear() {
            held.clear();
        }
    }

    /** Takes what one document declares, and keeps it when the document is done. */
    private final class Collecting implements DeclarationSink {
        private Optional<Declaration> declaration = Optional.empty();
        private Optional<StackHeader> header = Optional.empty();
        private boolean unknown;
        private int file;
        private int line;

        void begin(int inFile, int atLine) {
            file = inFile;
            line = atLine;
            declaration = Optional.empty();
            header = Optional.empty();
            unknown = false;
        }

        boolean isStack() {
            return header.isPresent();
        }

        void commit() {
            complete &= !unknown;
            declaration.ifPresent(declarations::add);
            header.ifPresent(found -> onStack.accept(new FoundStack(found, file)));
        }

        @Override
        public void resource(ResourceAddress address, Optional<Resource> resource, boolean whole) {
            declaration = Optional.of(new Declaration(address, resource, whole, file, line));
        }

        @Override
        public void stack(StackHeader found) {
            header = Optional.of(found);
        }

        @Override
        public void unknown() {
            unknown = true;
        }
    }
}
