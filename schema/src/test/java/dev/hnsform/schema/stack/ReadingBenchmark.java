package dev.hnsform.schema.stack;

import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceSet;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reading and resolving against the bare pass over the parse events of the same text; run by hand, not a test. */
public final class ReadingBenchmark {
    private ReadingBenchmark() {}

    /** Arguments: number of documents (100000), rounds (5). */
    public static void main(String[] args) {
        int documents = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        SourceSet stack = LargeStacks.of(documents);
        long bytes = stack.files().stream().mapToLong(f -> f.content().length).sum();
        System.out.printf("%d documents, %.1f MB%n", documents, bytes / 1e6);
        for (int i = 0; i < rounds; i++) {
            long t0 = System.nanoTime();
            int events = events(stack);
            long t1 = System.nanoTime();
            Declarations declarations = StackReader.read(stack, StackInputs.none("0.1.0"));
            long t2 = System.nanoTime();
            Stacks.Result result = StackResolver.resolve(declarations, Optional.empty());
            long t3 = System.nanoTime();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    "events %d ms (%d), read %d ms, resolve %d ms, ratio %.2f, %d diagnostics, %d MB in use%n",
                    (t1 - t0) / 1_000_000,
                    events,
                    (t2 - t1) / 1_000_000,
                    (t3 - t2) / 1_000_000,
                    (double) (t3 - t1) / (t1 - t0),
                    result.diagnostics().size(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            result.diagnostics().stream().limit(3).forEach(System.out::println);
        }
    }

    private static int events(SourceSet stack) {
        int events = 0;
        for (SourceFile file : stack.files()) {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE);
            ParserImpl parser = new ParserImpl(
                    new StreamReader(new StringReader(new String(file.content(), StandardCharsets.UTF_8))), options);
            while (parser.getEvent() != null) {
                events++;
            }
        }
        return events;
    }
}
