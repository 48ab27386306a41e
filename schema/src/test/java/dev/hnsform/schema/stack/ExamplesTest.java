package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.ResourceJson;
import dev.hnsform.schema.source.DirectorySource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The shipped examples are correct stacks as they are. */
class ExamplesTest {
    @TestFactory
    Stream<DynamicTest> areCorrect() throws IOException {
        return each(read -> assertThat(read.diagnostics()).isEmpty());
    }

    /** Plans and records are written without making JSON of each resource first: the text is the same. */
    @TestFactory
    Stream<DynamicTest> areWrittenAsTheirJsonIs() throws IOException {
        return each(read -> {
            for (Resource resource : read.stack().orElseThrow().resources()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                JsonWriter writer = JsonWriter.open(out);
                ResourceJson.write(resource, writer);
                writer.flush();
                assertThat(out.toString(StandardCharsets.UTF_8))
                        .isEqualTo(JsonWriter.compact(ResourceJson.toJson(resource)));
            }
        });
    }

    private static Stream<DynamicTest> each(Consumer<Stacks.Result> check) throws IOException {
        try (Stream<Path> directories = Files.list(Goldens.repository("examples"))) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve("stack.yaml")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(directory -> DynamicTest.dynamicTest(
                            directory.getFileName().toString(),
                            () -> check.accept(Stacks.read(
                                    DirectorySource.read(directory, "."),
                                    StackInputs.none("0.1.0"),
                                    Optional.empty()))));
        }
    }
}
