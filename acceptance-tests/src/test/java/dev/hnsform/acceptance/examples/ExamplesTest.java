package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applied, changed behind hnsform's back, healed, destroyed: on every release that supports the example. On ws2022 {@link ChangedContentTest} does it
 * on a host of its own, and {@link AdmittedHostTest} beside the objects of others.
 */
@Tag("once")
class ExamplesTest {
    /** What goes missing in each example: the HNS name of an endpoint. */
    static final Map<String, String> VICTIMS = new TreeMap<>(Map.of(
            "web-on-nat", "shop",
            "l2bridge-node", "api",
            "overlay-node", "api",
            "transparent-vlan", "worker",
            "internal-and-private", "spare",
            "dual-stack-node", "worker",
            "attached-workloads", "builder"));

    @TempDir
    Path temporary;

    static Stream<Arguments> examplesByRelease() {
        List<Arguments> all = new ArrayList<>();
        for (String example : VICTIMS.keySet()) {
            for (String release : List.of("ws2019", "ws2025")) {
                if (!example.equals("dual-stack-node") || !release.equals("ws2019")) {
                    all.add(Arguments.of(example, release));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("examplesByRelease")
    void isAppliedDriftsIsHealedAndLeavesNothing(String example, String release) {
        Lab lab = Lab.create(Hnsform.in(temporary), release).stackFrom("examples/" + example);
        String before = lab.documents();

        lab.apply().exits(0).prints("simulator: no real host is changed");
        lab.plan().exits(0).prints("No changes.");

        lab.exec("delete", "endpoint", VICTIMS.get(example));
        lab.drift().exits(2).prints("Endpoint/" + VICTIMS.get(example));
        lab.apply().exits(0);
        lab.drift().exits(0);

        lab.destroy().exits(0);
        assertThat(lab.documents()).isEqualTo(before);
    }

    @Test
    void anOlderReleaseRefusesDualStackAtTheLineOfTheSubnet() {
        Hnsform user = Hnsform.in(temporary);
        Product.copy("examples/dual-stack-node", user.file("stack"));
        user.ok("validate", "stack", "--build", "ws2022");
        Result refused = user.run("validate", "stack", "--build", "ws2019").exits(4);
        assertThat(refused.output()).contains("network.yaml:12:").contains("IPv6");
    }
}
