package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of an applied stack: asked for, forgotten, lost and made anew, and its history. */
@Tag("once")
class RecordedTest {
    private static final String GUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @TempDir
    Path temporary;

    private Hnsform user;
    private Lab lab;

    @BeforeEach
    void anAppliedStack() {
        user = Hnsform.in(temporary);
        lab = Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
        lab.apply().exits(0);
    }

    @Test
    void outputGivesScriptsBareText() {
        String namespace = of("output", "Namespace/shop").exits(0).stdout();
        assertThat(namespace).matches(GUID + "\n");
        assertThat(of("output", "Endpoint/shop", "ipAddresses").exits(0).stdout())
                .isEqualTo("172.30.16.10\n");
        assertThat(of("output", "Endpoint/shop", "namespaceId").exits(0).stdout())
                .isEqualTo(namespace);
        assertThat(of("output", "Endpoint/database", "ipAddresses").exits(0).stdout())
                .matches("172\\.30\\.\\d+\\.\\d+\n");
        assertThat(of("output", "Endpoint/database", "macAddress").exits(0).stdout())
                .matches("00-15-5D-10-0[0-9A-F]-[0-9A-F]{2}\n");
        JsonObject json = (JsonObject) JsonReader.parse(
                of("output", "Endpoint/shop", "--format", "json").exits(0).stdout());
        assertThat(json.string("address")).contains("Endpoint/shop");
        of("output", "Endpoint/shop", "macAdress").exits(3).reports("\"macAddress\"");
        of("output", "Endpoint/shpo").exits(3).reports("\"Endpoint/shop\"");
    }

    @Test
    void listAndShowTellIdsThatTheHostKnows() {
        JsonObject list = (JsonObject) JsonReader.parse(
                of("state", "list", "--format", "json").exits(0).stdout());
        assertThat(list.array("resources").orElseThrow().size()).isEqualTo(5);
        of("state", "list")
                .exits(0)
                .prints("Namespace/database")
                .prints("Namespace/shop")
                .prints("Network/web")
                .prints("Endpoint/database")
                .prints("Endpoint/shop");
        JsonObject shown = (JsonObject)
                JsonReader.parse(of("state", "show", "Endpoint/shop").exits(0).stdout());
        assertThat(lab.documents()).contains("\"" + shown.string("id").orElseThrow() + "\"");
        of("state", "show", "Endpoint/other").exits(3);
    }

    @Test
    void aForgottenObjectStaysAndIsNeverTakenAgain() {
        String forgotten = idOf("Endpoint/database");
        of("state", "rm", "Endpoint/database").exits(0).prints("stays on the host");
        of("state", "rm", "Endpoint/database").exits(3);
        lab.plan().exits(2).prints("1 to add, 0 to change, 0 to destroy");
        lab.apply().exits(0);
        lab.plan().exits(0);
        assertThat(idOf("Endpoint/database")).isNotEqualTo(forgotten);
        assertThat(lab.documents()).contains("\"ID\": \"" + forgotten + "\"");

        String before = lab.documents();
        lab.destroy().exits(8).reports("--allow-foreign-loss");
        assertThat(lab.documents()).isEqualTo(before);
        lab.exec("delete", "endpoint", forgotten);
        lab.destroy().exits(0);
        assertThat(lab.count(HcnKind.ENDPOINT)).isZero();
    }

    @Test
    void aLostRecordIsMadeAnewFromTheHost() throws IOException {
        String list = of("state", "list").exits(0).stdout();
        String documents = lab.documents();
        try (Stream<Path> records = Files.list(user.file("lab.sim.d/records"))) {
            for (Path record : records.toList()) {
                Files.delete(record);
            }
        }
        user.ok("state", "rebuild", "stack", "--host", lab.uri()).prints("5 resources were found");
        assertThat(of("state", "list").exits(0).stdout()).isEqualTo(list);
        lab.apply().exits(0);
        lab.plan().exits(0).prints("No changes.");
        assertThat(lab.documents()).isEqualTo(documents);
        lab.destroy().exits(0);
        assertThat(lab.count(HcnKind.ENDPOINT) + lab.count(HcnKind.NETWORK)).isZero();
    }

    @Test
    void historyTellsEveryRunNewestFirst() {
        lab.exec("delete", "endpoint", "shop");
        lab.apply().exits(0);
        lab.destroy().exits(0);
        JsonArray runs = (JsonArray)
                JsonReader.parse(of("history", "--format", "json").exits(0).stdout());
        assertThat(runs.size()).isEqualTo(3);
        assertThat(of("history").exits(0).stdout().lines().skip(1).map(line -> line.split(" {2,}")[2]))
                .containsExactly("destroy", "apply", "apply");
        JsonArray newest = (JsonArray) JsonReader.parse(
                of("history", "--limit", "1", "--format", "json").exits(0).stdout());
        assertThat(newest.size()).isEqualTo(1);
    }

    private String idOf(String address) {
        JsonObject shown = (JsonObject)
                JsonReader.parse(of("state", "show", address).exits(0).stdout());
        return shown.string("id").orElseThrow();
    }

    private Result of(String... words) {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        all.addAll(List.of("--stack", "stack", "--host", lab.uri()));
        return user.run(all.toArray(String[]::new));
    }
}
