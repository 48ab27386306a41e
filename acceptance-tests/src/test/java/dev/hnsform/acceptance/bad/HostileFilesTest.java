package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, records, snapshots and simulator files that are not what they were: refused by name, left as they are, and nothing changed. */
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
            Result refused = Hnsform.in(shared).run("apply", "damaged.plan", "--host", "sim:lab.sim", "--auto-approve");
            refused.exits(7);
            assertThat(refused.stderr()).as(damage.getKey()).contains("damaged.plan");
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
            Lab.copyFolder(shared, folder);
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
        Lab.copyFolder(shared, temporary.resolve("lab"));
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
                damaged("snapshot.json", "\"version\":1", "\"version\":77").entrySet()) {
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
