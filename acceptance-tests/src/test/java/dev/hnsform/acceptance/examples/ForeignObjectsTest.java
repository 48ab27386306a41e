package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hosts that others use: networks, endpoints and namespaces as real hosts published them (their sources are in the index beside them) live beside
 * each example, and are the same afterwards, byte for byte.
 */
class ForeignObjectsTest {
    /** Two NAT networks of docker, an endpoint, a Default Switch, the host's namespace and one of containerd. */
    private static final List<String> PUBLISHED = List.of(
            "01-v1-post-network-nat-ws2022-response.json",
            "02-v1-post-network-nat-custom-subnet-ws2022-response.json",
            "13-v1-network-default-switch-hns7-2.json",
            "30-v1-endpoint-nat-ws2022.json",
            "60-v1-namespace-created-hns15-transcribed.json");

    @TempDir
    Path temporary;

    static Stream<String> examples() {
        return ExamplesTest.VICTIMS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void foreignObjectsAreTheSameAfterwards(String example) {
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022");
        List<String> admit = new ArrayList<>(List.of("sim", "admit", "lab.sim"));
        for (String name : PUBLISHED) {
            admit.add(Product.file("hns/src/test/resources/dev/hnsform/hns/published/" + name)
                    .toString());
        }
        user.ok(admit.toArray(String[]::new));
        lab = lab.stackFrom("examples/" + example);
        String before = lab.documents();

        lab.apply().exits(0);
        lab.plan().exits(0);
        lab.exec("delete", "endpoint", ExamplesTest.VICTIMS.get(example));
        lab.apply().exits(0);
        lab.drift().exits(0);
        lab.destroy().exits(0);

        assertThat(lab.documents()).isEqualTo(before);
    }
}
