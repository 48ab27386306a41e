package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans in files: shown as they were made, applied exactly and once, refused when they no longer hold. */
@Tag("once")
class PlanFilesTest {
    private static final String OTHER_RULE =
            "{\"RequestType\":\"Update\",\"ResourceType\":\"Policy\",\"Settings\":{\"Policies\":["
                    + "{\"Type\":\"ACL\",\"Settings\":{\"Protocols\":\"6\",\"Action\":\"Allow\",\"Direction\":\"In\",\"LocalPorts\":\"22\"}}]}}";

    @TempDir
    Path temporary;

    private Hnsform user;
    private Lab lab;

    @BeforeEach
    void aHostAndAStack() {
        user = Hnsform.in(temporary);
        lab = Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown"})
    void isShownAsItWasPlannedInEveryFormat(String format) {
        Result planned = lab.plan("--out", "web.hnsplan", "--format", format).exits(2);
        Result shown = user.ok("show", "web.hnsplan", "--format", format);
        assertThat(shown.stdout()).isEqualTo(planned.stdout()).contains("Endpoint/shop");
    }

    @Test
    void markdownFitsACommentAndJsonIsRead() {
        lab.plan("--out", "web.hnsplan").exits(2);
        String markdown = user.ok("show", "web.hnsplan", "--format", "markdown").stdout();
        assertThat(markdown)
                .startsWith("## hnsform plan of `web-on-nat`: 5 to add, 0 to change, 0 to destroy\n")
                .contains("<details><summary>Detail</summary>", "```diff\n", "\n</details>");
        JsonObject json = (JsonObject) JsonReader.parse(
                user.ok("show", "web.hnsplan", "--format", "json").stdout());
        assertThat(json.array("resource_changes").orElseThrow().size()).isEqualTo(5);
        assertThat(json.bool("applyable")).contains(true);
    }

    @Test
    void isAppliedOnceOnTheHostItWasMadeFor() {
        lab.plan("--out", "web.hnsplan").exits(2);
        user.ok("apply", "web.hnsplan", "--auto-approve").prints("5 added, 0 changed, 0 destroyed");
        lab.plan().exits(0);
        user.run("apply", "web.hnsplan", "--auto-approve").exits(7).reports("The plan no longer holds");
        lab.plan().exits(0);
    }

    @Test
    void isRefusedAfterAChangeBehindItsBack() {
        lab.apply().exits(0);
        lab.exec("detach", "shop");
        lab.plan("--out", "heal.hnsplan").exits(2);
        lab.exec("modify", "endpoint", "shop", OTHER_RULE);
        String before = lab.documents();
        user.run("apply", "heal.hnsplan", "--auto-approve").exits(7).reports("Make a new plan");
        assertThat(lab.documents()).isEqualTo(before);
        lab.apply().exits(0);
        lab.drift().exits(0);
    }

    @Test
    void isRefusedAfterTheHostOrItsServiceWasStartedAnew() {
        lab.plan("--out", "web.hnsplan").exits(2);
        lab.restartHns();
        user.run("apply", "web.hnsplan", "--auto-approve").exits(7).reports("service was started anew");
        lab.plan("--out", "web.hnsplan").exits(2);
        lab.reboot();
        user.run("apply", "web.hnsplan", "--auto-approve").exits(7).reports("host was started anew");
        assertThat(lab.count(HcnKind.ENDPOINT)).isZero();
    }

    @Test
    void isRefusedOnAnotherHost() {
        lab.plan("--out", "web.hnsplan").exits(2);
        user.ok("sim", "create", "other.sim", "--seed", "2");
        user.run("apply", "web.hnsplan", "--host", "sim:other.sim", "--auto-approve")
                .exits(7)
                .reports("and this is host");
    }

    @Test
    void refusesWhatItAlreadyHolds() {
        lab.plan("--out", "web.hnsplan").exits(2);
        user.write("values.yaml", "webPort: 8081\n");
        List<List<String>> refused = List.of(
                List.of("--set", "webPort=8081"),
                List.of("--values", "values.yaml"),
                List.of("--target", "Network/web"),
                List.of("--allow-mass-delete"));
        for (List<String> option : refused) {
            List<String> words = new ArrayList<>(List.of("apply", "web.hnsplan", "--auto-approve"));
            words.addAll(option);
            user.run(words.toArray(String[]::new)).exits(3).reports("does not go with a saved plan");
        }
        assertThat(lab.count(HcnKind.ENDPOINT)).isZero();
        user.ok("apply", "web.hnsplan", "--auto-approve");
    }

    @Test
    void holdsTheValuesAndTheTargetItWasMadeWith() {
        lab.plan("--out", "web.hnsplan", "--set", "webPort=8099", "--target", "Endpoint/shop")
                .exits(2);
        user.ok("apply", "web.hnsplan", "--auto-approve").prints("3 added, 0 changed, 0 destroyed");
        assertThat(lab.documents()).contains("8099").doesNotContain("8080").doesNotContain("\"database\"");
    }

    @Test
    void isMadeFromASnapshotWithoutTheHostAndAppliedOnIt() {
        user.ok("host", "snapshot", "--host", lab.uri(), "--out", "node.json");
        Result planned = user.ok("plan", "stack", "--host", "snapshot:node.json", "--out", "web.hnsplan");
        assertThat(planned.stdout()).contains("5 to add");
        user.ok("apply", "web.hnsplan", "--host", lab.uri(), "--auto-approve");
        lab.plan().exits(0).prints("No changes.");

        user.run("apply", "web.hnsplan", "--host", lab.uri(), "--auto-approve").exits(7);
        user.run("apply", "stack", "--host", "snapshot:node.json", "--auto-approve")
                .exits(5);
    }

    @Test
    void hasTheSameBytesHoweverTheDocumentsAreSpreadOverFiles() throws IOException {
        lab.plan("--out", "first.hnsplan").exits(2);
        List<String> documents = new ArrayList<>();
        for (String name : List.of("network.yaml", "shop.yaml", "database.yaml")) {
            documents.addAll(Arrays.asList(user.read("stack/" + name).split("(?m)^---\\n")));
            Files.delete(user.file("stack/" + name));
        }
        Collections.reverse(documents);
        for (int i = 0; i < documents.size(); i++) {
            user.write("stack/" + (i % 2 == 0 ? "z" : "a") + i + ".yml", documents.get(i));
        }
        lab.plan("--out", "second.hnsplan").exits(2);
        assertThat(user.file("second.hnsplan")).hasSameBinaryContentAs(user.file("first.hnsplan"));
    }
}
