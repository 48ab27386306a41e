package dev.hnsform.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonWriter;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.source.SourceText;
import dev.hnsform.schema.stack.Goldens;
import dev.hnsform.schema.stack.LargeStacks;
import dev.hnsform.schema.stack.StackReaderTexts;
import dev.hnsform.schema.yaml.YamlCursor;
import dev.hnsform.schema.yaml.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageSchemaTest {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void isCheckedIn() throws IOException {
        Goldens.check(Goldens.repository("docs/schema/hnsform.dev-v1beta1.json"), LanguageSchema.text());
    }

    @Test
    void isASchema() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(LanguageSchema.text(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void takesCorrectDocuments() throws IOException {
        List<String> texts = new ArrayList<>(List.of(StackReaderTexts.STACK, StackReaderTexts.ALL_KINDS));
        for (SourceFile file : LargeStacks.of(20).files()) {
            texts.add(new String(file.content(), StandardCharsets.UTF_8));
        }
        Path examples = Goldens.repository("examples");
        if (Files.isDirectory(examples)) {
            try (Stream<Path> files = Files.walk(examples)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        int documents = 0;
        for (String text : texts) {
            for (JsonObject document : ours(text)) {
                documents++;
                assertThat(faults(document)).as(JsonWriter.pretty(document)).isEmpty();
            }
        }
        assertThat(documents).isGreaterThan(25);
    }

    @Test
    void refusesFaultyDocuments() throws IOException {
        for (String name :
                List.of("HF1101-unknown-field", "HF1102-wrong-type", "HF1104-missing-field", "HF1105-exactly-one")) {
            Path file = Goldens.resource("dev/hnsform/schema/diagnostics/" + name + "/stack/web.yaml");
            List<JsonObject> documents = ours(Files.readString(file));
            assertThat(documents.stream().filter(d -> !faults(d).isEmpty()))
                    .as(name)
                    .isNotEmpty();
        }
    }

    private static List<?> faults(JsonObject document) {
        return REGISTRY.getSchema(LanguageSchema.text(), InputFormat.JSON)
                .validate(JsonWriter.compact(document), InputFormat.JSON);
    }

    private static List<JsonObject> ours(String text) {
        List<JsonObject> documents = new ArrayList<>();
        YamlCursor cursor = new YamlCursor(SourceText.of(text), 1, "", fault -> {});
        while (cursor.nextDocument(fault -> {})) {
            if (cursor.token() == YamlCursor.Token.MAPPING
                    && json(cursor.takeNode()) instanceof JsonObject document
                    && document.string("apiVersion").orElse("").startsWith("hnsform.dev/")) {
                documents.add(document);
            }
        }
        return documents;
    }

    /** As an editor that knows YAML 1.2 sees it. */
    private static Json json(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (!scalar.quoted() && scalar.text().matches("-?(0|[1-9][0-9]{0,17})")) {
                return Json.of(Long.parseLong(scalar.text()));
            }
            if (!scalar.quoted() && scalar.text().matches("true|false")) {
                return Json.of(Boolean.parseBoolean(scalar.text()));
            }
            return Json.of(scalar.text());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return Json.array(
                    sequence.elements().stream().map(LanguageSchemaTest::json).toList());
        }
        JsonObject.Builder object = Json.object();
        for (YamlNode.Entry entry : ((YamlNode.Mapping) node).entries()) {
            object.put(((YamlNode.Scalar) entry.key()).text(), json(entry.value()));
        }
        return object.build();
    }
}
