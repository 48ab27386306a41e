package dev.hnsform.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what the documents say to run: each document from top to bottom in a folder of its own, which looks like the checkout (bin, examples) and
 * has an empty home. A block that is not run says why.
 */
class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> commandsRunAsWritten() throws IOException {
        return documents().stream()
                .filter(d -> blocks(d).stream().anyMatch(CodeBlock::isRun))
                .map(d -> DynamicTest.dynamicTest(shown(d), () -> run(d)));
    }

    @Test
    void everyBlockOfCommandsIsRunOrSaysWhyNot() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path document : documents()) {
            for (CodeBlock block : blocks(document)) {
                if (block.isCommands()
                        && !block.isRun()
                        && block.reasonNotToRun().isEmpty()) {
                    silent.add(shown(document) + ":" + block.line());
                }
            }
        }
        assertThat(silent)
                .as("blocks marked neither \"run\" nor \"not-run: why\"")
                .isEmpty();
    }

    @Test
    void linksLeadToFilesThatAreThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains(":") && !Files.exists(document.resolveSibling(target))) {
                    broken.add(shown(document) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private void run(Path document) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "document");
        Product.launcherIn(folder.resolve("bin"));
        Product.copy("examples", folder.resolve("examples"));
        Hnsform user = Hnsform.in(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        for (CodeBlock block : blocks(document)) {
            if (block.isRun()) {
                for (CodeBlock.Typed typed : block.commands()) {
                    Result result = user.start(List.of("sh", "-c", typed.text()), List.of(typed.text()))
                            .end()
                            .exits(typed.exitCode());
                    shows(result, typed.shown(), shown(document) + ":" + block.line());
                }
            }
        }
    }

    /** Every line shown is a line of the output, and they come in that order. */
    private static void shows(Result result, List<String> shown, String place) {
        List<String> output = result.output().lines().map(String::stripTrailing).toList();
        int from = 0;
        for (String line : shown) {
            if (line.isBlank() || line.strip().equals("…")) {
                continue;
            }
            int at = output.subList(from, output.size()).indexOf(line.stripTrailing());
            if (at < 0) {
                fail("%s shows a line that is not printed, or not there: \"%s\"%n%s", place, line, result);
            }
            from += at + 1;
        }
    }

    private static List<CodeBlock> blocks(Path document) {
        try {
            return CodeBlock.of(Files.readAllLines(document));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String shown(Path document) {
        return Product.root().relativize(document).toString();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Product.file("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(Product.file(folder))) {
                files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        return documents;
    }
}
