package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host boots and its hns restarts: drift is none, or names what is really gone, and what vanished comes back with the same ids and addresses. The
 * settings that decide what survives are lived through here; all settings with all examples are, in process, in {@code LifeOfAStackTest}.
 */
@Tag("once")
class RebootTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nat-on-hns-restart=gone",
                "nat-on-hns-restart=kept",
                "attached-endpoints-on-hns-restart=drop",
                "namespaces-on-reboot=drop",
                "attachments-on-reboot=drop",
                "owner=drop",
                "guid-case-of-answers=upper"
            })
    void whatVanishedComesBackAsItWas(String setting) {
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022", "--switch", setting).stackFrom("examples/web-on-nat");
        lab.apply().exits(0);
        List<String> before = decided(lab);

        lab.reboot();
        lab.restartHns();
        String there = lab.documents();
        Result drift = lab.drift();
        // Windows forgets NAT networks at a reboot, whatever the setting, and with them their endpoints.
        drift.exits(2).prints("Network/web").prints("Endpoint/shop").prints("Endpoint/database");
        assertThat(there).doesNotContain("172.30.16");

        lab.apply().exits(0);
        lab.drift().exits(0);
        lab.plan().exits(0).prints("No changes.");
        assertThat(decided(lab)).isEqualTo(before);
    }

    private static List<String> decided(Lab lab) {
        return List.of(output(lab, "Network/web"), output(lab, "Endpoint/shop"), output(lab, "Endpoint/database"));
    }

    private static String output(Lab lab, String address) {
        return lab.user()
                .ok("output", address, "--stack", "stack", "--host", lab.uri(), "--format", "json")
                .stdout();
    }
}
