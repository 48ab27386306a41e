package dev.hnsform.hns.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every published network, endpoint and namespace is read as its golden file says. Updating: {@code -Dhnsform.golden.update=true}, which fails the
 * run that it changes a file in, and is refused where CI is set.
 */
class PublishedDocumentsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/hnsform/hns/observed");

    /** The kinds that an observation tells of: the others stay documents (see {@code PolicyListDocumentsTest}). */
    private static final Set<HcnKind> OBSERVED = Set.of(HcnKind.NETWORK, HcnKind.ENDPOINT, HcnKind.NAMESPACE);

    @TestFactory
    Stream<DynamicTest> publishedDocumentsAreReadAsObserved() {
        return objectDocuments().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Observation observation = observe(answered(name));
                    compare(GOLDEN.resolve(name + ".json"), ObservationText.of(observation));
                    assertReportsSurviveJson(observation);
                }));
    }

    @Test
    void theWholeCorpusIsOneHost() {
        HostSnapshot host = HostSnapshot.empty(PublishedCorpus.facts());
        for (String name : PublishedCorpus.names()) {
            host = host.withPublished(PublishedCorpus.document(name));
        }
        Observation observation = ObservationReader.of(host);
        assertThat(observation.networks().objects()).hasSizeGreaterThan(15);
        assertThat(observation.endpoints().objects()).hasSizeGreaterThan(5);
        assertThat(observation.hostDefaultNamespace()).isPresent();
        // requests carry no ID, and 04/05 repeat 03: the host is not known whole, and says so
        assertThat(observation.networks().cause().orElseThrow())
                .contains("no readable ID")
                .contains("of another one");
    }

    @Test
    void everyGoldenFileHasItsDocument() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .sorted())
                    .isEqualTo(objectDocuments());
        }
    }

    private static List<String> objectDocuments() {
        return PublishedCorpus.names().stream()
                .filter(name -> PublishedDocuments.classify(PublishedCorpus.document(name)).stream()
                        .anyMatch(found -> OBSERVED.contains(found.kind())))
                .toList();
    }

    /** Requests carry no ID: HNS gives one, and so does this. */
    private static Json answered(String name) {
        Json document = PublishedCorpus.document(name);
        return name.endsWith("request") || name.endsWith("sample")
                ? ((JsonObject) document)
                        .with("ID", Json.of("00000000-0000-0000-0000-0000000000" + name.substring(0, 2)))
                : document;
    }

    private static Observation observe(Json published) {
        return ObservationReader.of(HostSnapshot.empty(PublishedCorpus.facts()).withPublished(published));
    }

    private static void assertReportsSurviveJson(Observation observation) {
        Stream.of(observation.networks(), observation.endpoints(), observation.namespaces())
                .flatMap(listing -> listing.objects().stream())
                .map(object -> ((HostObject) object).reported())
                .forEach(reported -> assertThat(
                                FieldJson.fromJson(reported.table(), FieldJson.toJson(reported), "reported"))
                        .isEqualTo(reported));
    }

    private static void compare(Path golden, String text) throws IOException {
        String expected = Files.exists(golden) ? Files.readString(golden, StandardCharsets.UTF_8) : "";
        if (Boolean.getBoolean("hnsform.golden.update") && System.getenv("CI") == null && !text.equals(expected)) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text, StandardCharsets.UTF_8);
        }
        assertThat(text).as("golden file %s", golden).isEqualTo(expected);
    }
}
