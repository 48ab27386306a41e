package dev.hnsform.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed wrongly is told in words of people: the cause, and the way out. */
class TypingMistakesTest {
    @TempDir
    Path directory;

    private Typed hnsform;

    @BeforeEach
    void makeAStack() throws IOException {
        hnsform = new Typed(directory);
        Files.createDirectories(directory.resolve("web"));
        write("web/stack.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Stack
                metadata: {name: web}
                spec: {id: 6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10}
                ---
                apiVersion: hnsform.dev/v1beta1
                kind: Network
                metadata: {name: lan}
                spec: {type: Private, subnets: [{prefix: 192.168.9.0/24, gateway: 192.168.9.1}]}
                """);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan web --out | --out takes FILE, and nothing stands behind it.",
                "plan web --set | --set takes NAME=VALUE, and nothing stands behind it.",
                "plan web --host sim:a --host sim:b | --host is given more than once, and it takes one value.",
                "history --stack web --limit x | --limit takes a whole number, and \"x\" is none.",
                "sim serve lab.sim --port 4x | --port takes a whole number, and \"4x\" is none.",
                "apply web --auto-approve=please | --auto-approve takes no value, and \"please\" is one.",
                "state list web | The stack is named with --stack: hnsform state list --stack web",
                "state show Network/lan web | The stack is named with --stack: hnsform state show --stack web",
                "host get network lan | One object is written KIND/NAME: hnsform host get network/lan",
                "doctor sim:lab.sim | The host is named with --host: hnsform doctor --host sim:lab.sim",
                "output network/lan --stack web | did you mean Network/lan?"
            })
    void isAnsweredWithCauseAndWayOut(String line, String told) {
        assertThat(hnsform.run(line.strip().split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err())
                .contains("error HF9002: ")
                .contains(told.strip())
                .doesNotContain("?.", " int\n", " long\n", " boolean\n", "Invalid value", "required parameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plan web -out=web.hnsplan | Did you mean --out?",
                "plan web -out web.hnsplan | Did you mean --out?",
                "plan web -target Network/lan | Did you mean --target?",
                "apply web -auto-approve | Did you mean --auto-approve?",
                "plan web -var port=1 | A value is given with --set NAME=VALUE.",
                "plan web -var-file=v | Values are read with --values FILE.",
                "plan web -refresh-only | hnsform drift tells what changed on the host.",
                "plan web --auto-approve | hnsform apply and hnsform destroy take --auto-approve.",
                "plan web --json | Write --format json.",
                "apply web -y | Did you mean --auto-approve?",
                "apply web --dry-run | hnsform plan shows what apply would do, and changes nothing.",
                "import web | lifecycle.adopt",
                "refresh | hnsform drift",
                "state mv a b | metadata.movedFrom",
                "host list | hnsform host get"
            })
    void wordsOfOtherToolsAreAnsweredWithTheOnesHere(String line, String told) {
        assertThat(hnsform.run(line.strip().split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("error HF900").contains(told.strip());
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().contains("hnsplan"));
    }

    @Test
    void initLeavesNothingBehindOfANameThatCannotBe() {
        assertThat(hnsform.run("init", "my stack")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("Give one with --name.");
        assertThat(directory.resolve("my stack")).doesNotExist();
    }

    @Test
    void whatIsToBeTypedCanBeTyped() {
        assertThat(hnsform.run("init", "my stack", "--name", "my-stack")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("then: hnsform plan \"my stack\"\n");
        assertThat(hnsform.run("plan", "my stack", "--out", "my plan")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.err()).contains("Apply exactly it: hnsform apply \"my plan\"\n");
        assertThat(hnsform.run("sim", "create", "my lab.sim")).isEqualTo(ExitCode.OK);
        assertThat(hnsform.out()).contains("Use it: hnsform plan --host \"sim:my lab.sim\"\n");
        assertThat(hnsform.run("state", "list", "my stack")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("hnsform state list --stack \"my stack\"\n");
        assertThat(hnsform.run("plan", "web", "--host", "sim:no lab.sim")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err()).contains("no lab.sim\"\"");
    }

    @Test
    void aShortOptionStillTakesItsValueAtOnce() {
        assertThat(hnsform.run("plan", "web", "-oweb.hnsplan")).isEqualTo(ExitCode.OK);
        assertThat(directory.resolve("web.hnsplan")).isNotEmptyFile();
    }

    @Test
    void aTargetWithoutItsKindIsAnsweredWithAddresses() {
        assertThat(hnsform.run("plan", "web", "--target", "lan")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err().replaceAll("\\s+", " "))
                .contains("\"lan\" is neither declared nor recorded. There are for example: Network/lan.");
    }

    @Test
    void initTellsAFileFromADirectoryAndLeavesWhatIsThere() throws IOException {
        assertThat(hnsform.run("init", "web/stack.yaml")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("\"web/stack.yaml\" is a file, and a stack is a directory");
        Files.createDirectories(directory.resolve("typo"));
        String typo = "apiVersion: hnsfrom.dev/v1beta1\nkind: Stack\nmetadata: {name: typo}\n";
        write("typo/stack.yaml", typo);
        assertThat(hnsform.run("init", "typo")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err())
                .contains("HF9009", "holds no Stack document of hnsform")
                .contains("hnsform validate typo");
        assertThat(directory.resolve("typo/stack.yaml")).hasContent(typo);
    }

    @Test
    void aDirectoryIsNoPlanAndNoSimulator() {
        assertThat(hnsform.run("show", "web")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("\"web\" is a directory").contains("hnsform plan web");
        assertThat(hnsform.run("sim", "show", "web")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err())
                .contains("is a directory, and a simulated host is a file")
                .doesNotContain("free space");
    }

    @Test
    void aHomeThatIsNoDirectoryIsSaidInWords() throws IOException {
        write("file", "");
        hnsform.with("HNSFORM_HOME", directory.resolve("file").toString());
        assertThat(hnsform.run("plan", "web")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err())
                .contains("file is no directory", "HNSFORM_HOME")
                .doesNotContain("Exception");
        hnsform.with("HNSFORM_HOME", directory.resolve("file/below").toString());
        assertThat(hnsform.run("plan", "web")).isEqualTo(ExitCode.FILE);
        assertThat(hnsform.err()).contains("HNSFORM_HOME").doesNotContain("Exception");
    }

    @Test
    void explainSaysWhatItIsFor() {
        assertThat(hnsform.run("explain", "HF1103")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err())
                .contains("the message beside it", "0x803b0013")
                .doesNotContain(" yet");
        assertThat(hnsform.run("explain", "spec.subnets")).isEqualTo(ExitCode.USAGE);
        assertThat(hnsform.err()).contains("docs/language-reference.md").doesNotContain(" yet");
    }

    @Test
    void requiredWordsStandAsTheyAreWritten() throws IOException {
        write("web/api.yaml", """
                apiVersion: hnsform.dev/v1beta1
                kind: Endpoint
                metadata: {name: api}
                spec: {network: lan, policies: [{type: ACL}]}
                """);
        assertThat(hnsform.run("validate", "web")).isEqualTo(ExitCode.STACK);
        assertThat(hnsform.err())
                .contains("needs \"direction\": In or Out, as the endpoint sees it.")
                .contains("needs \"action\": Allow or Block.")
                .contains("needs \"id\": the ACL's name");
    }

    @Test
    void aServerThatIsNotThereIsNotTakenForHns() {
        hnsform.with("HNSFORM_TOKEN", "secret");
        assertThat(hnsform.run("host", "facts", "--host", "tcp://127.0.0.1:1")).isEqualTo(ExitCode.HOST);
        assertThat(hnsform.err())
                .contains("nobody serves a host at tcp://127.0.0.1:1")
                .contains("hnsform sim serve")
                .doesNotContain("Start-Service", "hnsform explain");
    }
}
