package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.declaration.StackHeader;
import dev.hnsform.schema.declaration.VersionReader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.Diagnostics;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.v1beta1.V1Beta1Reader;
import dev.hnsform.schema.value.ValueInterpolation;
import dev.hnsform.schema.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the documents of a stack in one pass over its files. A document that takes values before the Stack document was met is read again
 * afterwards. All faults are collected; nothing is thrown for what a user wrote. The files of large stacks are read by as many threads as there
 * are processors; the answer is the same.
 */
public final class StackReader {
    /** The most documents in a stack. */
    public static final int MOST_DOCUMENTS = 200_000;

    private static final List<VersionReader> PUBLISHED = List.of(new V1Beta1Reader());
    /** So many documents are read before it pays to start threads. */
    private static final int SMALL = 200;

    private static final int CHUNKS = 16;
    private static final int LARGEST_CHUNK = 256;
    private static final int MOST_NAMED = 5;

    private final SourceSet source;
    private final StackInputs inputs;
    private final DocumentReader documentReader;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<int[]> tooEarly = new ArrayList<>();
    private final List<FileReading.FoundStack> nested = new ArrayList<>();
    private final ValueInterpolation interpolation = new ValueInterpolation(Optional.empty());
    private Optional<StackHeader> stack = Optional.empty();
    private Values values = Values.NONE;
    private boolean complete = true;
    private int documents;
    private int skipped;
    private final List<Integer> skippedFiles = new ArrayList<>();

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
        List<Integer> order = order(source.files());
        int next = 0;
        FileReading first = new FileReading(source, documentReader, interpolation, this::take);
        while (next < order.size() && first.documents() + first.skipped() < SMALL) {
            first.read(order.get(next++), MOST_DOCUMENTS - first.documents() - first.skipped());
        }
        add(first);
        if (next < order.size()) {
            readInParallel(order.subList(next, order.size()));
        }
        if (documents + skipped > MOST_DOCUMENTS) {
            complete = false;
            diagnostics.add(LanguageFault.TOO_MANY_DOCUMENTS.without(
                    "\"" + source.origin().shown() + "\" holds more than " + MOST_DOCUMENTS
                            + " documents, and no more are read. Split it into several stacks."));
        } else if (stack.isEmpty() && complete) {
            diagnostics.add(noStack());
            if (!nested.isEmpty()) {
                nested.clear(); // each of them is a stack, and no fault; what several declare is no double
                declarations.clear();
            }
        }
        nested.forEach(this::tellNested);
        readAgain();
        stack.ifPresent(this::checkVersion);
        declarations.sort(null);
        return new Declarations(
                source,
                stack,
                values,
                declarations,
                complete,
                new Skipped(
                        skipped,
                        skippedFiles.stream()
                                .map(index -> source.files().get(index).shownPath())
                                .sorted()
                                .toList()),
                diagnostics.sorted(),
                new DocumentSpans(source, declarations, documentReader, interpolation));
    }

    /** The file that usually holds the Stack document comes first, so that values are known when they are asked for. */
    private static List<Integer> order(List<SourceFile> files) {
        List<Integer> order = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            String path = files.get(i).path();
            order.add(path.equals("stack.yaml") || path.equals("stack.yml") ? 0 : order.size(), i);
        }
        return order;
    }

    private void readInParallel(List<Integer> files) {
        int chunk = Math.max(1, Math.min(LARGEST_CHUNK, files.size() / CHUNKS));
        int chunks = (files.size() + chunk - 1) / chunk;
        Optional<Values> known = stack.isPresent() ? Optional.of(values) : Optional.empty();
        for (int from = 0; from < chunks && documents + skipped <= MOST_DOCUMENTS; from += CHUNKS) {
            int room = MOST_DOCUMENTS - documents - skipped;
            List<List<FileReading.FoundStack>> stacks = new ArrayList<>();
            List<FileReading> readings = new ArrayList<>();
            int until = Math.min(chunks, from + CHUNKS);
            for (int i = from; i < until; i++) {
                List<FileReading.FoundStack> found = new ArrayList<>();
                stacks.add(found);
                readings.add(new FileReading(source, documentReader, new ValueInterpolation(known), found::add));
            }
            int begin = from;
            IntStream.range(0, readings.size()).parallel().forEach(i -> {
                int start = (begin + i) * chunk;
                for (int file : files.subList(start, Math.min(files.size(), start + chunk))) {
                    readings.get(i).read(file, room);
                }
            });
            for (int i = 0; i < readings.size(); i++) {
                add(readings.get(i));
                stacks.get(i).forEach(this::take);
            }
        }
    }

    private void add(FileReading reading) {
        declarations.addAll(reading.declarations());
        diagnostics.addAll(reading.diagnostics());
        tooEarly.addAll(reading.tooEarly());
        complete &= reading.isComplete();
        documents += reading.documents();
        skipped += reading.skipped();
        skippedFiles.addAll(reading.skippedFiles());
    }

    private String looked() {
        int files = source.files().size();
        return files + (files == 1 ? " YAML file" : " YAML files") + " with " + documents
                + (documents == 1 ? " document" : " documents") + " of hnsform and " + skipped
                + " of other programs " + (files == 1 ? "was" : "were") + " read.";
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
        FileReading again = new FileReading(source, documentReader, interpolation, found -> {});
        again.readAgain(tooEarly);
        add(again);
    }

    private void take(FileReading.FoundStack found) {
        StackHeader header = found.header();
        String path = source.files().get(found.file()).path();
        if (path.indexOf('/') >= 0) {
            nested.add(found);
        } else if (stack.isPresent()) {
            diagnostics.add(LanguageFault.SECOND_STACK
                    .at(header.span(), "A stack has exactly one Stack document.")
                    .withRelated(stack.get().span(), "the other one"));
        } else {
            stack = Optional.of(header);
            values = new ValueResolver(header, diagnostics).resolve(inputs);
            interpolation.become(values);
        }
    }

    private void tellNested(FileReading.FoundStack found) {
        String path = source.files().get(found.file()).path();
        diagnostics.add(
                LanguageFault.NESTED_STACK.at(
                        found.header().span(),
                        "A Stack document stands at the root of its directory, and here it is in \"" + path
                                + "\". A stack inside a stack would belong to both: name the inner directory in the command, or keep it out with .hnsformignore."));
    }

    private Diagnostic noStack() {
        String root = source.origin().shown();
        Diagnostic none = LanguageFault.NO_STACK.without(
                "\"" + root + "\" holds no document of kind Stack, so it is no stack: " + looked());
        if (nested.isEmpty()) {
            return none.withHint("\"hnsform init " + ShellWord.of(root) + "\" makes one.");
        }
        List<String> directories = nested.stream()
                .map(found -> source.files().get(found.file()).shownPath())
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .distinct()
                .sorted()
                .toList();
        String some = String.join(", ", directories.subList(0, Math.min(MOST_NAMED, directories.size())));
        return none.withHint(
                directories.size() == 1
                        ? "The directory " + some + " is one: name it in the command."
                        : directories.size() + " directories below it are stacks: name one of them in the command: "
                                + some + (directories.size() > MOST_NAMED ? ", …" : "") + ".");
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
}
