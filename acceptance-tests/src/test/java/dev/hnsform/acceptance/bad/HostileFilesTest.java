package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Folders;
import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans, records, snapshots and simulator files that are not what they were: refused by name, left as they are, and nothing changed. */
@Tag("once")
class HostileFilesTest {
    @TempDir
    static Path shared;

    @TempDir
    Path temporary;

    @BeforeAll
    static void anAppliedStackWithAPlanAndASnapshot() {
        Lab lab = Lab.create(Hnsform.in(shared), "ws2022").stackFrom("examples/web-on-nat");
        lab.plan("--out", "saved.plan").exits(2);
        lab.apply().exits(0);
        lab.user().ok("host", "snapshot", "--host", lab.uri(), "--out", "snapshot.json");
    }

    @Test
    void plans() throws IOException {
        for (Map.Entry<String, byte[]> damage : damaged(
                        "saved.plan", "\"format_version\":\"[0-9.]*\"", "\"format_version\":\"77.0\"")
                .entrySet()) {
            Files.write(shared.resolve("damaged.plan"), damage.getValue());
            Hnsform user = Hnsform.in(shared);
            for (Result refused : List.of(
                    user.run("show", "damaged.plan"),
                    user.run("apply", "damaged.plan", "--host", "sim:lab.sim", "--auto-approve"))) {
                assertThat(refused.exitCode())
                        .as("%s%n%s", damage.getKey(), refused)
                        .isEqualTo(7);
                assertThat(refused.stderr())
                        .as(damage.getKey())
                        .contains("damaged.plan")
                        .containsAnyOf("hnsform plan", "make the plan again");
            }
            assertThat(Files.readAllBytes(shared.resolve("damaged.plan"))).isEqualTo(damage.getValue());
        }
    }

    @Test
    void records() throws IOException {
        Path record = record(shared);
        for (Map.Entry<String, byte[]> damage : damaged(
                        shared.relativize(record).toString(), "\"version\":1", "\"version\":77")
                .entrySet()) {
            Path folder = temporary.resolve(Integer.toString(damage.getKey().hashCode()));
            Folders.copy(shared, folder);
            Lab lab = Lab.open(Hnsform.in(folder));
            String host = lab.documents();
            Files.write(record(folder), damage.getValue());

            Result refused = lab.apply();
            assertThat(refused.exitCode())
                    .as("%s%n%s", damage.getKey(), refused)
                    .isEqualTo(6);
            assertThat(refused.stderr())
                    .as(damage.getKey())
                    .contains(record(folder).getFileName().toString());
            assertThat(Files.readAllBytes(record(folder))).as(damage.getKey()).isEqualTo(damage.getValue());
            assertThat(lab.documents()).as(damage.getKey()).isEqualTo(host);
        }
    }

    @Test
    void aDamagedRecordIsMadeAnewAndNothingIsLost() throws IOException {
        Folders.copy(shared, temporary.resolve("lab"));
        Lab lab = Lab.open(Hnsform.in(temporary.resolve("lab")));
        byte[] damaged = Arrays.copyOf(Files.readAllBytes(record(lab.user().folder())), 300);
        Files.write(record(lab.user().folder()), damaged);
        lab.plan().exits(6).reports("state rebuild");
        lab.user().ok("state", "rebuild", "stack", "--host", lab.uri());
        lab.plan().exits(0);
        try (Stream<Path> kept = Files.list(lab.user().file("lab.sim.d/kept"))) {
            assertThat(kept.map(HostileFilesTest::bytes)).anyMatch(bytes -> Arrays.equals(bytes, damaged));
        }
    }

    @Test
    void snapshots() throws IOException {
        for (Map.Entry<String, byte[]> damage :
                damaged("snapshot.json", "\"version\":2", "\"version\":77").entrySet()) {
            Files.write(shared.resolve("damaged.json"), damage.getValue());
            Result refused = Hnsform.in(shared).run("plan", "stack", "--host", "snapshot:damaged.json");
            assertThat(refused.exitCode())
                    .as("%s%n%s", damage.getKey(), refused)
                    .isEqualTo(5);
            assertThat(refused.stderr()).as(damage.getKey()).contains("damaged.json");
        }
    }

    @Test
    void simulatorFiles() throws IOException {
        for (Map.Entry<String, byte[]> damage :
                damaged("lab.sim", "\"version\":1", "\"version\":77").entrySet()) {
            if (damage.getKey().equals("cut in the middle")) {
                continue; // what is left behind the last whole line is a call that never happened: not damage
            }
            Files.write(shared.resolve("damaged.sim"), damage.getValue());
            Result refused = Hnsform.in(shared).run("apply", "stack", "--host", "sim:damaged.sim", "--auto-approve");
            assertThat(refused.exitCode())
                    .as("%s%n%s", damage.getKey(), refused)
                    .isEqualTo(5);
            assertThat(refused.stderr()).as(damage.getKey()).contains("damaged.sim");
            assertThat(Files.readAllBytes(shared.resolve("damaged.sim"))).isEqualTo(damage.getValue());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "next.plan, 7, apply next.plan --host sim:lab.sim --auto-approve",
        "record, 0 4 6, plan stack --host sim:lab.sim",
        "snapshot.json, 0 4 5 6, plan stack --host snapshot:snapshot.json",
        "lab.sim, 0 4 5 6, plan stack --host sim:lab.sim"
    })
    void noSeededDamageEndsInABugOrIsOverwritten(String name, String codes, String command) throws IOException {
        Folders.copy(shared, temporary.resolve("lab"));
        Hnsform user = Hnsform.in(temporary.resolve("lab"));
        user.ok("plan", "stack", "--host", "sim:lab.sim", "--set", "webPort=9090", "--out", "next.plan");
        Path file = name.equals("record") ? record(user.folder()) : user.file(name);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED + name.hashCode());
        System.out.println("HostileFilesTest: " + name + ": seed " + SEED);
        for (int round = 0; round < 20 * Product.scale(); round++) {
            byte[] damaged = Mutations.of(whole, random);
            if (Arrays.equals(damaged, whole)) {
                continue;
            }
            Files.write(file, damaged);
            Result result = user.run(command.split(" "));
            assertThat(Arrays.asList(codes.split(" ")))
                    .as(
                            "codes that seed %d, round %d may end with: %s with%n%s",
                            SEED, round, result, new String(damaged, StandardCharsets.ISO_8859_1))
                    .contains(Integer.toString(result.exitCode()));
            if (result.exitCode() != 0) {
                result.reports("error HF");
            }
            assertThat(Files.readAllBytes(file))
                    .as("the damaged file after %s", result)
                    .isEqualTo(damaged);
        }
    }

    @Test
    void aSimulatedHostWhoseMakerDiedIsNamed() throws IOException {
        String first = Files.readAllLines(shared.resolve("lab.sim")).get(0);
        Hnsform user = Hnsform.in(temporary);
        user.write("bad.sim", first + "\n{\"host\":{\"fac");
        user.run("host", "get", "--host", "sim:bad.sim")
                .exits(5)
                .reports("bad.sim")
                .reports("hnsform sim create");
        user.run("sim", "show", "bad.sim").exits(5).reports("bad.sim").reports("hnsform sim create");
    }

    @Test
    void theRecordOfAnotherHostIsRefused() throws IOException {
        Folders.copy(shared, temporary.resolve("lab"));
        Hnsform user = Hnsform.in(temporary.resolve("lab"));
        user.ok("sim", "create", "other.sim", "--seed", "9");
        Folders.copy(user.file("lab.sim.d"), user.file("other.sim.d"));
        user.run("apply", "stack", "--host", "sim:other.sim", "--auto-approve")
                .exits(6)
                .reports("is of another host")
                .reports("hnsform state rebuild");
        Path record = record(user.folder());
        assertThat(user.file("other.sim.d/records").resolve(record.getFileName().toString()))
                .hasSameBinaryContentAs(record);
    }

    @Test
    void oneKindOfFileInThePlaceOfAnother() throws IOException {
        Hnsform user = Hnsform.in(shared);
        String record = shared.relativize(record(shared)).toString();
        for (String plan : List.of("snapshot.json", "lab.sim", record)) {
            user.run("apply", plan, "--host", "sim:lab.sim", "--auto-approve")
                    .exits(7)
                    .reports(plan);
        }
        for (String host : List.of(
                "sim:saved.plan",
                "sim:snapshot.json",
                "sim:.",
                "snapshot:lab.sim",
                "snapshot:" + record,
                "snapshot:.")) {
            user.run("plan", "stack", "--host", host).exits(5).reports("error HF");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "\"x\"", "{\"Networks\":", "nonsense"})
    void whatIsNoDocumentIsNotAdmittedInSilence(String content) {
        Hnsform user = Hnsform.in(temporary);
        Lab.create(user, "ws2022");
        user.write("doc.json", content);
        user.run("sim", "admit", "lab.sim", "doc.json")
                .exits(11)
                .reports("doc.json")
                .reports("error HF");
    }

    @Test
    void documentsThatAreNoDocuments() {
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
        // A host that answers nonsense about things of others: they keep their places, and ours is planned around them.
        user.write("nonsense.json", NONSENSE);
        user.ok("sim", "admit", "lab.sim", "nonsense.json");
        String before = lab.documents();
        lab.apply().exits(0);
        lab.plan().exits(0);
        lab.drift("--all").exits(0);
        lab.destroy().exits(0);
        assertThat(lab.documents()).isEqualTo(before);
        // The same in a snapshot
        user.ok("host", "snapshot", "--host", lab.uri(), "--out", "snapshot.json");
        user.run("plan", "stack", "--host", "snapshot:snapshot.json", "--detailed-exitcode")
                .exits(2);
        // Not even documents
        user.write("list.json", "[1, \"two\", null, [3]]");
        Result list = user.run("sim", "admit", "lab.sim", "list.json");
        assertThat(list.exitCode()).isLessThan(13);
        user.run("sim", "admit", "lab.sim", "nowhere.json").exits(11);
        user.write("deep.json", "[".repeat(100_000));
        user.run("sim", "admit", "lab.sim", "deep.json").exits(11).reports("deep.json");
        assertThat(lab.documents()).isEqualTo(before);
    }

    @Test
    void aHostThatLosesAnObjectsAnswerIsUnknownNotAbsent() {
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
        lab.apply().exits(0);
        String before = lab.documents();
        // A look at an endpoint fails: nothing is called gone.
        lab.fault("fail", "--call", "HcnQueryEndpointProperties", "--nth", "1", "--code", "0x80070005");
        Result drift = lab.drift();
        assertThat(drift.output()).doesNotContain("missing");
        assertThat(lab.documents()).isEqualTo(before);
    }

    private static final long SEED = Long.getLong("hnsform.seed", 17);

    private static final String NONSENSE = """
            [{"ID": "11111111-2222-3333-4444-555555555555", "Name": 7, "Type": "NAT", "Subnets": "x", "Flags": "many", "Policies": {"a": []}},
             {"ID": "11111111-2222-3333-4444-555555555556", "Name": "z", "Type": "Weird", "MacPools": 3,
              "Subnets": [{"AddressPrefix": "999.1.1.1/77", "GatewayAddress": "?"}]},
             {"ID": "11111111-2222-3333-4444-555555555557", "VirtualNetwork": "11111111-2222-3333-4444-555555555556", "Name": "e",
              "IPAddress": "nope", "MacAddress": "??", "Policies": [7, null, {"Type": 5}]}]
            """;

    /** What disks, editors and strangers make of a file. */
    private static Map<String, byte[]> damaged(String file, String version, String newer) throws IOException {
        byte[] good = Files.readAllBytes(shared.resolve(file));
        String text = new String(good, StandardCharsets.UTF_8);
        byte[] zeros = good.clone();
        Arrays.fill(zeros, zeros.length / 3, zeros.length / 2, (byte) 0);
        Map<String, byte[]> all = new TreeMap<>();
        all.put("empty", new byte[0]);
        all.put("empty braces", "{}\n".getBytes(StandardCharsets.UTF_8));
        all.put("one bracket", "[".getBytes(StandardCharsets.UTF_8));
        all.put("twice", (text + text).getBytes(StandardCharsets.UTF_8));
        all.put("cut in the middle", Arrays.copyOf(good, good.length / 2));
        all.put("zeros in the middle", zeros);
        all.put("a newer version", text.replaceFirst(version, newer).getBytes(StandardCharsets.UTF_8));
        all.put("another file", Files.readAllBytes(Product.file("LICENSE")));
        all.put("brackets", "[".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        all.put("not UTF-8", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3});
        return all;
    }

    private static Path record(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lab.sim.d/records"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
