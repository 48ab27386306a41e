package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.version.HnsFeatures;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFeaturesTest {
    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void aHost() {
        hnsform = new Typed(directory);
        assertThat(hnsform.run("sim", "create", "lab.sim", "--profile", "ws2019"))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void showsEachFeatureWithTheVersionsThatHaveIt() {
        assertThat(hnsform.run("host", "features", "--host", "sim:lab.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("Windows Server 2019 (HNS 9.2)")
                .containsPattern("acl-lists +yes +7.2 or later +code")
                .containsPattern("slash-32-endpoint +no +9.3 to before 10.0, 10.4 or later +code")
                .containsPattern("ip-subnets +no +10.0 or later +inf")
                .doesNotContain("unknown");
        assertThat(hnsform.out().lines().filter(line -> line.matches("[a-z0-9-]+ +(yes|no) .*")))
                .hasSize(HnsFeatures.table().size());
    }

    @Test
    void tellsProgramsTheSame() {
        assertThat(hnsform.run("host", "features", "--host", "sim:lab.sim", "--format", "json"))
                .isEqualTo(ExitCode.OK);
        JsonObject json = (JsonObject) JsonReader.parse(hnsform.out());
        assertThat(json.string("hns")).contains("9.2");
        List<JsonObject> features = json.array("features").orElseThrow().values().stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(features).hasSize(HnsFeatures.table().size());
        JsonObject slash32 = features.stream()
                .filter(f -> f.string("name").orElse("").equals("slash-32-endpoint"))
                .findFirst()
                .orElseThrow();
        assertThat(slash32.string("supported")).contains("no");
        assertThat(slash32.array("versions").orElseThrow().toString())
                .isEqualTo("[{\"from\":\"9.3\",\"below\":\"10.0\"},{\"from\":\"10.4\"}]");
    }

    @Test
    void saysUnknownWhereFactsAndVersionDiffer() throws IOException {
        assertThat(hnsform.run("host", "snapshot", "--host", "sim:lab.sim", "--out", "lab.json"))
                .isEqualTo(ExitCode.OK);
        Path file = directory.resolve("lab.json");
        Files.writeString(file, Files.readString(file).replace("\"acl-lists\",", ""));
        assertThat(hnsform.run("host", "features", "--host", "snapshot:lab.json"))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).containsPattern("acl-lists +unknown").contains("unknown: what the host's facts list");
    }
}
