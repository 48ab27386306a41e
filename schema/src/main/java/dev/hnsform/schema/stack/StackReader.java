package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.declaration.VersionReader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.v1beta1.PolicyTypes;
import dev.hnsform.schema.v1beta1.V1Beta1Reader;
import dev.hnsform.schema.value.ValueInterpolation;
import dev.hnsform.schema.value.Values;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the documents of a stack in one pass over its files. A document that takes values before the Stack document was met is read again
 * afterwards. All faults are collected; nothing is thrown for what a user wrote.
 */
public final class StackReader {
    /** The most documents in a stack. */
    public static final int MOST_DOCUMENTS = 200_000;

    private static final List<VersionReader> PUBLISHED = List.of(new V1Beta1Reader());

    private final SourceSet source;
    private final StackInputs inputs;
    private final DocumentReader documentReader;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<int[]> tooEarly = new ArrayList<>();
    private final ValueInterpolation interpolation = new ValueInterpolation(Optional.empty());
    private final Collecting sink = new Collecting();
    private Optional<StackHeader> stack = Optional.empty();
    private Values values = Values.NONE;
    private boolean complete = true;
    private int documents;
    private int skipped;

    private StackReader(SourceSet source, StackInputs inputs, List<VersionReader> readers) {
        this.source = source;
        this.inputs = inputs;
        this.documentReader = new DocumentReader(readers, inputs.toolVersion());
    }

    /** Reads a stack. */
    public static Declarations read(SourceSet source, StackInputs inputs) {
        return read(source, inputs, PUBLISHED);
    }

    /** Reads a stack whose documents may be of these versions, the newest last. */
    static Declarations read(SourceSet source, StackInputs inputs, List<VersionReader> readers) {
        return new StackReader(source, inputs, readers).read();
    }

    private Declarations read() {
        List<SourceFile> files = source.files();
        int first = rootStack(files);
        if (first >= 0) {
            readFile(first);
        }
        for (int i = 0; i < files.size() && documents <= MOST_DOCUMENTS; i++) {
            if (i != first) {
                readFile(i);
            }
        }
        if (stack.isEmpty() && complete) {
            diagnostics.add(LanguageFault.NO_STACK
                    .without("\"" + source.origin().shown() + "\" holds no document of kind Stack, so it is no stack: "
                            + looked())
                    .withHint("\"hnsform init " + source.origin().shown() + "\" makes one."));
        }
        readAgain();
        stack.ifPresent(this::checkVersion);
        declarations.sort(null);
        return new Declarations(
                source,
                stack,
                values,
                declarations,
                complete,
                skipped,
                diagnostics.sorted(),
                new DocumentSpans(source, declarations, documentReader, interpolation));
    }

    private String looked() {
        int files = source.files().size();
        return files + (files == 1 ? " YAML file" : " YAML files") + " with " + documents
                + (documents == 1 ? " document" : " documents") + " of hnsform and " + skipped
                + " of other programs were read.";
    }

    /** The file that usually holds the Stack document comes first, so that values are known when they are asked for. */
    private static int rootStack(List<SourceFile> files) {
        for (int i = 0; i < files.size(); i++) {
            String path = files.get(i).path();
            if (path.equals("stack.yaml") || path.equals("stack.yml")) {
                return i;
            }
        }
        return -1;
    }

    private void readFile(int index) {
        SourceFile file = source.files().get(index);
        Optional<SourceText> text = SourceText.read(file, diagnostics::add);
        if (text.isEmpty()) {
            complete = false;
            return;
        }
        YamlCursor cursor = new YamlCursor(text.get(), 1, file.shownPath(), diagnostics::add);
        YamlDecoder decoder = sink.decoder(cursor);
        Faults faults = new Faults();
        while (cursor.nextDocument(faults)) {
            if (documents + skipped >= MOST_DOCUMENTS) {
                SourceSpan here = cursor.place().in(file.shownPath());
                diagnostics.add(LanguageFault.TOO_MANY_DOCUMENTS.at(
                        here,
                        "This is document " + (MOST_DOCUMENTS + 1) + " of the stack; at most " + MOST_DOCUMENTS
                                + " are read. Split it into several stacks."));
                complete = false;
                documents = MOST_DOCUMENTS + 1;
                return;
            }
            document(decoder, index, faults, true);
            faults.clear();
        }
        if (cursor.hasFailed()) {
            complete = false;
            faults.commit();
        }
    }

    private void document(YamlDecoder decoder, int file, Faults faults, boolean firstTime) {
        YamlCursor cursor = decoder.cursor();
        int line = cursor.documentLine();
        decoder.beginDocument();
        sink.begin(file, line);
        DocumentReader.Outcome outcome = documentReader.read(decoder, sink);
        boolean early = interpolation.wasAskedTooEarly();
        if (outcome == DocumentReader.Outcome.EMPTY) {
            return;
        }
        if (outcome == DocumentReader.Outcome.FOREIGN) {
            skipped++;
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

    private void readAgain() {
        if (tooEarly.isEmpty()) {
            return;
        }
        if (stack.isEmpty()) {
            // Without a Stack document nothing is known of values, and that was said.
            complete = false;
            return;
        }
        int open = -1;
        Optional<SourceText> text = Optional.empty();
        Faults faults = new Faults();
        for (int[] place : tooEarly) {
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
            YamlDecoder decoder = sink.decoder(cursor);
            if (cursor.nextDocument(faults)) {
                document(decoder, place[0], faults, false);
            }
            faults.clear();
        }
    }

    private void checkVersion(StackHeader header) {
        if (header.requires().isPresent() && !header.requires().get().contains(inputs.toolVersion())) {
            diagnostics.add(LanguageFault.TOOL_VERSION.at(
                    header.requiresSpan().orElse(header.span()),
                    "This is hnsform " + inputs.toolVersion() + "; the stack allows "
                            + header.requires().get()
                            + ". Take a release in that range, or change the range once this one was tried."));
        }
    }

    /** Faults of one document, held back until it is known whose it is. */
    private final class Faults implements java.util.function.Consumer<Diagnostic> {
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
            held.removeIf(diagnostic -> !diagnostic.code().equals(LanguageFault.SYNTAX.code()));
        }

        void clear() {
            held.clear();
        }
    }

    /** Takes what one document declares, and keeps it when the document is done. */
    private final class Collecting implements DeclarationSink {
        private Optional<YamlDecoder> shared = Optional.empty();
        private Optional<Declaration> declaration = Optional.empty();
        private Optional<StackHeader> header = Optional.empty();
        private boolean unknown;
        private int file;
        private int line;

        /** The one decoder, at another cursor. */
        YamlDecoder decoder(YamlCursor cursor) {
            if (shared.isEmpty()) {
                shared = Optional.of(new YamlDecoder(cursor, interpolation, new PolicyTypes()));
            }
            shared.get().use(cursor, interpolation);
            return shared.get();
        }

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
            if (header.isPresent()) {
                take(header.get());
            }
        }

        private void take(StackHeader found) {
            if (source.files().get(file).path().indexOf('/') >= 0) {
                diagnostics.add(
                        LanguageFault.NESTED_STACK.at(
                                found.span(),
                                "A Stack document stands at the root of its directory, and here it is in \""
                                        + source.files().get(file).path()
                                        + "\". A stack inside a stack would belong to both: name the inner directory in the command, or keep it out with .hnsformignore."));
                return;
            }
            if (stack.isPresent()) {
                diagnostics.add(LanguageFault.SECOND_STACK
                        .at(found.span(), "A stack has exactly one Stack document.")
                        .withRelated(stack.get().span(), "the other one"));
                return;
            }
            stack = Optional.of(found);
            values = new ValueResolver(found, diagnostics).resolve(inputs);
            interpolation.become(values);
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
