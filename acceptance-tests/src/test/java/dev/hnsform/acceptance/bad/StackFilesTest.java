package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents nobody should write: refused with place and reason, in little memory and time. */
class StackFilesTest {
    private static final String STACK =
            "apiVersion: hnsform.dev/v1beta1\nkind: Stack\nmetadata: {name: bad}\nspec: {}\n";
    private static final String NETWORK = "apiVersion: hnsform.dev/v1beta1\nkind: Network\nmetadata: {name: a}\n";

    @TempDir
    Path temporary;

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
                of("dashes 5,000 deep", "- ".repeat(5_000) + "x\n", "b.yaml:1:"),
                of("more than 16 MiB", "#\n".repeat(9 << 20), "16 MiB"),
                of("more than 200,000 documents", "--- {}\n".repeat(200_100), "200000"),
                of("a tag that names a class", NETWORK + "spec: !!javax.script.ScriptEngineManager []\n", "b.yaml:4:7"),
                of("a merge key", NETWORK + "spec:\n  <<: {type: NAT}\n", "b.yaml:5:3"),
                of("an anchor inside itself", NETWORK + "spec: &a {dns: *a}\n", "b.yaml:4:"),
                of("a key twice", NETWORK + "spec: {type: NAT, type: ICS}\n", "b.yaml:4:19"),
                of("a tab", NETWORK + "spec:\n\ttype: NAT\n", "b.yaml:5:1"),
                of("a null", NETWORK + "spec: {type: null}\n", "b.yaml:4:14"),
                of("wrong types everywhere", wrongTypes(), "b.yaml:4:"),
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
        Hnsform user = Hnsform.in(temporary).withJava("-Xmx256m");
        user.write("stack/stack.yaml", STACK);
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

    private static String wrongTypes() {
        Random random = new Random(5);
        String[] values = {"[a]", "{a: b}", "7", "true", "\"\"", "[[1], {x: y}]", "-1", "0x10", "1e9", "2026-01-01"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            text.append("apiVersion: hnsform.dev/v1beta1\nkind: Endpoint\nmetadata: {name: e")
                    .append(i)
                    .append("}\nspec: {");
            for (String field : new String[] {
                "name",
                "network",
                "ipAddresses",
                "macAddress",
                "dns",
                "routes",
                "flags",
                "policies",
                "remote",
                "attachment"
            }) {
                text.append(field)
                        .append(": ")
                        .append(values[random.nextInt(values.length)])
                        .append(", ");
            }
            text.append("}\nlifecycle: ")
                    .append(values[random.nextInt(values.length)])
                    .append("\n---\n");
        }
        return text.toString();
    }
}
