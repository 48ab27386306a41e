package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong command lines, and terminals, readers and writers that are not there. */
class CommandLineTest {
    @TempDir
    Path temporary;

    private Hnsform user;

    @BeforeEach
    void aStack() {
        user = Hnsform.in(temporary);
        Product.copy("examples/web-on-nat", user.file("stack"));
        user.ok("init", "stack");
    }

    @ParameterizedTest
    @CsvSource({
        "plna stack, hnsform plan",
        "aply stack, hnsform apply",
        "sim creat lab.sim, hnsform sim create",
        "state rebiuld, hnsform state rebuild",
        "plan stack --ot x, --out",
        "apply stack --auto-aprove, --auto-approve",
        "plan --hots sim:x stack, --host"
    })
    void typingErrorsAreAnsweredWithWhatWasMeant(String line, String meant) {
        user.run(line.split(" "))
                .exits(3)
                .reports("Did you mean")
                .reports(meant)
                .reports("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "plan stack another",
                "plan stack --out",
                "plan stack --host bogus:x",
                "plan stack --host sim:",
                "sim create lab.sim --profile ws2030",
                "sim create lab.sim --seed many",
                "sim create lab.sim --adapter Ethernet",
                "sim create lab.sim --switch owner",
                "sim create lab.sim --switch nothing=x",
                "host get gadget",
                "output",
                "show"
            })
    void wrongLinesAreUsageErrors(String line) {
        user.run(line.split(" ")).exits(3).reports("error HF");
        assertThat(user.file("home")).doesNotExist();
        assertThat(user.file("lab.sim")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "this machine's HNS is there")
    void thisMachinesHnsIsReachedOnWindowsOnly() {
        user.run("plan", "stack", "--host", "local:").exits(5).reports("HF5216").reports("this is not Windows");
    }

    @Test
    void nobodyAgreedWithoutATerminal() {
        user.run("apply", "stack").exits(8).reports("--auto-approve");
        user.ok("apply", "stack", "--auto-approve");
        user.run("destroy", "stack").exits(8).reports("--auto-approve");
        user.ok("drift", "stack");
    }

    @Test
    void aReaderThatGoesAwayEndsAPlanAndNotARun() {
        // Longer than a pipe holds, so that the writer learns that nobody reads.
        user.write(
                "stack/more.yaml",
                Stream.iterate(1, i -> i + 1)
                        .limit(400)
                        .map(i ->
                                "---\napiVersion: hnsform.dev/v1beta1\nkind: Endpoint\nmetadata: {name: z%d}\nspec: {network: web}\n"
                                        .formatted(i))
                        .collect(Collectors.joining()));
        Result plan = shell("(hnsform plan stack; echo code $? >&2) | head -1");
        plan.exits(0).prints("Stack web-on-nat").reports("code 141");
        shell("(hnsform apply stack --auto-approve; echo code $? >&2) | head -1")
                .exits(0)
                .reports("code 141");
        user.ok("drift", "stack");
    }

    @Test
    void closedStreamsAreNoBug() {
        shell("hnsform plan stack <&-").exits(0);
        shell("hnsform plan stack >&-; echo code $? >&2").reports("code 141");
        shell("hnsform plan nowhere 2>&-; echo code $?").prints("code 4");
        if (Files.exists(Path.of("/dev/full"))) {
            shell("hnsform plan stack >/dev/full; echo code $? >&2").reports("code 141");
        }
        shell("hnsform apply stack <&-; echo code $?").prints("code 8");
    }

    @Test
    void badSettingsOfTheEnvironmentAreNoBug() {
        Hnsform.in(user.folder())
                .with("HNSFORM_HOME", "/dev/null/x")
                .run("plan", "stack")
                .fails()
                .reports("/dev/null/x");
        Hnsform.in(user.folder()).with("COLUMNS", "many").with("TERM", "").ok("validate", "stack");
    }

    private Result shell(String line) {
        return user.startShell(line).end();
    }
}
