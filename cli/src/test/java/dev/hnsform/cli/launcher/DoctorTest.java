package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hnsform.appliers.doctor.Check;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final String LEFT_OVER = """
            [{"ID":"404947ac-fc8f-4229-a4b5-595b9161f3a8","Name":"web","Type":"Private","MacPools":[],"State":1,
              "Subnets":[{"AddressPrefix":"172.21.16.0/20","GatewayAddress":"172.21.16.1"}]},
             {"ID":"00000000-0000-4000-8000-000000000001","Name":"old\\u001b[31m","VirtualNetwork":"404947ac-fc8f-4229-a4b5-595b9161f3a8",
              "IPAddress":"172.21.16.9","PrefixLength":20,"State":1}]
            """;

    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void aHost() {
        hnsform = new Typed(directory);
        assertThat(hnsform.run("sim", "create", "lab.sim")).isEqualTo(ExitCode.OK);
    }

    private void leaveSomethingBehind() throws IOException {
        Files.writeString(directory.resolve("old.json"), LEFT_OVER);
        assertThat(hnsform.run("sim", "admit", "lab.sim", "old.json"))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
    }

    private ExitCode doctor(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "doctor";
        args[1] = "--host";
        args[2] = "sim:lab.sim";
        System.arraycopy(more, 0, args, 3, more.length);
        return hnsform.run(args);
    }

    private static void fitsItsSchema(String json) throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Goldens.repository("docs/schema/doctor.schema.json")))
                        .validate(json, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void nothingIsWrongOnANewHost() throws IOException {
        assertThat(doctor()).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("Read   0 networks, 0 endpoints, 1 namespace", "Nothing is wrong.");
        assertThat(doctor("--format", "json")).isEqualTo(ExitCode.OK);
        fitsItsSchema(hnsform.out());
        assertThat(((JsonObject) JsonReader.parse(hnsform.out())).string("verdict"))
                .contains("well");
    }

    @Test
    void whatIsLeftOverIsToldWithEvidenceAndWayOut() throws IOException {
        leaveSomethingBehind();
        assertThat(doctor()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(hnsform.out())
                .contains(
                        "WARNING  An endpoint is attached nowhere  [endpoint-nowhere]",
                        "  - holds 172.21.16.9 of Private network \"web\"",
                        "    > hnsdiag delete endpoints 00000000-0000-4000-8000-000000000001",
                        "1 warning.")
                .doesNotContain("\u001b");
        assertThat(hnsform.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(doctor("--format", "json")).isEqualTo(ExitCode.DIFFERENCES);
        fitsItsSchema(hnsform.out());
        JsonObject finding = (JsonObject) ((JsonObject) JsonReader.parse(hnsform.out()))
                .array("findings")
                .orElseThrow()
                .values()
                .get(0);
        assertThat(finding.string("check")).contains("endpoint-nowhere");
        assertThat(finding.string("severity")).contains("warning");
    }

    @Test
    void looksAtSnapshotsToo() throws IOException {
        leaveSomethingBehind();
        assertThat(hnsform.run("host", "snapshot", "--host", "sim:lab.sim", "--out", "lab.json"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("doctor", "--host", "snapshot:lab.json")).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(hnsform.out()).contains("(snapshot:", "[endpoint-nowhere]");
    }

    @Test
    void changesNothing() throws IOException {
        leaveSomethingBehind();
        byte[] before = Files.readAllBytes(directory.resolve("lab.sim"));
        doctor();
        assertThat(Files.readAllBytes(directory.resolve("lab.sim"))).isEqualTo(before);
    }

    @Test
    void aHostThatCannotBeReadWholeIsNotCalledWell() {
        assertThat(hnsform.run(
                        "sim", "fault", "lab.sim", "fail", "--call", "HcnEnumerateEndpoints", "--code", "0x80070005"))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
        assertThat(doctor()).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.out()).contains("Not known:");
        assertThat(hnsform.err()).contains("Not all endpoints could be read:");
    }

    @Test
    void portsThatAreNotToldAreNoMatterUnlessTheyShouldBe() {
        for (String code : new String[] {"0x80004001", "0x80070005"}) {
            String call = "HcnEnumerateGuestNetworkPortReservations";
            assertThat(hnsform.run("sim", "fault", "lab.sim", "fail", "--call", call, "--code", code))
                    .as(hnsform.err())
                    .isEqualTo(ExitCode.OK);
            assertThat(doctor()).isEqualTo(ExitCode.OK);
            assertThat(hnsform.err().contains("The ports held for guests could not be read"))
                    .isEqualTo(code.endsWith("05"));
        }
    }

    @Test
    void theSchemaKnowsEveryCheckAndNoOther() throws IOException {
        String schema = Files.readString(Goldens.repository("docs/schema/doctor.schema.json"));
        JsonObject json = (JsonObject) JsonReader.parse(schema);
        assertThat(json.object("$defs")
                        .flatMap(defs -> defs.object("finding"))
                        .flatMap(finding -> finding.object("properties"))
                        .flatMap(properties -> properties.object("check"))
                        .flatMap(check -> check.array("enum"))
                        .orElseThrow()
                        .strings())
                .containsExactlyElementsOf(
                        Arrays.stream(Check.values()).map(Check::word).toList());
    }
}
