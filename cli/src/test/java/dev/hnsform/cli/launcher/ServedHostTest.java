package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.ServedHosts;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.HostPorts.PortReservation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is served is used like one in a file: the same words, the same records, one lock. */
class ServedHostTest {
    @TempDir
    Path directory;

    private Typed hnsform;
    private OpenHost open;
    private ServedHosts.Serving serving;

    @BeforeEach
    void serveAHost() throws IOException {
        hnsform = new Typed(directory);
        Path stack = Files.createDirectories(directory.resolve("web"));
        Files.writeString(stack.resolve("stack.yaml"), """
                apiVersion: hnsform.dev/v1beta1
                kind: Stack
                metadata: {name: web}
                spec: {id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: web}
                spec:
                  type: NAT
                  subnets: [{prefix: 172.30.16.0/20, gateway: 172.30.16.1}]
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Namespace
                metadata: {name: shop}
                spec: {}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata: {name: shop}
                spec:
                  network: web
                  policies:
                    - {type: ACL, id: allow-web, direction: In, action: Allow, protocols: [TCP], localPorts: [80]}
                  attachment: {namespace: shop}
                """);
        assertThat(hnsform.run("sim", "create", "lab.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("sim", "create", "twin.sim")).isEqualTo(ExitCode.OK);
        open = new Hosts(hnsform.surroundings()).open("sim:lab.sim");
        serving = new ServedHosts(hnsform.surroundings())
                .serve(
                        open,
                        new ServedHosts.Wish(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                Optional.empty(),
                                Version.text()));
    }

    @AfterEach
    void end() {
        serving.close();
        open.close();
    }

    private String uri() {
        return "tcp://127.0.0.1:" + serving.server().address().getPort();
    }

    private ExitCode served(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--host", uri(), "--token-file", "lab.sim.d/token"));
        return hnsform.run(all.toArray(String[]::new));
    }

    private ExitCode inFile(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--host", "sim:twin.sim"));
        return hnsform.run(all.toArray(String[]::new));
    }

    /** What a command printed, whichever of the two hosts it was for. */
    private String said() {
        return (hnsform.out() + hnsform.err())
                .replace(uri(), "HOST")
                .replace("sim:" + directory.resolve("twin.sim"), "HOST")
                .replace("twin.sim", "lab.sim")
                .replaceAll("run [0-9TZ]+-[0-9a-f]{8}-[0-9a-f]{8}", "run RUN")
                .replaceAll("[0-9]+(\\.[0-9]+)? m?s\\b", "TIME");
    }

    private void sameAsInAFile(String... words) {
        ExitCode there = served(words);
        String saidThere = said();
        ExitCode here = inFile(words);
        assertThat(saidThere).isEqualTo(said());
        assertThat(there).as(saidThere).isEqualTo(here);
    }

    @Test
    void theLifeOfAStackReadsTheSameAsOnAHostInAFile() throws IOException {
        sameAsInAFile("plan", "web");
        sameAsInAFile("plan", "web", "--format", "markdown");
        sameAsInAFile("apply", "web", "--auto-approve");
        assertThat(hnsform.out()).contains("3 added");
        sameAsInAFile("plan", "web", "--detailed-exitcode");
        sameAsInAFile("drift", "web");
        sameAsInAFile("state", "list", "--stack", "web");
        sameAsInAFile("host", "get", "network");
        sameAsInAFile("output", "Network/web", "--stack", "web");
        Path network = directory.resolve("web/stack.yaml");
        Files.writeString(network, Files.readString(network).replace("localPorts: [80]", "localPorts: [80, 443]"));
        sameAsInAFile("apply", "web", "--auto-approve");
        sameAsInAFile("destroy", "web", "--auto-approve");
        sameAsInAFile("state", "list", "--stack", "web");
    }

    @Test
    void failuresOfARunReadTheSameAsOnAHostInAFile() throws IOException {
        for (String file : List.of("lab.sim", "twin.sim")) {
            assertThat(hnsform.run("sim", "fault", file, "fail", "--call", "HcnCreateEndpoint", "--code", "0x803b0014"))
                    .as(hnsform.err())
                    .isEqualTo(ExitCode.OK);
        }
        sameAsInAFile("apply", "web", "--auto-approve", "--on-failure", "rollback");
    }

    @Test
    void portsThatTheServerHoldsForGuestsAreToldByDoctor() {
        Guid service = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f11");
        JsonObject document = Json.object().put("Name", "wsl").build();
        open.host().create(HcnKind.GUEST_SERVICE, service, document, Deadline.CHANGE);
        HostPorts ports = (HostPorts) open.host();
        try (PortReservation held = ports.reservePortRange(service, 100, Deadline.CHANGE)) {
            assertThat(served("doctor")).as(hnsform.err()).isEqualTo(ExitCode.OK);
            assertThat(hnsform.out())
                    .contains("[guest-ports]", "TCP and UDP/" + held.firstPort() + " to " + held.lastPort());
        }
        served("doctor");
        assertThat(hnsform.out()).doesNotContain("[guest-ports]");
    }

    @Test
    void whatWasAppliedThroughTheServerIsRecordedWithTheHost() {
        assertThat(served("apply", "web", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
        assertThat(directory.resolve("lab.sim.d/records/6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10.json"))
                .exists();
        assertThat(hnsform.run("drift", "web", "--host", "sim:lab.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("plan", "web", "--host", "sim:lab.sim", "--detailed-exitcode"))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void oneRunAtATimeWhateverWayItComes() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        try (Held held = new HostLock(directory.resolve("lab.sim.d"))
                .acquire(LockOwner.thisProcess("hnsform apply", now))
                .orThrow()) {
            assertThat(served("apply", "web", "--auto-approve")).isEqualTo(ExitCode.LOCKED);
            assertThat(hnsform.err()).contains("`hnsform apply`, since 2026-01-02T03:04:05Z");
        }
        OpenHost remote = new Hosts(hnsform.surroundings()).open(uri(), Optional.of("lab.sim.d/token"));
        Held through = remote.home()
                .orElseThrow()
                .lock()
                .acquire(LockOwner.thisProcess("hnsform apply", now))
                .orThrow();
        assertThat(hnsform.run("apply", "web", "--host", "sim:lab.sim", "--auto-approve"))
                .isEqualTo(ExitCode.LOCKED);
        assertThat(hnsform.err()).contains("hnsform apply through tcp from");
        assertThat(served("apply", "web", "--auto-approve")).isEqualTo(ExitCode.LOCKED);
        through.close();
        remote.close();
        assertThat(served("apply", "web", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void nobodyIsLetInWithoutTheToken() throws IOException {
        assertThat(hnsform.run("host", "facts", "--host", uri())).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("HF5204", "HNSFORM_TOKEN");
        Files.writeString(directory.resolve("wrong"), "no-token\n");
        assertThat(hnsform.run("host", "facts", "--host", uri(), "--token-file", "wrong"))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("does not take this token");
        assertThat(hnsform.run("host", "facts", "--host", uri(), "--token-file", "missing"))
                .isEqualTo(ExitCode.FILE);
        hnsform.run("host", "facts", "--host", uri(), "--token-file", "web");
        assertThat(hnsform.err()).contains("web is a directory, and a token is in a file");
        String token = Files.readString(directory.resolve("lab.sim.d/token")).strip();
        assertThat(token).hasSizeGreaterThan(40);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("lab.sim.d/token"))))
                    .isEqualTo("rw-------");
        }
        hnsform.with("HNSFORM_TOKEN", token);
        assertThat(hnsform.run("host", "facts", "--host", uri()))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void aHostThatNobodyServesIsAFailureOfTheHost() {
        serving.server().close();
        assertThat(served("plan", "web")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("nobody serves a host at " + uri(), "hnsform sim serve");
    }

    @Test
    void serveSaysWhyItCannot() throws IOException {
        int taken = serving.server().address().getPort();
        assertThat(hnsform.run("sim", "serve", "lab.sim", "--port", String.valueOf(taken)))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("HF5210", "--port");
        assertThat(hnsform.run("sim", "serve", "lab.sim", "--port", "70000")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.run("sim", "serve", "none.sim")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.run("host", "snapshot", "--host", "sim:lab.sim", "--out", "lab.json"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("host", "serve", "--host", "snapshot:lab.json")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("HF5207");
        Path open = Files.writeString(directory.resolve("open.token"), "abc\n");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(hnsform.run("sim", "serve", "lab.sim", "--port", "0", "--token-file", "open.token"))
                    .isEqualTo(ExitCode.HOST);
            assertThat(hnsform.err()).contains("chmod 600");
        }
    }
}
