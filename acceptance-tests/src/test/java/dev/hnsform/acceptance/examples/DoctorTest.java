package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hnsform doctor} by process: on a host of a stack, on one that others left things on, and on its snapshot. */
@Tag("once")
class DoctorTest {
    private static final String PUBLISHED = "hns/src/test/resources/dev/hnsform/hns/published/";

    private final Hnsform user;
    private final Lab lab;

    DoctorTest(@TempDir Path temporary) {
        user = Hnsform.in(temporary);
        lab = Lab.create(user, "ws2022");
    }

    private void admit(String name) {
        user.ok(
                "sim",
                "admit",
                "lab.sim",
                Product.file(PUBLISHED + name + ".json").toString());
    }

    @Test
    void tellsAHostOfAStackFromOneWithLeftovers() {
        lab.stackFrom("examples/web-on-nat");
        lab.apply().exits(0);
        user.run("doctor", "--host", "sim:lab.sim").exits(0).prints("Nothing is wrong");
        admit("31-v1-endpoint-nat-ws2019");
        admit("19-v1-network-wsl-hyperv-firewall-ics-win11");
        String documents = lab.documents();
        user.run("doctor", "--host", "sim:lab.sim")
                .exits(2)
                .prints("[endpoint-network-gone]")
                .prints("made at 2019-11-10T14:26:42")
                .prints("hnsdiag delete endpoints 7eb7bc15-4510-4225-8535-9f121f8fc438")
                .prints("Owner \"WSL\"");
        assertThat(lab.documents()).isEqualTo(documents);
        user.ok("host", "snapshot", "--host", "sim:lab.sim", "--out", "lab.json");
        user.run("doctor", "--host", "snapshot:lab.json", "--format", "json")
                .exits(2)
                .prints("\"check\": \"endpoint-network-gone\"");
    }

    @Test
    void helpSaysWhatTheExitCodesMean() {
        user.ok("doctor", "--help");
        user.run("doctor", "--format", "xml").exits(3);
    }
}
