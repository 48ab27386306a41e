package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes that people make, and what they are told. */
class MistakesTest {
    private static final String NETWORK = """
            apiVersion: hnsform.dev/v1beta1
            kind: Network
            metadata: {name: web}
            spec:
              type: NAT
              subnets: [{prefix: 172.30.16.0/20, gateway: 172.30.16.1}]
            """;

    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void makeHostAndStack() throws IOException {
        hnsform = new Typed(directory);
        write("web/stack.yaml", stack("web", "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));
        write("web/network.yaml", NETWORK);
        assertThat(hnsform.run("sim", "create", "lab.sim")).isEqualTo(ExitCode.OK);
    }

    private static String stack(String name, String id) {
        return "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: " + name + "}\nspec:\n  id: " + id
                + "\n  values:\n    port: {type: integer, default: 80}\n";
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private ExitCode onHost(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--host";
        all[args.length + 1] = "sim:lab.sim";
        return hnsform.run(all);
    }

    @Test
    void callsASettingOfAnUnknownValueAWrongCommandLine() {
        for (String setting : List.of("prot=81", "port=abc", "port")) {
            assertThat(onHost("plan", "web", "--set", setting)).as(setting).isEqualTo(ExitCode.USAGE);
            assertThat(hnsform.run("validate", "web", "--set", setting))
                    .as(setting)
                    .isEqualTo(ExitCode.USAGE);
            assertThat(onHost("state", "list", "--stack", "web", "--set", setting))
                    .as(setting)
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(hnsform.err()).contains("write --set name=value");
    }

    @Test
    void tellsAMissingFileOfValuesFromWrongValuesInIt() throws IOException {
        assertThat(onHost("plan", "web", "--values", "none.yaml")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("\"none.yaml\" cannot be read: there is no such file");
        write("values.yaml", "port: \"81\"\n");
        assertThat(onHost("plan", "web", "--values", "values.yaml")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("values.yaml:1:7: error HF1303");
    }

    @Test
    void saysWhenThereIsNothingToDestroy() {
        assertThat(onHost("destroy", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out())
                .contains("No changes. Nothing of stack web is recorded on this host, so there is nothing to destroy.");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("destroy", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("destroy", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("nothing to destroy");
    }

    @Test
    void namesTheStackAboveADirectoryThatIsNone() throws IOException {
        Files.createDirectories(directory.resolve("web/sub/deeper"));
        assertThat(hnsform.run("validate", "web/sub/deeper")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("A directory above it is a stack: name web in the command.");
        assertThat(new Typed(directory.resolve("web/sub")).run("plan")).isEqualTo(ExitCode.STACK);
        Typed below = new Typed(directory.resolve("web/sub"));
        assertThat(below.run("plan")).isEqualTo(ExitCode.STACK);
        assertThat(below.err()).contains("name .. in the command");
        assertThat(hnsform.run("init", "web/sub")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).contains("web, is a stack too", ".hnsformignore");
    }

    @Test
    void namesTheStacksBelowADirectoryThatIsNone() throws IOException {
        write("shop/stack.yaml", stack("shop", "7f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));
        write("shop/network.yaml", NETWORK);
        assertThat(hnsform.run("validate")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err())
                .contains("2 directories below it are stacks: name one of them in the command: shop, web.")
                .contains("The stack has 1 error.");
    }

    @Test
    void saysThatThereIsNoSuchStackOrPlan() {
        assertThat(onHost("apply", "web.hnsplan")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("neither a directory nor a saved plan \"web.hnsplan\"");
    }

    @Test
    void leadsOutOfACopiedAndOutOfARenamedStack() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/stack.yaml", stack("shop", "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err().replaceAll("\\s+", " "))
                .contains("HF3001", "hnsform init", "hnsform state rebuild --allow-takeover")
                .doesNotContain("state rm");
        assertThat(onHost("state", "rebuild", "web")).isEqualTo(ExitCode.CONSENT);
        assertThat(hnsform.err()).contains("HF9013", "made by stack \"web\"", "this is stack \"shop\"");
        assertThat(onHost("state", "rebuild", "web", "--allow-takeover")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--detailed-exitcode")).isEqualTo(ExitCode.OK);
    }

    @Test
    void letsNoCopyTakeTheRecordOfTheOriginalOverUnasked() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("copy/stack.yaml", stack("web", "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));
        write("copy/network.yaml", NETWORK);
        assertThat(onHost("state", "rebuild", "copy")).isEqualTo(ExitCode.CONSENT);
        assertThat(hnsform.err())
                .contains("HF9013", "from \"web\"", "from \"copy\"", "hnsform init copy")
                .contains("hnsform state rebuild copy --allow-takeover");
        assertThat(onHost("state", "rebuild", "./web/")).isEqualTo(ExitCode.OK);
        assertThat(onHost("state", "rebuild", "copy", "--allow-takeover")).isEqualTo(ExitCode.OK);
    }

    @Test
    void asksForTheAdoptLinesOfARenamedStackAndNeedsThemOnce() throws IOException {
        String foreign = """
                {"Name":"other","Type":"NAT","Ipams":[{"Subnets":[{"IpAddressPrefix":"172.30.16.0/20",
                "Routes":[{"NextHop":"172.30.16.1","DestinationPrefix":"0.0.0.0/0"}]}]}]}
                """;
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", "network", foreign))
                .isEqualTo(ExitCode.OK);
        write("web/network.yaml", NETWORK + "lifecycle: {adopt: {name: other}}\n");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/network.yaml", NETWORK);
        write("web/stack.yaml", stack("shop", "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));

        assertThat(onHost("state", "rebuild", "web", "--allow-takeover")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err())
                .contains("HF7201", "Network/web adopted")
                .containsPattern("\n  lifecycle: \\{adopt: \\{id: [0-9a-f-]{36}}}\n")
                .doesNotContain("u000A");
        String line = hnsform.err()
                .lines()
                .filter(text -> text.contains("lifecycle: {adopt"))
                .findFirst()
                .orElseThrow();
        write("web/network.yaml", NETWORK + line.strip() + "\n");
        assertThat(onHost("state", "rebuild", "web", "--allow-takeover")).isEqualTo(ExitCode.OK);
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/network.yaml", NETWORK);
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("0 to add, 0 to change, 0 to destroy");
        assertThat(onHost("state", "list", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("adopted");
    }

    @Test
    void warnsOfAnEarlierAddressThatIsMisspelt() throws IOException {
        write("web/more.yaml", NETWORK.replace("name: web", "name: more").replace("172.30", "172.29"));
        write("web/again.yaml", NETWORK.replace("name: web", "name: again").replace("172.30", "172.28"));
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        String renamed = NETWORK.replace("name: web", "name: web2, movedFrom: [Network/wbe]");
        write("web/network.yaml", renamed);
        onHost("plan", "web");
        assertThat(hnsform.err())
                .contains(
                        "web/network.yaml:3:36: warning HF3006", "to be deleted: Network/web. If it was one of these");
        write("web/network.yaml", renamed.replace("wbe", "web"));
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).doesNotContain("HF3006");
        assertThat(hnsform.out()).contains("1 to move");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        assertThat(onHost("history", "--stack", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains(" 1 moved ", " 3 created ").doesNotContain("keep");
    }

    @Test
    void hintsAtAnIdThatWasLost() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/stack.yaml", "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: web}\nspec: {}\n");
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err())
                .contains("HF3401", "has lost its id", "HF3402", "overlaps the same prefix of NAT network");
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("If it had one before, put that back");
    }

    @Test
    void offersOnlyAdaptersThatCanCarryANetwork() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/bridge.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: bridge}
                lifecycle: {allowHostInterruption: true}
                spec:
                  type: L2Bridge
                  adapter: {names: [Etherent]}
                  subnets: [{prefix: 10.1.0.0/24, gateway: 10.1.0.1}]
                """);
        assertThat(onHost("host", "facts")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("vEthernet (web)");
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("HF3408", "It has: \"Ethernet\".").doesNotContain("vEthernet");
    }

    @Test
    void tellsHowAMissingSimulatorIsMade() {
        assertThat(hnsform.run("plan", "web", "--host", "sim:none.sim")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err())
                .contains("HF5303")
                .containsPattern("Make one with \"hnsform sim create [^ ]*none\\.sim\"");
    }

    @Test
    void namesWhatWasRefusedByItsNameWhereItHasNoIdYet() {
        String network = "{\"Name\":\"bad\",\"Type\":\"L2Bridge\"}";
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", "network", network))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("HcnCreateNetwork for Network bad was refused");
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", "endpoint", "{}"))
                .isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err())
                .contains("for Endpoint without id and name was")
                .doesNotContain("00000000");
    }

    @Test
    void sortsPortsByNumber() throws IOException {
        write("web/endpoint.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata: {name: shop}
                spec:
                  network: web
                  policies:
                    - {type: ACL, id: in, direction: In, action: Allow, protocols: [TCP], localPorts: [443, 8080-8090, 80]}
                """);
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("\"80\", \"443\", \"8080-8090\"");
    }

    @Test
    void namesFilesOfOtherPrograms() throws IOException {
        write("web/patch.yaml", "- {op: remove, path: /spec}\n");
        assertThat(hnsform.run("validate", "web")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("1 document of another program was passed over: web/patch.yaml.");
        write("web/notes.yaml", "only text\n");
        assertThat(hnsform.run("validate", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err()).contains("web/notes.yaml:1:1: error HF1214");
    }

    @Test
    void namesTheForeignPrefixThatIsOverlapped() throws IOException {
        String foreign = """
                {"Name":"other","Type":"NAT","Ipams":[{"Subnets":[{"IpAddressPrefix":"172.30.0.0/16",
                "Routes":[{"NextHop":"172.30.0.1","DestinationPrefix":"0.0.0.0/0"}]}]}]}
                """;
        assertThat(hnsform.run("sim", "exec", "lab.sim", "create", "network", foreign))
                .isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err().replaceAll("\\s+", " "))
                .contains("172.30.16.0/20 of Network/web overlaps 172.30.0.0/16 of NAT network \"other\"");
    }

    @Test
    void leadsOutOfARecordThatIsSomethingElse() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("lab.sim.d/records/6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10.json", "{}");
        assertThat(onHost("plan", "web")).isEqualTo(ExitCode.RECORD);
        assertThat(hnsform.err()).contains("HF6004", "hnsform state rebuild");
        assertThat(onHost("state", "rebuild", "web")).isEqualTo(ExitCode.OK);
        assertThat(onHost("plan", "web", "--detailed-exitcode")).isEqualTo(ExitCode.OK);
    }

    @Test
    void admitsNothingThatIsNoObjectOfAHost() throws IOException {
        for (String text : List.of("{\"ID\":\"6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f33\",\"Foo\":1}", "[1,2]", "3")) {
            write("unknown.json", text);
            assertThat(hnsform.run("sim", "admit", "lab.sim", "unknown.json"))
                    .as(text)
                    .isEqualTo(ExitCode.FILE);
            assertThat(hnsform.err()).contains("unknown.json holds no HNS document");
        }
        write("some.json", "[{\"Name\":\"n\",\"Type\":\"NAT\"},{\"ErrorCode\":5}]");
        assertThat(hnsform.run("sim", "admit", "lab.sim", "some.json")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).contains("1 element of some.json is no object of HNS");
        assertThat(hnsform.out()).contains("1 object was admitted");
        write("none.json", "[]");
        assertThat(hnsform.run("sim", "admit", "lab.sim", "none.json")).isEqualTo(ExitCode.OK);
    }

    @Test
    void schedulesNoFaultThatCouldNeverStrike() {
        assertThat(hnsform.run("sim", "fault", "lab.sim", "hang", "--call", "HcnCreatNetwork"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Did you mean \"HcnCreateNetwork\"?");
        assertThat(hnsform.run("sim", "fault", "lab.sim", "hang", "--call", "HcnCreateNetwork"))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void callsASnapshotThatCannotBeWrittenAFaultOfTheFile() throws IOException {
        write("file", "");
        assertThat(onHost("host", "snapshot", "--out", "file/lab.json")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("HF5103");
    }

    @Test
    void goesOnCountingSerialsInARebuiltRecord() throws IOException {
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        write("web/stack.yaml", stack("web", "6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10"));
        write("web/more.yaml", NETWORK.replace("name: web", "name: more").replace("172.30", "172.29"));
        assertThat(onHost("apply", "web", "--auto-approve")).isEqualTo(ExitCode.OK);
        Path record = directory.resolve("lab.sim.d/records/6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10.json");
        assertThat(Files.readString(record, StandardCharsets.UTF_8)).contains("\"serial\":2");
        Files.writeString(record, "{\"format\":\"hnsform-record\"");
        assertThat(onHost("state", "rebuild", "web")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(record, StandardCharsets.UTF_8)).contains("\"serial\":3");
        Files.delete(record);
        assertThat(onHost("state", "rebuild", "web")).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(record, StandardCharsets.UTF_8)).contains("\"serial\":4");
    }
}
