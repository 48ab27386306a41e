package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.source.DirectorySource;
import dev.hnsform.schema.source.DiskFile;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceLines;
import dev.hnsform.schema.source.SourceSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * One directory a case: {@code stack/} with the files, where needed {@code settings.txt} (one {@code --set} a line), {@code values.yaml} ({@code
 * --values}) and {@code target.txt} (features of the build), and {@code expected.txt}: every diagnostic as people see it.
 */
class DiagnosticGoldenTest {
    private static final Path ROOT = Goldens.resource("dev/hnsform/schema/diagnostics");

    /** Faults whose cases are too large, too deep in the file system, or not text; {@code ReadingGuardsTest} has them. */
    private static final Set<LanguageFault> ELSEWHERE = EnumSet.of(
            LanguageFault.NOT_UTF8,
            LanguageFault.FILE_TOO_LARGE,
            LanguageFault.TOO_MANY_DOCUMENTS,
            LanguageFault.UNREADABLE,
            LanguageFault.LINE_TOO_LONG,
            LanguageFault.SCALAR_TOO_LONG);

    @TestFactory
    Stream<DynamicTest> rendersAsExpected() throws IOException {
        return cases().stream()
                .map(directory -> DynamicTest.dynamicTest(
                        directory.getFileName().toString(),
                        () -> Goldens.check(directory.resolve("expected.txt"), render(directory))));
    }

    @Test
    void everyFaultHasACase() throws IOException {
        List<String> names =
                cases().stream().map(d -> d.getFileName().toString()).toList();
        List<String> missing = Arrays.stream(LanguageFault.values())
                .filter(fault -> !ELSEWHERE.contains(fault))
                .map(LanguageFault::code)
                .filter(code -> names.stream().noneMatch(name -> name.startsWith(code)))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCaseShowsTheFaultItIsNamedFor() throws IOException {
        for (Path directory : cases()) {
            String name = directory.getFileName().toString();
            if (name.startsWith("HF")) {
                assertThat(render(directory)).as(name).contains(name.substring(0, 6));
            }
        }
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String render(Path directory) throws IOException {
        SourceSet source = DirectorySource.read(directory.resolve("stack"), ".");
        Path settings = directory.resolve("settings.txt");
        Path values = directory.resolve("values.yaml");
        Path target = directory.resolve("target.txt");
        List<SourceFile> valueFiles = Files.exists(values) ? List.of(DiskFile.of(values, "values.yaml")) : List.of();
        StackInputs inputs =
                new StackInputs(Files.exists(settings) ? Files.readAllLines(settings) : List.of(), valueFiles, "0.1.0");
        Stacks.Result result = Stacks.read(
                source,
                inputs,
                Files.exists(target) ? Optional.of(features(Files.readString(target))) : Optional.empty());
        DiagnosticText text = new DiagnosticText(new SourceLines(source, valueFiles), DiagnosticText.Style.PLAIN, 100);
        return result.diagnostics().stream().map(text::render).collect(Collectors.joining("\n"));
    }

    private static Features features(String names) {
        Set<Feature> supported =
                Arrays.stream(names.strip().split("\\s+")).map(Feature::valueOf).collect(Collectors.toSet());
        return Features.of(new HnsVersion(9, 2), "Windows Server 2019 (HNS 9.2)", supported);
    }

    @Test
    void diagnosticsAreOnesOfTheCatalogue() throws IOException {
        Set<String> known =
                Arrays.stream(LanguageFault.values()).map(LanguageFault::code).collect(Collectors.toSet());
        for (Path directory : cases()) {
            SourceSet source = DirectorySource.read(directory.resolve("stack"), ".");
            for (Diagnostic diagnostic : Stacks.read(source, StackInputs.none("0.1.0"), Optional.empty())
                    .diagnostics()) {
                assertThat(known).contains(diagnostic.code());
            }
        }
    }
}
