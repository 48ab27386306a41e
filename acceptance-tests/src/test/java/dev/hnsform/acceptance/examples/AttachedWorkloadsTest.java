package dev.hnsform.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments to a virtual machine and a container, on hosts that show them, in whatever way, and on hosts that do not. */
@Tag("once")
class AttachedWorkloadsTest {
    private static final String OTHER_ADAPTER = "adapter=97fdcf16-d210-426e-959d-2a1d4f41d6d1";

    /** Takes the switch port away, behind hnsform's back. */
    private static final String WITHOUT_PORT = "{\"RequestType\":\"Remove\",\"ResourceType\":\"Port\"}";

    @TempDir
    Path temporary;

    private Lab lab(String shows) {
        return Lab.create(Hnsform.in(temporary), "ws2022", "--switch", "container-or-vm-attach-visible=" + shows)
                .stackFrom("examples/attached-workloads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"named", "named-with-adapter", "state"})
    void anAttachmentThatShowsIsHealedOnceItIsGone(String shows) {
        Lab lab = lab(shows);
        Result applied = lab.apply().exits(0).reports("HF3307").reports("HF3308");
        assertThat(applied.stdout()).doesNotContain("taken at its word");
        lab.drift().exits(0);
        lab.exec("modify", "endpoint", "builder", WITHOUT_PORT);
        lab.drift().exits(2).prints("Endpoint/builder is detached");
        lab.apply().exits(0).prints("0 added, 1 changed, 0 destroyed");
        lab.drift().exits(0);
        lab.destroy().exits(0);
    }

    @Test
    void anAttachmentThatNeverShowedIsBelievedAndToldOnce() {
        Lab lab = lab("nothing");
        lab.apply()
                .exits(0)
                .prints("attach Endpoint/builder: done; HNS said that it is done, and is taken at its word")
                .prints("attach Endpoint/cache: done; HNS said that it is done, and is taken at its word");
        lab.drift().exits(0).prints("In sync.");
        lab.plan().exits(0).prints("No changes.");
        assertThat(lab.apply().exits(0).stdout()).doesNotContain("taken at its word");

        lab.reboot();
        lab.restartHns();
        lab.drift().exits(0);

        lab.user().ok("state", "rebuild", "stack", "--host", lab.uri());
        lab.apply().exits(0).prints("attach Endpoint/builder: ").prints("0 added, 2 changed, 0 destroyed");
        lab.plan().exits(0).prints("No changes.");
        lab.destroy().exits(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"named", "named-with-adapter", "state", "nothing"})
    void anotherAdapterIsAnotherAttachment(String shows) {
        Lab lab = lab(shows);
        lab.apply().exits(0);
        lab.apply("--set", OTHER_ADAPTER)
                .exits(0)
                .prints("detach Endpoint/builder: done")
                .prints("attach Endpoint/builder: done")
                .prints("0 added, 1 changed, 0 destroyed");
        lab.plan("--set", OTHER_ADAPTER).exits(0).prints("No changes.");
        lab.destroy("--set", OTHER_ADAPTER).exits(0);
    }
}
