package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A host crowded with every object that real hosts published in an answer and that has an id of its own (their sources are in the index beside
 * them). Nothing of it changes by a byte, neither while a stack lives beside it nor afterwards.
 */
@Tag("once")
class AdmittedHostTest {
    private static final String PUBLISHED = "hns/src/test/resources/dev/hnsform/hns/published/";

    /** Of documents that share an id, the most complete one. */
    private static final List<String> ANSWERS = List.of(
            "01-v1-post-network-nat-ws2022-response",
            "02-v1-post-network-nat-custom-subnet-ws2022-response",
            "03-v1-get-networks-overlay-and-nat-ws2019-response",
            "06-v1-network-nat-ws2016-repaired",
            "07-v1-network-nat-ws2016-with-interface-index",
            "08-v1-networks-private-hns1-1",
            "09-v1-network-transparent-ws2016",
            "11-v1-network-private-lanint-repaired",
            "13-v1-network-default-switch-hns7-2",
            "14-v1-network-nat-ics-backed-ws2019-repaired",
            "15-v1-network-transparent-hyperv-switch-1809-repaired",
            "16-v1-network-overlay-external-2023-repaired",
            "18-v1-network-nat-hns15-truncated",
            "19-v1-network-wsl-hyperv-firewall-ics-win11",
            "30-v1-endpoint-nat-ws2022",
            "31-v1-endpoint-nat-ws2019",
            "32-v1-endpoint-overlay-remote-hns5-1",
            "33-v1-endpoint-default-switch-vm-win11",
            "34-v1-endpoint-nat-containerd-namespace-transcribed",
            "35-v1-endpoint-l2bridge-azure-2018-transcribed",
            "60-v1-namespace-created-hns15-transcribed",
            "61-v1-namespace-host-default-hns15-transcribed");

    /** What leaves room for any example: two NAT networks of docker, a Default Switch, an endpoint, a namespace of containerd. */
    private static final List<String> FEW = List.of(
            "01-v1-post-network-nat-ws2022-response",
            "02-v1-post-network-nat-custom-subnet-ws2022-response",
            "13-v1-network-default-switch-hns7-2",
            "30-v1-endpoint-nat-ws2022",
            "60-v1-namespace-created-hns15-transcribed");

    private final Hnsform user;
    private final Lab lab;

    AdmittedHostTest(@TempDir Path temporary) {
        user = Hnsform.in(temporary);
        lab = Lab.create(user, "ws2022");
    }

    private void admit(List<String> answers) {
        List<String> admit = new ArrayList<>(List.of("sim", "admit", "lab.sim"));
        answers.forEach(
                name -> admit.add(Product.file(PUBLISHED + name + ".json").toString()));
        user.ok(admit.toArray(String[]::new));
    }

    static Stream<Arguments> examples() {
        return ExamplesTest.VICTIMS.keySet().stream()
                .map(example -> Arguments.of(
                        example, List.of("web-on-nat", "internal-and-private").contains(example) ? ANSWERS : FEW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void noForeignByteChangesWhileAStackLivesBesideIt(String example, List<String> answers) {
        admit(answers);
        lab.stackFrom("examples/" + example);
        String before = lab.documents();
        String snapshot = snapshot();
        // The host's own namespace names the endpoints that a stack attaches to it, until they go.
        List<String> foreign = documentsOf(before).stream()
                .filter(document -> !document.contains("\"HostDefault\""))
                .toList();
        assertThat(foreign).hasSizeGreaterThanOrEqualTo(answers.size() - 1);

        lab.apply().exits(0);
        assertThat(documentsOf(lab.documents())).containsAll(foreign).hasSizeGreaterThan(foreign.size());
        lab.plan().exits(0).prints("No changes.");

        lab.exec("delete", "endpoint", ExamplesTest.VICTIMS.get(example));
        lab.drift().exits(2);
        lab.apply().exits(0);
        lab.drift().exits(0);
        assertThat(documentsOf(lab.documents())).containsAll(foreign);

        lab.destroy().exits(0);
        assertThat(lab.documents()).isEqualTo(before);
        assertThat(snapshot()).isEqualTo(snapshot);
    }

    @Test
    void aForeignObjectThatIsChangedIsNobodysDriftAndIsListedWhenAskedFor() {
        admit(ANSWERS);
        lab.stackFrom("examples/internal-and-private");
        lab.apply().exits(0);
        lab.exec("delete", "endpoint", "remote_10.244.2.141");
        lab.drift().exits(0);
        lab.drift("--all").exits(0).prints("b0ebd5b1-eth0");
    }

    @Test
    void aPrefixThatSomebodyElseHoldsIsRefusedAtItsLine() {
        admit(ANSWERS);
        lab.stackFrom("examples/internal-and-private");
        user.write(
                "stack/networks.yaml",
                user.read("stack/networks.yaml")
                        .replace("192.168.71.", "192.168.3.")
                        .replace("type: Private", "type: NAT"));
        user.write("stack/endpoints.yaml", user.read("stack/endpoints.yaml").replace("192.168.71.", "192.168.3."));
        String before = lab.documents();
        Result refused = lab.apply().exits(4);
        assertThat(refused.output())
                .contains("stack/networks.yaml:17:16: error HF3402", "c8026314-fc13-42cc-b41b-4df9873b1d11");
        assertThat(lab.documents()).isEqualTo(before);
    }

    private String snapshot() {
        user.ok("host", "snapshot", "--host", lab.uri(), "--out", "host.json");
        String whole = user.read("host.json");
        // What is behind it are the records, which keep that the stack once was here.
        return whole.substring(0, whole.indexOf("\"records\""));
    }

    /** The text of every document, as printed. */
    private static List<String> documentsOf(String array) {
        String inner = array.strip().replaceFirst("^\\[\\n", "").replaceFirst("\\n]$", "");
        return Arrays.stream(inner.split("(?<=\\n  }),\\n")).toList();
    }
}
