package dev.hnsform.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process changes a simulated host, one serves it, and one prints what it tells. */
class WatchedHostTest {
    private static final Pattern SERVED = Pattern.compile("tcp://[0-9.:]+");
    private static final String NET = "11111111-0000-8000-8000-000000000001";
    private static final String NS = "33333333-0000-8000-8000-000000000001";
    private static final int MOST = 40;

    @TempDir
    Path temporary;

    @Test
    void whatAnyProcessDoesIsTold() {
        Hnsform user = Hnsform.in(temporary);
        user.ok("sim", "create", "lab.sim");
        Hnsform.Running server = user.start("sim", "serve", "lab.sim", "--port", "0", "--token-file", "lab.token")
                .shows("Ctrl-C");
        try {
            Matcher served = SERVED.matcher(server.stdoutSoFar());
            assertThat(served.find()).isTrue();
            Hnsform.Running watch = user.start("host", "watch", "--host", served.group(), "--token-file", "lab.token")
                    .shows("Watching");
            user.ok(
                    "sim",
                    "exec",
                    "lab.sim",
                    "create",
                    "network",
                    "{\"ID\":\"" + NET + "\",\"Name\":\"x\",\"Type\":\"Private\"}");
            watch.shows("NetworkCreate            " + NET);
            user.ok("sim", "restart-hns", "lab.sim");
            watch.shows("ServiceDisconnect");
            goesOn(user, watch);
            watch.signal("INT");
            watch.end().exits(0).prints("NetworkPreCreate");
        } finally {
            server.signal("TERM");
            server.end().exits(0);
        }
    }

    /** When it is registered again, nobody says. */
    private static void goesOn(Hnsform user, Hnsform.Running watch) {
        for (int i = 0; i < MOST && !watch.stdoutSoFar().contains("Namespace"); i++) {
            user.ok("sim", "exec", "lab.sim", "create", "namespace", "{\"ID\":\"" + NS + "\"}");
            user.ok("sim", "exec", "lab.sim", "delete", "namespace", NS);
        }
        assertThat(watch.stdoutSoFar()).contains("Namespace");
    }
}
