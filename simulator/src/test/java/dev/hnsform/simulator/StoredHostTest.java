package dev.hnsform.simulator;

import static dev.hnsform.simulator.Lab.NET;
import static dev.hnsform.simulator.Lab.balancing;
import static dev.hnsform.simulator.Lab.endpoint;
import static dev.hnsform.simulator.Lab.json;
import static dev.hnsform.simulator.Lab.nat;
import static dev.hnsform.simulator.Lab.network;
import static dev.hnsform.simulator.Lab.request;
import static dev.hnsform.simulator.Lab.routing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.storage.SimulatorFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredHostTest {
    private static final long SEED = Long.getLong("hnsform.seed", 20263);
    private static final int SCALE = Integer.getInteger("hnsform.check.scale", 1);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("host.sim");
    }

    private Lab create() {
        return new Lab(SimulatedHost.create(file(), SimulatorSettings.defaults()));
    }

    private Lab open() {
        return new Lab(SimulatedHost.open(file()));
    }

    @Test
    void isTheSameAfterItIsOpenedAgain() {
        Lab lab = create();
        live(lab, new Random(SEED), 150);

        assertThat(open().host.snapshotDocuments()).isEqualTo(lab.host.snapshotDocuments());
        assertThat(open().host.switches()).isEqualTo(lab.host.switches());
        assertThat(open().host.interruptions()).isEqualTo(lab.host.interruptions());
    }

    /** A seeded life: what is refused is refused alike, whatever keeps the host. */
    private static void live(Lab lab, Random random, int calls) {
        for (int i = 0; i < calls; i++) {
            Guid net = new Guid(1, random.nextInt(6) + 1L);
            Guid other = new Guid(2, random.nextInt(20) + 1L);
            Guid space = new Guid(3, random.nextInt(4) + 1L);
            String type =
                    List.of("NAT", "Private", "L2Bridge", "Overlay", "Internal").get(random.nextInt(5));
            Guid list = new Guid(4, random.nextInt(5) + 1L);
            int what = random.nextInt(15);
            try {
                switch (what) {
                    case 0, 1 -> lab.network(net, network("n" + net.low(), type, "10." + net.low() + ".0.0/24", ""));
                    case 2, 3, 4 -> lab.endpoint(other, endpoint(net, ""));
                    case 5 -> lab.namespace(space);
                    case 6 -> lab.enter(space, other);
                    case 7 -> lab.leave(space, other);
                    case 8 -> lab.delete(HcnKind.ENDPOINT, other);
                    case 9 -> lab.attachToHost(other);
                    case 10 ->
                        lab.balancer(
                                list, over(balancing(80 + random.nextInt(3), ",'Flags':" + random.nextInt(2)), other));
                    case 11 -> lab.route(list, over(routing(""), other));
                    case 12 -> lab.delete(HcnKind.values()[3 + random.nextInt(3)], list);
                    case 13 ->
                        lab.guestService(list)
                                .modify(
                                        HcnKind.GUEST_SERVICE,
                                        list,
                                        request("Update", "State", json("{'State':'Bootstrapping'}")));
                    default -> {
                        if (random.nextInt(8) == 0) {
                            lab.host.reboot();
                        } else {
                            lab.delete(HcnKind.NETWORK, net);
                        }
                    }
                }
            } catch (HostCallException refused) {
                assertThat(lab.host.lastRefusal())
                        .as("%s: %s", what, refused.getMessage())
                        .isPresent();
            }
        }
    }

    private static JsonObject over(JsonObject list, Guid endpoint) {
        return list.with("HostComputeEndpoints", Json.strings(List.of(endpoint.toString())));
    }

    @Test
    void aHostInAFileIsTheOneInMemory() {
        for (int i = 0; i < 5 * SCALE; i++) {
            long seed = SEED + i;
            Lab memory = Lab.with(SimulatorSettings.defaults().withSeed(seed));
            Path path = folder.resolve("host" + i + ".sim");
            Lab file = new Lab(
                    SimulatedHost.create(path, SimulatorSettings.defaults().withSeed(seed)));

            live(memory, new Random(seed), 60);
            live(file, new Random(seed), 60);

            assertThat(file.host.snapshotDocuments()).as("seed %s", seed).isEqualTo(memory.host.snapshotDocuments());
        }
    }

    @Test
    void seesWhatAnotherProcessDid() {
        Lab one = create();
        Lab other = open();

        one.network(NET, nat());
        other.endpoint(Lab.EP, endpoint(NET, ""));
        one.host.setSwitch(Switch.OWNER.label(), "drop");

        assertThat(one.addresses(Lab.EP)).containsExactly("172.30.16.2");
        assertThat(other.host.switches()).containsEntry("owner", "drop");
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        create().network(NET, network("big", "Private", "10.9.0.0/16", ""));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            long number = thread + 1L;
            done.add(threads.submit(() -> {
                Lab lab = open();
                for (int i = 0; i < 25; i++) {
                    lab.endpoint(new Guid(number, i + 1L), endpoint(NET, ""));
                }
            }));
        }
        for (Future<?> future : done) {
            future.get();
        }
        threads.shutdown();

        Lab lab = open();
        assertThat(lab.all(HcnKind.ENDPOINT)).hasSize(100);
        assertThat(lab.all(HcnKind.ENDPOINT).stream().flatMap(e -> lab.addresses(e).stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTornLastLineIsACallThatNeverHappened() throws IOException {
        Lab lab = create().network(NET, nat());
        byte[] whole = Files.readAllBytes(file());
        lab.endpoint(Lab.EP, endpoint(NET, ""));
        byte[] longer = Files.readAllBytes(file());
        Random random = new Random(SEED);

        for (int i = 0; i < 20 * SCALE; i++) {
            int end = whole.length + random.nextInt(longer.length - whole.length);
            Files.write(file(), java.util.Arrays.copyOf(longer, end));
            Lab again = open();
            assertThat(again.all(HcnKind.ENDPOINT))
                    .as("cut at %s, seed %s", end, SEED)
                    .isEmpty();
            again.endpoint(Lab.EP_2, endpoint(NET, ""));
            assertThat(open().all(HcnKind.ENDPOINT)).containsExactly(Lab.EP_2);
        }
    }

    @Test
    void compactsWithoutLosingAnything() throws IOException {
        Lab lab = create().network(NET, nat());
        Lab watching = open();
        for (int i = 0; i < 1100; i++) {
            lab.endpoint(Lab.EP, endpoint(NET, "")).delete(HcnKind.ENDPOINT, Lab.EP);
        }

        assertThat(Files.readAllLines(file()).size()).isLessThan(1000);
        assertThat(watching.host.snapshotDocuments()).isEqualTo(lab.host.snapshotDocuments());
        watching.endpoint(Lab.EP, endpoint(NET, ""));
        assertThat(lab.all(HcnKind.ENDPOINT)).containsExactly(Lab.EP);
    }

    @Test
    void isNeverOverwritten() {
        create().network(NET, nat());

        assertThatThrownBy(this::create)
                .isInstanceOf(SimulatorFileException.class)
                .hasMessageContaining("exists already");
        assertThat(open().all(HcnKind.NETWORK)).containsExactly(NET);
    }

    @Test
    void saysHowToMakeOneWhenThereIsNone() {
        assertThatThrownBy(this::open)
                .isInstanceOf(SimulatorFileException.class)
                .hasMessageContaining("hnsform sim create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hello\n", "{}\n", "[1]\n", "{\"format\":\"other\"}\n", "\u0000\u0000"})
    void leavesForeignFilesAlone(String content) throws IOException {
        Files.writeString(file(), content);

        assertThatThrownBy(this::open).isInstanceOf(SimulatorFileException.class);
        assertThat(Files.readString(file())).isEqualTo(content);
    }

    @Test
    void leavesFilesOfANewerVersionAlone() throws IOException {
        create();
        String newer = Files.readString(file()).replace("\"version\":1", "\"version\":2");
        Files.writeString(file(), newer);

        assertThatThrownBy(this::open)
                .isInstanceOf(SimulatorFileException.class)
                .hasMessageContaining("version 2");
        assertThat(Files.readString(file())).isEqualTo(newer);
    }

    @Test
    void namesTheDamagedLineAndKeepsTheFile() throws IOException {
        Lab lab = create().network(NET, nat());
        Files.writeString(file(), "{\"changes\":[{\"colour\":{}}]}\n", StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(this::open).hasMessageContaining("Line 4").hasMessageContaining("colour");
        assertThatThrownBy(() -> lab.endpoint(Lab.EP, endpoint(NET, ""))).isInstanceOf(SimulatorFileException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    /** Long files are read in blocks, and their lines by several threads. */
    @Test
    void aLongFileIsReadWholeAndNamesItsFirstBadLine() throws IOException {
        Lab lab = create();
        lab.network(NET, network("wide", "Internal", "10.0.0.0/8", ""));
        for (int i = 1; i <= 1_200; i++) {
            lab.endpoint(new Guid(2, i), endpoint(NET, "").with("Name", Json.of("n".repeat(900) + i)));
        }
        assertThat(Files.size(file())).isGreaterThan(1 << 20);
        assertThat(open().host.snapshotDocuments()).isEqualTo(lab.host.snapshotDocuments());

        List<String> lines = Files.readAllLines(file());
        List<String> bad = new ArrayList<>(lines);
        bad.set(1_100, "{\"changes\":[{\"colour\":{}}]}");
        bad.set(900, "no json");
        Files.write(file(), bad);
        assertThatThrownBy(this::open).hasMessageContaining("Line 901 ");

        bad.set(900, lines.get(900));
        Files.write(file(), bad);
        assertThatThrownBy(this::open).hasMessageContaining("Line 1101 ").hasMessageContaining("colour");
    }

    /** One call may change so much that its line is longer than a block. */
    @Test
    void aLineMayBeLongerThanABlock() {
        Lab lab = create();
        lab.network(NET, network("n".repeat(3 << 20), "Internal", "10.0.0.0/8", ""));
        lab.endpoint(Lab.EP, endpoint(NET, ""));
        assertThat(open().host.snapshotDocuments()).isEqualTo(lab.host.snapshotDocuments());
    }

    /** Whatever a file holds: it opens, or a named failure says why. */
    @Test
    void mutatedFilesNeverCrash() throws IOException {
        live(create(), new Random(SEED), 40);
        byte[] good = Files.readAllBytes(file());
        Random random = new Random(SEED);
        for (int i = 0; i < 400 * SCALE; i++) {
            byte[] bad = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) "{}[],:\"0123456789abcdefgx\n -".charAt(random.nextInt(28));
            }
            Files.write(file(), bad);
            try {
                Lab lab = open();
                for (HcnKind kind : HcnKind.values()) {
                    lab.all(kind).forEach(id -> lab.v2(kind, id));
                }
                lab.host.facts(Deadline.READ);
            } catch (ToolException named) {
                assertThat(named.text()).as("mutation %s of seed %s", i, SEED).contains(file().toString());
            } catch (RuntimeException crash) {
                throw new AssertionError(
                        "mutation " + i + " of seed " + SEED + ": " + new String(bad, StandardCharsets.UTF_8), crash);
            }
        }
    }
}
