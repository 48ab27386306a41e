package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceLines;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded properties of reading: the order of files and documents never matters, and no text makes it fail. */
@Tag("walk")
class ReadingPropertyTest {
    private static final int SCALE = Integer.getInteger("hnsform.check.scale", 1);
    private static final List<String> TOKENS = List.of(
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a ",
            "*a",
            "!x ",
            "!%20 ",
            "!<%20x> ",
            "<<: ",
            "\"",
            "'",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "%TAG ! x\n",
            "# ",
            "? ",
            "~",
            "null",
            "${values.x}",
            "${",
            "$${",
            "\t",
            "\r\n",
            "\r",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83C\uDF0D",
            "\u0000",
            "\u202E",
            "0x1F",
            "1e9",
            "yes",
            "-1",
            "99999999999999999999",
            "10.0.0.0/8",
            "0.0.0.0/0",
            "fd00::/64",
            "00-15-5D-10-00-0A",
            "spec",
            "kind",
            "apiVersion",
            "metadata",
            "type",
            "policies");

    @Test
    void noTextMakesReadingFail() throws IOException {
        List<String> seeds = seeds();
        int rounds = 30_000 * SCALE;
        long seed = Long.getLong("hnsform.seed", 20261124L);
        System.out.println("seed " + seed + ", " + rounds + " mutations of " + seeds.size() + " texts");
        Random random = new Random(seed);
        for (int i = 0; i < rounds; i++) {
            byte[] text = mutate(seeds.get(random.nextInt(seeds.size())), random);
            try {
                check(text);
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
                fail("mutation " + i + " of seed " + seed + ":\n" + new String(text, StandardCharsets.UTF_8), e);
            }
        }
    }

    private static void check(byte[] text) {
        SourceSet files = new SourceSet(
                SourceSet.Origin.directory("."),
                List.of(Texts.Memory.of("stack.yaml", Texts.STACK), Texts.Memory.of("web.yaml", text)));
        Stacks.Result result = Texts.read(files, "x=1");
        SourceLines lines = new SourceLines(files, List.of());
        DiagnosticText renderer = new DiagnosticText(lines, DiagnosticText.Style.PLAIN, 100);
        assertThat(result.stack().isPresent())
                .isEqualTo(result.diagnostics().stream().noneMatch(Diagnostic::isError));
        for (Diagnostic diagnostic : result.diagnostics()) {
            assertThat(renderer.render(diagnostic)).isNotBlank().doesNotContain("\u202E");
            diagnostic.subject().ifPresent(span -> inside(span, files));
            diagnostic.related().forEach(related -> inside(related.span(), files));
        }
        if (result.stack().isPresent()) {
            ResolvedStack stack = result.stack().get();
            for (Resource resource : stack.resources()) {
                for (String path :
                        List.of("", "spec", "spec.subnets", "spec.policies[ACL/allow-web].priority", "lifecycle")) {
                    assertThat(stack.spans().find(resource.address(), path))
                            .hasValueSatisfying(span -> inside(span, files));
                }
            }
        }
    }

    /** The span is in the file: its first column is at most one behind the line's end, or behind a CR that ends the text. */
    private static void inside(SourceSpan span, SourceSet files) {
        SourceFile file = files.files().stream()
                .filter(f -> f.shownPath().equals(span.file()))
                .findFirst()
                .orElseThrow();
        Optional<SourceText> text = SourceText.read(file, fault -> {});
        if (text.isPresent()) {
            String line = text.get().line(span.line()).orElseThrow(() -> new AssertionError(span + " is no line"));
            assertThat(span.column())
                    .as(span.toString())
                    .isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 2);
        }
    }

    private static byte[] mutate(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && text.length() > 0; i++) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(30));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
                case 2 -> text.replace(at, end, TOKENS.get(random.nextInt(TOKENS.size())));
                case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
                case 4 ->
                    text.setCharAt(at, (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0xD800)));
                default -> text.setLength(at);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(20) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Goldens.resource("dev/hnsform/schema/diagnostics"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                seeds.add(Files.readString(file));
            }
        }
        seeds.add(StacksTest.ALL_KINDS);
        seeds.add(StacksTest.ALL_KINDS.replace("${values.uplink}", "Ethernet"));
        return seeds;
    }

    @Test
    void theOrderOfFilesAndDocumentsNeverMatters() throws IOException {
        int rounds = 300 * SCALE;
        long seed = Long.getLong("hnsform.seed", 20261124L);
        System.out.println("seed " + seed + ", " + rounds + " orders");
        Random random = new Random(seed);
        for (String text : seeds()) {
            // Each document in a file of its own keeps its place, however the files are ordered or found.
            List<String> documents = new ArrayList<>(Arrays.asList(text.split("(?m)^---\n")));
            documents.add(StacksTest.STACK);
            for (int i = 0; i < Math.max(1, rounds / 100); i++) {
                List<SourceFile> files = new ArrayList<>();
                for (int d = 0; d < documents.size(); d++) {
                    files.add(Texts.Memory.of("d" + d + ".yaml", documents.get(d)));
                }
                Stacks.Result expected = Texts.read(new SourceSet(SourceSet.Origin.directory("."), files));
                Collections.shuffle(files, random);
                Stacks.Result actual = Texts.read(new SourceSet(SourceSet.Origin.directory("."), files));
                assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
                assertThat(resources(actual)).isEqualTo(resources(expected));
            }
        }
    }

    @Test
    void theOrderOfDocumentsInAFileDoesNotChangeTheStack() {
        Random random = new Random(20261124L);
        List<String> documents = new ArrayList<>(Arrays.asList(StacksTest.ALL_KINDS.split("(?m)^---\n")));
        documents.add(StacksTest.STACK);
        List<Resource> expected = List.of();
        for (int i = 0; i < 100 * SCALE; i++) {
            Collections.shuffle(documents, random);
            Stacks.Result result = Texts.read(Texts.files("all.yaml", String.join("---\n", documents)));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.skipped().documents()).isEqualTo(1);
            if (i > 0) {
                assertThat(resources(result)).isEqualTo(expected);
            }
            expected = resources(result);
        }
    }

    private static List<Resource> resources(Stacks.Result result) {
        return result.stack().map(ResolvedStack::resources).orElse(List.of());
    }
}
