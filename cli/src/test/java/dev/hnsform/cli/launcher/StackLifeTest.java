package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small stack on a simulated host, through the commands, with what each prints and answers. */
class StackLifeTest {
    private static final String[] HOST = {"--host", "sim:lab.sim"};

    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void makeHostAndStack() throws IOException {
        hnsform = new Typed(directory);
        Path stack = Files.createDirectories(directory.resolve("web"));
        Files.writeString(stack.resolve("stack.yaml"), """
                # the stack of the tests
                apiVersion: hnsform.dev/v1beta1
                kind: Stack
                metadata: {name: web}
                spec: {}
                """);
        Files.writeString(stack.resolve("network.yaml"), """
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
    }

    private ExitCode onHost(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + HOST.length);
        System.arraycopy(HOST, 0, all, words.length, HOST.length);
        return hnsform.run(all);
    }

    private void applied() {
        assertThat(hnsform.run("init", "web")).isEqualTo(ExitCode.OK);
        assertThat(onHost("apply", "web", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void looksAtAStackWithoutIdAndRefusesToApplyIt() {
        assertThat(hnsform.run("validate", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("Valid: stack web with 3 resources", "has no id yet", "hnsform init");
        assertThat(onHost("plan", "web", "--out", "web.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("The stack has no id", "embedded simulator: no real host is changed", "Plan: 3 to add");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("hnsform init web");
        assertThat(onHost("apply", "web.hnsplan", "--auto-approve")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("hnsform init web");
        assertThat(onHost("destroy", "web", "--auto-approve")).isEqualTo(ExitCode.STACK);
    }

    @Test
    void writesAnIdOnceAndKeepsComments() throws IOException {
        assertThat(hnsform.run("init", "web")).isEqualTo(ExitCode.OK);
        assertThat(directory.resolve("web/stack.yaml"))
                .content()
                .contains("# the stack of the tests")
                .containsPattern("id: [0-9a-f-]{36}");
        assertThat(hnsform.run("init", "web")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("has an id already");
        assertThat(hnsform.run("init", "fresh", "--name", "Not A Name")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.run("init", "fresh", "--name", "fresh")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("validate", "fresh")).isEqualTo(ExitCode.OK);
    }

    @Test
    void answersTwoForChangesOnlyWhenAskedTo() {
        hnsform.run("init", "web");
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--detailed-exitcode")).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--detailed-exitcode")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("No changes.");
    }

    @Test
    void refusesToApplyWhereNobodyCanAgree() {
        hnsform.run("init", "web");
        assertThat(onHost("apply", "web")).isEqualTo(ExitCode.CONSENT);
        assertThat(hnsform.err()).contains("this is no terminal", "--auto-approve");
        assertThat(onHost("host", "get", "network")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("The host holds no networks.");
    }

    @Test
    void tellsDriftAndHealsIt() {
        applied();
        assertThat(hnsform.out()).contains("[1/4] ", "Apply complete! 3 added, 0 changed, 0 destroyed.");
        assertThat(onHost("drift", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("In sync.");
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "endpoint", "shop"))
                .isEqualTo(ExitCode.OK);
        assertThat(onHost("drift", "web")).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(hnsform.out()).contains("# Endpoint/shop is missing", "Drift: 1 missing.");
        assertThat(onHost("drift", "web", "--format", "json")).isEqualTo(ExitCode.DIFFERENCES);
        JsonObject report = (JsonObject) JsonReader.parse(hnsform.out());
        assertThat(report.string("verdict")).contains("drift");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("drift", "web", "--all")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("Not of this stack, and never touched", "Namespace");
    }

    @Test
    void takesAnEndpointOutOfItsNamespaceAsAnAdministratorWould() {
        applied();
        assertThat(hnsform.run("sim", "exec", "lab.sim", "detach", "shop")).isEqualTo(ExitCode.OK);
        assertThat(onHost("drift", "web")).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(hnsform.out()).contains("# Endpoint/shop is detached");
        assertThat(hnsform.run("sim", "exec", "lab.sim", "detach", "shop")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("is in no namespace");
    }

    @Test
    void appliesASavedPlanOnceAndExactly() {
        hnsform.run("init", "web");
        assertThat(onHost("plan", "web", "--out", "web.hnsplan")).isEqualTo(ExitCode.OK);
        String shown = hnsform.out();
        assertThat(hnsform.run("show", "web.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(shown);
        assertThat(hnsform.run("apply", "web.hnsplan", "--set", "a=b")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.run("apply", "web.hnsplan", "--target", "Network/web"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.run("apply", "web.hnsplan", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("apply", "web.hnsplan", "--auto-approve")).isEqualTo(ExitCode.PLAN);
        assertThat(hnsform.err()).contains("The plan no longer holds", "Make a new plan");
        assertThat(hnsform.run("apply", "web.hnsplan")).isEqualTo(ExitCode.PLAN);
    }

    @Test
    void plansFromASnapshotAndAppliesOnTheHost() {
        applied();
        assertThat(onHost("host", "snapshot", "--out", "lab.json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).contains("1 network, 1 endpoint, 2 namespaces, 1 record");
        assertThat(hnsform.run("plan", "web", "--host", "snapshot:lab.json", "--destroy", "--out", "gone.hnsplan"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("apply", "web", "--host", "snapshot:lab.json", "--auto-approve"))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("can only be read");
        assertThat(hnsform.run("apply", "gone.hnsplan", "--auto-approve")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("The plan was made on snapshot:", "Name the host with --host");
        assertThat(onHost("apply", "gone.hnsplan", "--auto-approve"))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("3 destroyed");
    }

    @Test
    void asksForThePortAgainThatTheHostHadGiven() throws IOException {
        String network = """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: ports}
                spec:
                  type: NAT
                  subnets:
                    - {prefix: 172.30.16.0/20, gateway: 172.30.16.1}
                """;
        String endpoint = """
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata: {name: %s}
                spec: {network: ports, policies: [{type: PortMapping, protocol: TCP, internalPort: 80}]}
                """;
        Files.createDirectories(directory.resolve("ports"));
        Path file = directory.resolve("ports/ports.yaml");
        Files.writeString(file, network + endpoint.formatted("first") + endpoint.formatted("second"));
        assertThat(hnsform.run("init", "ports")).isEqualTo(ExitCode.OK);
        assertThat(onHost("apply", "ports", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
        assertThat(onHost("output", "--stack", "ports", "Endpoint/second", "policies"))
                .isEqualTo(ExitCode.OK);
        String given = hnsform.out();
        assertThat(given).contains("\"externalPort\":");
        assertThat(hnsform.run("sim", "exec", "lab.sim", "delete", "endpoint", "second"))
                .isEqualTo(ExitCode.OK);
        Files.writeString(file, network + endpoint.formatted("second"));
        assertThat(onHost("apply", "ports", "--auto-approve")).as(hnsform.err()).isEqualTo(ExitCode.OK);
        assertThat(onHost("output", "--stack", "ports", "Endpoint/second", "policies"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).as("the first one's port is free too").isEqualTo(given);
    }

    /** So many steps that text and file are made beside the rehearsal. */
    @Test
    void showsAndSavesALargePlanAsItIs() throws IOException {
        StringBuilder text = new StringBuilder("""
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: large}
                spec:
                  type: NAT
                  subnets:
                    - {prefix: 172.30.16.0/20, gateway: 172.30.16.1}
                """);
        for (int i = 0; i < 600; i++) {
            text.append("""
                    ---
                    apiVersion: hnsform.dev/v1beta1
                    kind: Endpoint
                    metadata: {name: e%d}
                    spec: {network: large, ipAddresses: [172.30.%d.%d]}
                    """.formatted(i, 17 + i / 200, 2 + i % 200));
        }
        Files.writeString(Files.createDirectories(directory.resolve("large")).resolve("large.yaml"), text);
        assertThat(hnsform.run("init", "large")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "large", "--out", "large.hnsplan"))
                .as(hnsform.err())
                .isEqualTo(ExitCode.OK);
        String shown = hnsform.out();
        assertThat(shown)
                .contains("Rehearsed on a simulated copy of the host: 601 of 601 steps passed.", "Plan: 601 to add");
        assertThat(hnsform.run("show", "large.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(shown);
        byte[] first = Files.readAllBytes(directory.resolve("large.hnsplan"));
        assertThat(onHost("plan", "large", "--out", "large.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllBytes(directory.resolve("large.hnsplan"))).isEqualTo(first);
    }

    @Test
    void appliesAPlanOnNoOtherHost() {
        assertThat(hnsform.run("init", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("sim", "create", "other.sim")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--out", "web.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.run("apply", "web.hnsplan", "--host", "sim:other.sim", "--auto-approve"))
                .isEqualTo(ExitCode.PLAN);
        assertThat(hnsform.err()).contains("the plan was made for host", "and this is host");
    }

    @Test
    void showsErrorsOfTheStackInTheFormatAskedFor() throws IOException {
        Files.writeString(directory.resolve("web/stack.yaml"), "apiVersion: hnsform.dev/v1beta1\nkind: Stak\n");
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.out()).isEmpty();
        assertThat(hnsform.err()).contains("web/stack.yaml:2:7: error HF1205", "^^^^");
        assertThat(onHost("plan", "web", "--format", "json")).isEqualTo(ExitCode.STACK);
        JsonObject json = (JsonObject) JsonReader.parse(hnsform.out());
        assertThat(json.bool("valid")).contains(false);
        assertThat(json.array("diagnostics").map(JsonArray::isEmpty)).contains(false);
        assertThat(onHost("plan", "web", "--format", "markdown")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.out()).startsWith("## hnsform plan: the stack has ").contains("HF1205");
    }

    @Test
    void givesScriptsBareValues() {
        applied();
        assertThat(onHost("output", "Namespace/shop", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).matches("[0-9a-f-]{36}\n");
        assertThat(onHost("output", "Endpoint/shop", "ipAddresses", "--stack", "web"))
                .isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).matches("172\\.30\\.\\d+\\.\\d+\n");
        assertThat(onHost("output", "Endpoint/shop", "--format", "json", "--stack", "web"))
                .isEqualTo(ExitCode.OK);
        assertThat(((JsonObject) JsonReader.parse(hnsform.out())).string("address"))
                .contains("Endpoint/shop");
        assertThat(onHost("output", "Endpoint/shop", "ipAdresses", "--stack", "web"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean \"ipAddresses\"?");
        assertThat(onHost("output", "Endpoint/shpo", "--stack", "web")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean \"Endpoint/shop\"?");
        assertThat(onHost("output", "shop", "--stack", "web")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void rebuildsALostRecordAndSaysWhatBecameOfADamagedOne() throws IOException {
        applied();
        assertThat(onHost("state", "list", "--stack", "web")).isEqualTo(ExitCode.OK);
        String list = hnsform.out();
        try (var files = Files.list(directory.resolve("lab.sim.d/records"))) {
            for (Path file : files.toList()) {
                Files.writeString(file, "x", java.nio.file.StandardOpenOption.APPEND);
            }
        }
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.RECORD);
        assertThat(hnsform.err()).contains("hnsform state rebuild");
        assertThat(onHost("state", "list", "--all")).isEqualTo(ExitCode.RECORD);
        assertThat(onHost("state", "rebuild", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("3 resources were found", "is kept in ");
        assertThat(onHost("state", "list", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).isEqualTo(list);
        assertThat(onHost("history", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("state rebuild", "rebuilt", "apply", "done");
    }

    @Test
    void refusesTheRecordsOfAnotherHost() throws IOException {
        applied();
        assertThat(hnsform.run("sim", "create", "other.sim", "--seed", "7")).isEqualTo(ExitCode.OK);
        Path records = Files.createDirectories(directory.resolve("other.sim.d/records"));
        try (var files = Files.list(directory.resolve("lab.sim.d/records"))) {
            for (Path file : files.toList()) {
                Files.copy(file, records.resolve(file.getFileName()));
            }
        }
        assertThat(hnsform.run("plan", "web", "--host", "sim:other.sim")).isEqualTo(ExitCode.RECORD);
        assertThat(hnsform.err()).contains("HF6006");
    }

    @Test
    void goesOnAfterAStepThatFailed() {
        hnsform.run("init", "web");
        assertThat(hnsform.run(
                        "sim", "fault", "lab.sim", "fail", "--call", "HcnCreateEndpoint", "--code", "0x803b000c"))
                .isEqualTo(ExitCode.OK);
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.RUN);
        assertThat(hnsform.out())
                .contains("The run failed. 2 of 4 steps were done, 1 failed, 1 not tried.", "Go on: hnsform apply");
        assertThat(onHost("history", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("2 created");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("history", "--stack", "web", "--format", "json")).isEqualTo(ExitCode.OK);
        assertThat(((JsonArray) JsonReader.parse(hnsform.out())).objects())
                .extracting(entry -> entry.string("outcome").orElse(""))
                .containsExactly("done", "failed");
    }

    @Test
    void takesBackWhatAFailedRunDidWhenAskedTo() {
        hnsform.run("init", "web");
        hnsform.run("sim", "fault", "lab.sim", "fail", "--call", "HcnCreateEndpoint", "--code", "0x803b000c");
        assertThat(onHost("apply", "web", "--auto-approve", "--on-failure", "rollback"))
                .isEqualTo(ExitCode.RUN);
        assertThat(hnsform.out()).contains("what the run had done was taken back", "undo create ");
        assertThat(onHost("host", "get", "network")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("The host holds no networks.");
    }

    @Test
    void makesItsDefaultHostWhenItIsFirstNeeded() {
        hnsform.run("init", "web");
        assertThat(hnsform.run("plan", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("embedded simulator: no real host is changed");
        assertThat(directory.resolve("home/default.sim")).exists();
        assertThat(hnsform.run("host", "facts")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("Ethernet", "10.1.0.4/24", "build 20348");
    }

    @Test
    void walksThroughTheDemoAndOverwritesNothing() {
        assertThat(hnsform.run("demo", "first")).as(hnsform.err()).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains(
                        "$ hnsform init first",
                        "$ hnsform plan first --host sim:first/host.sim",
                        "Apply complete!",
                        "# exit code 2: there are differences",
                        "In sync.");
        assertThat(hnsform.run("demo", "first")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("overwrites nothing");
    }

    @Test
    void namesWhatCannotBeAHost() {
        assertThat(hnsform.run("host", "get", "--host", "lab.sim")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("sim:lab.sim");
        assertThat(hnsform.run("host", "get", "--host", "sim:none.sim")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("hnsform sim create");
        assertThat(hnsform.run("host", "get", "--host", "sim:web/network.yaml")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.run("host", "get", "netwrk", "--host", "sim:lab.sim"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean \"network\"?");
        assertThat(hnsform.run("host", "get", "network/x", "--host", "sim:lab.sim"))
                .isEqualTo(ExitCode.USAGE);
    }
}
