package dev.hnsform.schema.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.declaration.DeclarationSink;
import dev.hnsform.schema.declaration.VersionReader;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.v1beta1.V1Beta1Reader;
import dev.hnsform.schema.yaml.Place;
import dev.hnsform.schema.yaml.YamlDecoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A further version of the language is one more reader; this one only the tests know. */
class VersionsTest {
    /** {@code hnsform.dev/v2} as these tests know it: namespaces alone, the name at the root. */
    private static final class NamespacesOnly implements VersionReader {
        @Override
        public String version() {
            return "v2";
        }

        @Override
        public List<String> keys() {
            return List.of("apiVersion", "kind", "name");
        }

        @Override
        public List<String> kinds() {
            return List.of("Namespace");
        }

        @Override
        public void read(YamlDecoder decoder, Place start, DeclarationSink sink) {
            String name = "";
            while (!decoder.cursor().isAtEnd()) {
                String key = decoder.cursor().text();
                decoder.cursor().advance();
                name = key.equals("name") ? decoder.cursor().text() : name;
                decoder.cursor().skipNode();
            }
            decoder.cursor().advance();
            ResourceAddress address = ResourceAddress.of(ResourceKind.NAMESPACE, name);
            Resource resource =
                    KindTable.make(Head.of(address), FieldValues.none(KindTable.fields(ResourceKind.NAMESPACE)));
            sink.resource(address, Optional.of(resource), true);
        }
    }

    private static final String NEW = """
            kind: Namespace
            name: fresh
            apiVersion: hnsform.dev/v2
            """;

    private static Stacks.Result read(List<VersionReader> readers, String text) {
        return StackResolver.resolve(
                StackReader.read(Texts.stackWith(text), StackInputs.none("0.1.0"), readers), Optional.empty());
    }

    @Test
    void documentsOfTwoVersionsMakeOneStack() {
        Stacks.Result result = read(
                List.of(new V1Beta1Reader(), new NamespacesOnly()),
                NEW + "---\napiVersion: hnsform.dev/v1beta1\nkind: Namespace\nmetadata: {name: old}\nspec: {}\n");
        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.stack().orElseThrow().resources().stream()
                        .map(r -> r.address().toString()))
                .containsExactly("Namespace/fresh", "Namespace/old");
    }

    @Test
    void aProgramWithoutTheReaderSaysSo() {
        Diagnostic found = read(List.of(new V1Beta1Reader()), NEW).diagnostics().get(0);
        assertThat(found.code()).isEqualTo("HF1203");
        assertThat(found.detail())
                .contains("hnsform.dev/v2 is newer than this program", "hnsform 0.1.0, which reads v1beta1");
    }
}
