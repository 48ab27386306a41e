package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.harness.Skip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents nobody should write, and folders that are no stacks: refused with place and reason, in little memory and time. */
class StackFilesTest {
    private static final String STACK =
            "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: bad}\nspec: {}\n";
    private static final String NETWORK = "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: a}\n";

    private static final long SEED = Long.getLong("hnsform.seed", 22);

    private final Hnsform user;

    StackFilesTest(@TempDir Path temporary) {
        user = Hnsform.in(temporary);
        user.write("stack/stack.yaml", STACK);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                of("a bomb of aliases", bomb(), "HF1"),
                of("a scalar of 10 MB", NETWORK + "spec: {type: \"" + "x".repeat(10 << 20) + "\"}\n", "b.yaml:4:"),
                of(
                        "a scalar of 10 MB in many lines",
                        NETWORK + "spec:\n  type: >\n" + ("    " + "y".repeat(99) + "\n").repeat(100_000),
                        "b.yaml:5:"),
                of(
                        "brackets 20,000 deep",
                        NETWORK + "spec: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n",
                        "b.yaml:4:"),
                of("brackets that never close", "[".repeat(100_000), "b.yaml:1:"),
                of(
                        "maps 20,000 deep",
                        NETWORK + "spec: " + "{a: ".repeat(20_000) + "1" + "}".repeat(20_000) + "\n",
                        "b.yaml:4:"),
                of("blocks 300 deep", deepBlocks(), "HF1005"),
                of("dashes 5,000 deep", "- ".repeat(5_000) + "x\n", "b.yaml:1:"),
                of("more than 16 MiB", "#\n".repeat(9 << 20), "16 MiB"),
                of("more than 200,000 documents", "--- {}\n".repeat(200_100), "200000"),
                of("a tag that names a class", NETWORK + "spec: !!javax.script.ScriptEngineManager []\n", "b.yaml:4:7"),
                of("a merge key", NETWORK + "spec:\n  <<: {type: NAT}\n", "b.yaml:5:3"),
                of("an anchor inside itself", NETWORK + "spec: &a {dns: *a}\n", "b.yaml:4:"),
                of("a key twice", NETWORK + "spec: {type: NAT, type: ICS}\n", "b.yaml:4:19"),
                of("a tab", NETWORK + "spec:\n\ttype: NAT\n", "b.yaml:5:1"),
                of("a null", NETWORK + "spec: {type: null}\n", "b.yaml:4:14"),
                of("text of another program", "once upon a time: {\n", "b.yaml:"),
                of("a newer version", NETWORK.replace("v1beta1", "v9") + "spec: {type: NAT}\n", "b.yaml:1:13"),
                of(
                        "a near miss of the group",
                        NETWORK.replace("hnsform.dev", "hnsfrom.dev") + "spec: {}\n",
                        "hnsform.dev/v1beta1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedWithItsPlace(String name, byte[] content, String mustSay) throws IOException {
        user.withJava("-Xmx256m");
        Files.write(user.file("stack/b.yaml"), content);
        Result refused = user.run("validate", "stack").exits(4);
        assertThat(refused.output()).contains(mustSay).hasSizeLessThan(100_000);
        assertThat(refused.took().toSeconds()).isLessThan(30);
    }

    private static Arguments of(String name, String text, String mustSay) {
        return Arguments.of(name, text.getBytes(StandardCharsets.UTF_8), mustSay);
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder(NETWORK).append("spec:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'p'; c++) {
            String inner = "*" + (char) (c - 1);
            text.append("  ").append(c).append(": &").append(c).append(" [");
            text.append((inner + ", ").repeat(9)).append(inner).append("]\n");
        }
        return text.toString();
    }

    private static String deepBlocks() {
        StringBuilder text = new StringBuilder(NETWORK).append("spec:\n");
        for (int i = 1; i < 300; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    /** One document for each field of an endpoint, which has this value there. */
    private static String everywhere(String value) {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String field : List.of("apiVersion", "kind", "metadata", "spec", "lifecycle", "forEach")) {
            Map<String, String> document = endpoint("top" + number++);
            document.put(field, value);
            append(text, document);
        }
        for (String field : List.of(
                "name",
                "network",
                "ipAddresses",
                "macAddress",
                "dns",
                "routes",
                "flags",
                "policies",
                "remote",
                "attachment")) {
            Map<String, String> document = endpoint("spec" + number++);
            document.put(
                    "spec",
                    field.equals("network")
                            ? "{network: " + value + "}"
                            : "{network: a, " + field + ": " + value + "}");
            append(text, document);
        }
        return text.toString();
    }

    private static Map<String, String> endpoint(String name) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("apiVersion", "hnsform.dev/v1beta1");
        document.put("kind", "Endpoint");
        document.put("metadata", "{name: " + name + "}");
        document.put("spec", "{network: a}");
        return document;
    }

    private static void append(StringBuilder text, Map<String, String> document) {
        text.append("---\n");
        document.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[]", "{}", "3", "\"\"", "[[1]]", "{a: {b: c}}", "-1", ".inf", "2020-01-01", "!!binary x"
            })
    void aWrongValueInEveryFieldIsAnErrorWithItsPlace(String value) {
        user.write("stack/b.yaml", everywhere(value));
        user.run("plan", "stack").exits(4).reports("b.yaml:").reports("error HF");
        assertThat(user.file("home")).doesNotExist();
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Random random = new Random(SEED);
        System.out.println("StackFilesTest: noise: seed " + SEED);
        for (int round = 0; round < 6 * Product.scale(); round++) {
            byte[] noise = new byte[1 + random.nextInt(3000)];
            random.nextBytes(noise);
            Files.write(user.file("stack/b.yaml"), noise);
            Result refused = user.run("validate", "stack");
            assertThat(refused.exitCode())
                    .as("seed %d, round %d: %s", SEED, round, refused)
                    .isEqualTo(4);
            refused.reports("b.yaml").reports("error HF");
        }
        Files.write(user.file("stack/b.yaml"), NETWORK.getBytes(StandardCharsets.UTF_16LE));
        user.run("validate", "stack").exits(4).reports("b.yaml").reports("UTF-16");
    }

    @Test
    void damagedStacksNeverEndInABugAndAreLeftAsTheyAre() throws IOException {
        Product.copy("examples/web-on-nat", user.file("shop"));
        byte[] whole = Files.readAllBytes(user.file("shop/shop.yaml"));
        Random random = new Random(SEED);
        System.out.println("StackFilesTest: damage: seed " + SEED);
        for (int round = 0; round < 20 * Product.scale(); round++) {
            byte[] damaged = YamlDamage.of(whole, random);
            Files.write(user.file("shop/shop.yaml"), damaged);
            Result result = user.run("plan", "shop");
            assertThat(result.exitCode())
                    .as(
                            "seed %d, round %d: %s with%n%s",
                            SEED, round, result, new String(damaged, StandardCharsets.UTF_8))
                    .isIn(0, 4);
            assertThat(Files.readAllBytes(user.file("shop/shop.yaml"))).isEqualTo(damaged);
        }
    }

    @Test
    void linksThatLeaveTheStackAreRefused() throws IOException {
        user.write("secret.yaml", "kind: Secret\n");
        Path link = user.file("stack/b.yaml");
        for (String target : List.of("../secret.yaml", "/etc/passwd", "nowhere.yaml", "b.yaml")) {
            Files.createSymbolicLink(link, Path.of(target));
            user.run("validate", "stack").exits(4).reports("b.yaml").reports("symbolic link");
            Files.delete(link);
        }
        Files.createSymbolicLink(user.file("stack/up"), Path.of(".."));
        user.run("apply", "stack", "--auto-approve")
                .exits(4)
                .reports("stack/up")
                .reports("symbolic link");
        assertThat(user.file("home")).doesNotExist();
    }

    @Test
    void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
        Path mkfifo = Path.of("/usr/bin/mkfifo");
        Skip.unless(
                Files.isExecutable(mkfifo), "a pipe in a stack: there is no mkfifo here (apt-get install coreutils)");
        new ProcessBuilder(mkfifo.toString(), user.file("stack/b.yaml").toString())
                .start()
                .waitFor();
        user.run("validate", "stack").exits(4).reports("b.yaml").reports("pipe");
    }

    @Test
    void whatIsNoStackSaysWhatToDo() throws IOException {
        Files.createDirectories(user.file("empty"));
        user.run("plan", "empty").exits(4).reports("empty").reports("Stack");
        user.run("plan", "nowhere").exits(4).reports("nowhere");
        user.run("plan", "stack/stack.yaml").exits(4).reports("name the one that holds the Stack document");
        user.run("plan", "/dev/null").exits(4).reports("/dev/null");
    }
}
