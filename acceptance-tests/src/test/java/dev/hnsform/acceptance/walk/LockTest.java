package dev.hnsform.acceptance.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.walk.WalkWorld.Journey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One run a host at a time. */
@ExtendWith(WalkWorlds.class)
class LockTest {
    @Test
    void aSecondRunIsToldWhoHoldsTheHostAndADeadOwnerHoldsNothing(WalkWorld world, @TempDir Path temporary) {
        Lab lab = world.start(Journey.CREATE, temporary.resolve("walk"));
        // A host that does not answer holds the first run for as long as the others need.
        lab.fault("hang", "--call", "HcnCreateNetwork");
        Hnsform.Running holder = lab.startApply().shows("[2/12]");
        try {
            List<Result> kept = List.of(
                    lab.apply(), lab.destroy(), lab.user().run("state", "rebuild", "stack", "--host", lab.uri()));
            kept.forEach(refused -> refused.exits(10)
                    .reports("hnsform apply")
                    .reports(Long.toString(holder.pid()))
                    .printsNo("complete"));
            // Looking is never kept out.
            lab.plan().exits(2);
            Result get = lab.user().ok("host", "get", "--host", lab.uri(), "--format", "json");
            assertThat(get.stdout()).isEqualTo(lab.documents());
            assertThat(holder.isAlive()).isTrue();
        } finally {
            holder.kill();
        }
        holder.end().exits(137);
        world.goesOn(lab, Journey.CREATE, "after the holder's end");
    }
}
