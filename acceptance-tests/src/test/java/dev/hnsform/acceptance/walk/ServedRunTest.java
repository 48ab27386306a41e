package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run at a served host: whoever began it may die, the server may end in order, or die. */
@ExtendWith(WalkWorlds.class)
class ServedRunTest {
    private static final Pattern SERVED = Pattern.compile("tcp://[0-9.:]+");
    private static final int LOCKED = 10;

    private final WalkWorld world;
    private final Lab lab;
    private Hnsform.Running server;
    private String uri;

    ServedRunTest(WalkWorld world, @TempDir Path temporary) {
        this.world = world;
        this.lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        this.server = serve("0");
        Matcher served = SERVED.matcher(server.stdoutSoFar());
        assertThat(served.find()).isTrue();
        this.uri = served.group();
        // A late answer holds the run in the middle of a step for some seconds.
        lab.fault("land-late", "--call", "HcnCreateNetwork", "--nth", "2", "--later", "2");
    }

    @AfterEach
    void end() {
        server.kill();
    }

    private Hnsform.Running serve(String port) {
        return lab.user()
                .start("sim", "serve", "lab.sim", "--port", port, "--token-file", "lab.token")
                .shows("Ctrl-C");
    }

    private Hnsform.Running startApply() {
        return lab.user()
                .start("apply", "stack", "--host", uri, "--token-file", "lab.token", "--auto-approve")
                .shows("Plan: ");
    }

    private Result applyWhenFree() {
        while (true) {
            Result result =
                    lab.user().run("apply", "stack", "--host", uri, "--token-file", "lab.token", "--auto-approve");
            if (result.exitCode() != LOCKED) {
                return result;
            }
            result.reports("hnsform apply through tcp from");
        }
    }

    @Test
    void whoDiesLosesOnlyTheView() {
        Hnsform.Running client = startApply().shows("[3/12]");
        client.kill();
        client.end().exits(137);
        applyWhenFree().exits(0).printsNo("ended without being settled").prints("No changes.");
        lab.user().ok("history", "--stack", "stack", "--host", lab.uri()).prints("done");
        world.hasArrived(lab, Journey.CREATE, "the client was killed");
    }

    @Test
    void aServerThatIsToldToEndStopsTheRunInOrder() {
        Hnsform.Running client = startApply().shows("[3/12]");
        server.signal("INT");
        client.end().exits(9).prints("Stopped in order.").prints("Not tried: create Endpoint/api");
        server.end().exits(0).reports("A run is at work").prints("Ended.");
        world.goesOn(lab, Journey.CREATE, "the server ended in order");
    }

    @Test
    void aClientThatIsToldToStopStopsTheRunThere() {
        Hnsform.Running client = startApply().shows("[3/12]");
        client.signal("INT");
        client.end().exits(9).prints("Stopped in order.").reports("Ctrl-C again stops at once");
        world.goesOn(lab, Journey.CREATE, "the client was told to stop");
    }

    @Test
    void aServerThatDiesIsSaidToHaveAndTheNextRunSettles() {
        Hnsform.Running client = startApply().shows("[3/12]");
        server.kill();
        server.end().exits(137);
        server = serve(uri.substring(uri.lastIndexOf(':') + 1));
        client.end().exits(5).reports("HF5218").reports("settled by the next one");
        applyWhenFree().exits(0).prints("ended without being settled");
        world.hasArrived(lab, Journey.CREATE, "the server died");
    }
}
