package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.source.DirectorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shipped examples are correct stacks as they are. */
class ExamplesTest {
    @TestFactory
    Stream<DynamicTest> areCorrect() throws IOException {
        try (Stream<Path> directories = Files.list(Goldens.repository("examples"))) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("stack.yaml")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(directory -> DynamicTest.dynamicTest(
                            directory.getFileName().toString(),
                            () -> assertThat(Stacks.read(
                                                    DirectorySource.read(directory, "."),
                                                    StackInputs.none("0.1.0"),
                                                    Optional.empty())
                                            .diagnostics())
                                    .isEmpty()));
        }
    }
}
