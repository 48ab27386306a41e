package dev.hnsform.hns.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotFileTest {
    private static final Guid NAT = Guid.parse("404947AC-FC8F-4229-A4B5-595B9161F3A8");

    @TempDir
    Path directory = Path.of("replaced");

    private static HostSnapshot snapshot() {
        HostSnapshot host = HostSnapshot.empty(PublishedCorpus.facts());
        for (String name : List.of(
                "03-v1-get-networks-overlay-and-nat-ws2019-response",
                "01-v1-post-network-nat-ws2022-response",
                "34-v1-endpoint-nat-containerd-namespace-transcribed",
                "61-v1-namespace-host-default-hns15-transcribed")) {
            host = host.withPublished(PublishedCorpus.document(name));
        }
        return host.withRecords(List.of(Json.object().put("stack", "shop").build()));
    }

    private static String text(HostSnapshot snapshot) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SnapshotFile.write(snapshot, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final String ID = "44444444-0000-8000-8000-000000000001";

    private static HostSnapshot read(String text) {
        return SnapshotFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "host.json");
    }

    @Test
    void documentsFactsAndRecordsSurviveVerbatim() {
        HostSnapshot snapshot = snapshot();
        Path file = directory.resolve("host.json");
        SnapshotFile.write(snapshot, file);
        HostSnapshot read = SnapshotFile.read(file);
        assertThat(read.facts()).isEqualTo(snapshot.facts());
        assertThat(read.records()).isEqualTo(snapshot.records());
        assertThat(read.endpoints()).isEqualTo(snapshot.endpoints());
        assertThat(read.networks()).containsExactlyInAnyOrderElementsOf(snapshot.networks());
        assertThat(read.networks().get(0).toString())
                .as("key order and spelling")
                .isEqualTo(document("01-v1-post-network-nat-ws2022-response"));
        assertThat(text(read)).isEqualTo(text(snapshot));
    }

    private static String document(String name) {
        return ((JsonObject) PublishedCorpus.document(name))
                .object("Output")
                .orElseThrow()
                .toString();
    }

    @Test
    void theOrderOfTheHostsAnswersDoesNotMatter() {
        HostSnapshot snapshot = snapshot();
        List<JsonObject> reversed = new ArrayList<>(snapshot.networks());
        Collections.reverse(reversed);
        assertThat(text(new HostSnapshot(
                        snapshot.facts(), reversed, snapshot.endpoints(), snapshot.namespaces(), snapshot.records())))
                .isEqualTo(text(snapshot));
    }

    @Test
    void gapsAndAttachmentsSurvive() {
        HostSnapshot whole = snapshot();
        HostSnapshot partial = new HostSnapshot(
                whole.facts(), whole.objects(), whole.endpoints(), Map.of(HcnKind.ENDPOINT, "it hung"), List.of());
        HostSnapshot read = read(text(partial));
        assertThat(read).isEqualTo(read(text(read)));
        assertThat(read.gaps()).isEqualTo(partial.gaps());
        assertThat(read.attachments()).isEqualTo(partial.attachments());
        Observation observation =
                ObservationReader.observe(new SnapshotHost("snapshot:/host.json", read), Deadline.READ);
        assertThat(observation.endpoints().cause().orElseThrow()).contains("it hung");
        assertThat(observation.networks().isComplete()).isTrue();
    }

    @Test
    void everyKindSurvives() {
        HostSnapshot snapshot = snapshot();
        for (String name : List.of("50-v1-policylist-dsr-hns15-transcribed", "51-v2-loadbalancer-ws2019")) {
            snapshot = snapshot.withPublished(PublishedCorpus.document(name));
        }
        Map<HcnKind, List<JsonObject>> objects = new EnumMap<>(snapshot.objects());
        objects.put(
                HcnKind.ROUTE,
                List.of(Json.object()
                        .put("ID", Guid.parse(ID).toString())
                        .put("Odd", 1)
                        .build()));
        objects.put(
                HcnKind.GUEST_SERVICE,
                List.of(Json.object()
                        .put("ID", Guid.parse(ID).toString())
                        .put("State", "Created")
                        .build()));
        HostSnapshot whole = new HostSnapshot(snapshot.facts(), objects, List.of(), Map.of(), List.of());

        HostSnapshot read = read(text(whole));
        for (HcnKind kind : HcnKind.values()) {
            assertThat(read.documents(kind))
                    .as(kind.label())
                    .containsExactlyInAnyOrderElementsOf(whole.documents(kind));
            assertThat(new SnapshotHost("snapshot:/host.json", read).enumerate(kind, HostQuery.V2, Deadline.READ))
                    .hasSameSizeAs(whole.documents(kind));
        }
        assertThat(read.size()).isEqualTo(whole.size());
    }

    @Test
    void ofWhatVersion1DidNotHoldNothingIsKnown() {
        String now = text(snapshot());
        String then = now.replace("\"version\":2", "\"version\":1")
                .replace(",\"loadBalancers\":[],\"routes\":[],\"guestServices\":[]", "");
        assertThat(then).isNotEqualTo(now);
        HostSnapshot read = read(then);
        assertThat(read.networks()).hasSameSizeAs(snapshot().networks());
        assertThat(read.gaps()).containsOnlyKeys(HcnKind.LOAD_BALANCER, HcnKind.ROUTE, HcnKind.GUEST_SERVICE);
        assertThat(read.gap(HcnKind.LOAD_BALANCER).orElseThrow()).contains("did not hold load balancers");
        assertThat(read(text(read)).gaps()).isEqualTo(read.gaps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | text ends",
                "[] | expected an object",
                "{} | it is no snapshot",
                "{\"format\":\"tar\"} | it is no snapshot",
                "{\"format\":\"hnsform-snapshot\"} | version is missing",
                "{\"format\":\"hnsform-snapshot\",\"version\":0} | never was one",
                "{\"format\":\"hnsform-snapshot\",\"version\":\"1\"} | 64 bits",
                "{\"format\":\"hnsform-snapshot\",\"version\":1} | \"facts\" is missing",
                "{\"format\":\"hnsform-snapshot\",\"version\":1,\"facts\":{}} | facts.epoch: an object is expected",
                "{\"format\":\"hnsform-snapshot\",\"version\":1,\"secrets\":[]} | \"secrets\" is no part",
                "{\"format\":\"hnsform-snapshot\",\"version\":1,\"networks\":[1]} | expected an object",
                "{\"format\":\"hnsform-snapshot\",\"version\":1,\"gaps\":{\"Router\":\"x\"}} | no kind of object",
            })
    void whatIsNoSnapshotIsRefusedWithItsReason(String text, String reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("host.json")
                .hasMessageContaining(reason);
    }

    @Test
    void newerVersionsAreNamed() {
        assertThatThrownBy(() -> read("{\"format\":\"hnsform-snapshot\",\"version\":7,\"what\":{}}"))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("of version 7")
                .hasMessageContaining("newer hnsform");
    }

    @Test
    void everyTruncationIsRefused() {
        String text = text(snapshot());
        for (int length = 0; length < text.length() - 1; length += 97) {
            String part = text.substring(0, length);
            assertThatThrownBy(() -> read(part)).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void mutatedFilesAreReadOrRefusedByName() {
        long firstSeed = Long.getLong("hnsform.seed", 20264);
        int count = 2_000 * Integer.getInteger("hnsform.check.scale", 1);
        byte[] whole = text(snapshot()).getBytes(StandardCharsets.UTF_8);
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            Random random = new Random(seed);
            byte[] mutated = whole.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                byte fresh = random.nextInt(3) == 0
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\",:0-".charAt(random.nextInt(9));
                mutated[random.nextInt(random.nextBoolean() ? 1500 : whole.length)] = fresh;
            }
            try {
                HostSnapshot read = SnapshotFile.read(new ByteArrayInputStream(mutated), "host.json");
                ObservationReader.observe(new SnapshotHost("snapshot:/host.json", read), Deadline.READ);
            } catch (SnapshotException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining("host.json");
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void missingFilesAndPlacesAreNamed() throws IOException {
        Path missing = directory.resolve("no/host.json");
        assertThatThrownBy(() -> SnapshotFile.read(missing))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> SnapshotFile.write(snapshot(), missing))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("there is no such file or directory");
        assertThatThrownBy(() -> SnapshotFile.read(directory)).isInstanceOf(SnapshotException.class);
        try (var left = Files.list(directory)) {
            assertThat(left).as("nothing is left behind").isEmpty();
        }
    }

    @Test
    void theHostOfASnapshotIsReadOnly() {
        SnapshotHost host = new SnapshotHost("snapshot:/host.json", snapshot());
        assertThat(host.description().readOnly()).isTrue();
        assertThat(List.<Runnable>of(
                        () -> host.create(HcnKind.NETWORK, NAT, JsonObject.EMPTY, Deadline.CHANGE),
                        () -> host.modify(HcnKind.NETWORK, NAT, JsonObject.EMPTY, Deadline.CHANGE),
                        () -> host.delete(HcnKind.NETWORK, NAT, Deadline.CHANGE),
                        () -> host.hnsCall("POST", "/networks", JsonObject.EMPTY, Deadline.CHANGE)))
                .allSatisfy(change -> assertThatThrownBy(change::run)
                        .isInstanceOf(HostCallException.class)
                        .hasMessageContaining("can only be read"));
    }

    @Test
    void theHostOfASnapshotAnswersItsDocuments() {
        SnapshotHost host = new SnapshotHost("snapshot:/host.json", snapshot());
        HostQuery named = new HostQuery(
                2, 0, false, Optional.of(Json.object().put("Name", "External").build()));
        assertThat(host.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ)).hasSize(3);
        assertThat(host.enumerate(HcnKind.NETWORK, named, Deadline.READ)).hasSize(1);
        assertThat(host.query(HcnKind.NETWORK, NAT, HostQuery.V2, Deadline.READ).string("ID"))
                .contains("404947AC-FC8F-4229-A4B5-595B9161F3A8");
        assertThatThrownBy(() -> host.query(HcnKind.NAMESPACE, NAT, HostQuery.V2, Deadline.READ))
                .isInstanceOf(HostCallException.class)
                .hasMessageContaining("Element not found");
        Observation observation = ObservationReader.observe(host, Deadline.READ);
        assertThat(observation.hostDefaultNamespace()).isPresent();
        assertThat(observation.endpoints().isComplete()).isTrue();
    }
}
