package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of content, not only of presence: access rules replaced, an endpoint taken out of its namespace. */
@Tag("once")
class ChangedContentTest {
    /** The HNS name of an endpoint of each example that states access rules and a namespace. */
    private static final Map<String, String> CHANGED = new TreeMap<>(Map.of(
            "web-on-nat", "shop",
            "l2bridge-node", "api",
            "overlay-node", "api",
            "transparent-vlan", "gateway-front",
            "dual-stack-node", "api"));

    /** Puts one rule that no example has in the place of all rules. */
    private static final String SSH_ONLY =
            "{\"RequestType\":\"Update\",\"ResourceType\":\"Policy\",\"Settings\":{\"Policies\":["
                    + "{\"Type\":\"ACL\",\"Settings\":{\"Protocols\":\"6\",\"Action\":\"Allow\",\"Direction\":\"In\",\"LocalPorts\":\"22\"}}]}}";

    @TempDir
    Path temporary;

    static Stream<String> examples() {
        return CHANGED.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void changedRulesAndAttachmentsAreDriftAndAreHealed(String example) {
        String endpoint = CHANGED.get(example);
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022").stackFrom("examples/" + example);
        user.ok("validate", "stack", "--build", "ws2022").prints("Valid: stack " + example);
        String before = lab.documents();
        lab.apply().exits(0);
        String asApplied = lab.documents();

        lab.exec("modify", "endpoint", endpoint, SSH_ONLY);
        lab.drift().exits(2).prints("Endpoint/" + endpoint).prints("\"22\"");
        lab.plan().exits(2);
        lab.apply().exits(0).prints("0 added, 1 changed, 0 destroyed");
        lab.drift().exits(0);

        lab.exec("detach", endpoint);
        lab.drift().exits(2).prints("Endpoint/" + endpoint);
        lab.apply().exits(0).prints("0 added, 1 changed, 0 destroyed");
        lab.drift().exits(0);
        lab.plan().exits(0).prints("No changes.");
        assertThat(lines(lab.documents())).as("lines of all documents").isEqualTo(lines(asApplied));

        lab.destroy().exits(0);
        assertThat(lab.documents()).isEqualTo(before).doesNotContain("hnsform/");
    }

    @Test
    void rulesThatAStackDoesNotStateAreNotItsDrift() {
        Lab lab = Lab.create(Hnsform.in(temporary), "ws2022").stackFrom("examples/internal-and-private");
        lab.apply().exits(0);
        lab.exec("modify", "endpoint", "tester-lab", SSH_ONLY);
        lab.drift().exits(0);
        lab.exec("detach", "tester-lab");
        lab.drift().exits(2).prints("Endpoint/tester-lab");
        lab.apply().exits(0).prints("0 added, 1 changed, 0 destroyed");
        lab.drift().exits(0);
        assertThat(lab.documents()).contains("\"LocalPorts\": \"22\"");
        lab.destroy().exits(0);
        assertThat(lab.documents()).doesNotContain("hnsform/");
    }

    /** Policies may come back in another order, which means the same. */
    private static List<String> lines(String documents) {
        return documents.lines().map(line -> line.replaceAll(",$", "")).sorted().toList();
    }
}
