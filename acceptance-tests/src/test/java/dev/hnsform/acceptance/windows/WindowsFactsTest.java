package dev.hnsform.acceptance.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sources of Windows facts, asked by a Windows JVM under Wine: the functions exist, take these arguments and answer in these layouts. That says nothing
 * of what a real Windows answers.
 */
@Tag("once")
@ExtendWith(OnWine.class)
class WindowsFactsTest {
    private static final String PROBE = "dev.hnsform.hns.jna.WindowsSourcesProbe";

    @TempDir
    Path temporary;

    private final Wine wine;

    WindowsFactsTest(Wine wine) {
        this.wine = wine;
    }

    @Test
    void everySourceAnswers() {
        Hnsform user = Hnsform.in(temporary).by(TestProgram.onWindows(wine, PROBE));
        wine.environment().forEach(user::with);
        Map<String, String> said = user.run("C:\\windows")
                .exits(0)
                .stdout()
                .lines()
                .map(line -> line.split(": ", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        System.out.println("facts under Wine: " + said);
        assertThat(Integer.parseInt(said.get("build"))).isPositive();
        assertThat((Integer.parseInt(said.get("interfaces")) - 8) % 1352).isZero();
        assertThat((Integer.parseInt(said.get("addresses")) - 8) % 80).isZero();
        assertThat((Integer.parseInt(said.get("routes")) - 8) % 104).isZero();
        assertThat(said)
                .containsEntry("no value", "Optional.empty")
                .containsEntry("no key", "Optional.empty")
                .containsEntry("keys", "true")
                .containsEntry("no keys", "Optional.empty")
                .containsEntry("hns", "ServiceStatus[state=absent, processId=0]")
                .containsEntry("own start", "true")
                .containsEntry("no process", "Optional.empty")
                .containsEntry("time of day", "48");
        HostFacts facts = HostFactsJson.fromJson((JsonObject) JsonReader.parse(said.get("facts")), "facts");
        assertThat(facts.identity())
                .isEqualTo(said.get("guid").replaceAll("Optional\\[|]", "").toLowerCase(Locale.ROOT));
        assertThat(facts.epoch().serviceStart()).contains("(process ");
    }
}
