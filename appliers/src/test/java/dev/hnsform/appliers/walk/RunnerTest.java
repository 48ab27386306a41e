package dev.hnsform.appliers.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.FaultyHost;
import dev.hnsform.appliers.fake.FaultyHost.Trick;
import dev.hnsform.appliers.fake.TinyHns;
import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.StalePlanException;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final RunOptions APPLY = RunOptions.of("apply", "tester");

    @TempDir
    Path lock;

    private final TinyHns hns = new TinyHns();
    private final FakeTime time = new FakeTime();
    private World world = new World(hns, time, Path.of("unset"), new Random(1));

    @BeforeEach
    void build() {
        world = new World(hns, time, lock, new Random(1));
    }

    private FaultyHost tricked(int change, Trick trick) {
        return new FaultyHost(hns, time, () -> {}).trickAt(change, trick);
    }

    @Test
    void stopsInOrderWhenAsked() {
        AtomicInteger asked = new AtomicInteger();
        RunResult result =
                world.apply(Scenario.CREATE.after, h -> h, APPLY.stoppedBy(() -> asked.incrementAndGet() > 2));
        assertThat(result.how()).isEqualTo(HistoryOutcome.STOPPED);
        assertThat(result.outcomes().values().stream().filter(Outcome::isDone)).hasSize(2);
        assertThat(result.outcomes().values().stream().filter(Outcome.Skipped.class::isInstance))
                .hasSize(2);
        assertThat(world.recorded().resources()).hasSize(2);
        assertThat(world.apply(Scenario.CREATE.after, h -> h, APPLY).isDone()).isTrue();
    }

    @Test
    void recordsOfAHalfDoneResourceWhatIsTrue() {
        RunResult result = world.apply(Scenario.CREATE.after, h -> tricked(4, Trick.REFUSE), APPLY);
        assertThat(result.how()).isEqualTo(HistoryOutcome.FAILED);
        RecordedResource endpoint =
                world.recorded().find(Stacks.address("Endpoint/api")).orElseThrow();
        assertThat(((Endpoint) endpoint.applied()).attachment().isManaged()).isFalse();
        assertThat(endpoint.decided().has(Endpoint.IP_ADDRESSES)).isTrue();
        assertThat(world.plan(Scenario.CREATE.after).drift()).isEmpty();
    }

    @Test
    void keepsAddressesThroughAReplace() {
        world.apply(Scenario.REPLACE.before, h -> h, APPLY);
        String before = addresses();
        RunResult failed = world.apply(Scenario.REPLACE.after, h -> tricked(6, Trick.REFUSE), APPLY);
        assertThat(failed.isDone()).isFalse();
        assertThat(world.history().get(0).counts()).containsEntry("partly", 3L);
        assertThat(world.apply(Scenario.REPLACE.after, h -> h, APPLY).isDone()).isTrue();
        assertThat(addresses()).isEqualTo(before);
    }

    private String addresses() {
        List<String> found = new ArrayList<>();
        for (Resource resource : Scenario.REPLACE.after) {
            world.recorded()
                    .find(resource.address())
                    .flatMap(r -> r.decided().table() == Endpoint.TABLE
                            ? r.decided().value(Endpoint.IP_ADDRESSES)
                            : java.util.Optional.empty())
                    .ifPresent(list ->
                            found.add(resource.address() + " " + list.get(0).address()));
        }
        return found.toString();
    }

    @Test
    void refusesAPlanOfAnotherRecord() {
        world.apply(Scenario.ATTACH.before, h -> h, APPLY);
        var old = world.plan(Scenario.ATTACH.after);
        world.apply(Scenario.ATTACH.after, h -> h, APPLY);
        assertThatThrownBy(() -> world.run(old, APPLY))
                .isInstanceOf(StalePlanException.class)
                .hasMessageContaining("serial");
    }

    @Test
    void keepsAHistory() {
        world.apply(Scenario.CREATE.after, h -> h, APPLY);
        var entries = world.history();
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).counts()).containsEntry("create", 3L);
        assertThat(entries.get(0).outcome()).isEqualTo(HistoryOutcome.DONE);
        assertThat(entries.get(0).serial()).isEqualTo(1);
    }

    @Test
    void rebuildsARecordThatIsAsGood() {
        world.apply(Scenario.CREATE.after, h -> h, APPLY);
        var kept = world.recorded();
        Rebuild.Result rebuilt = world.rebuild(Scenario.CREATE.after);
        assertThat(rebuilt.orphans()).isEmpty();
        assertThat(rebuilt.diagnostics()).isEmpty();
        assertThat(rebuilt.record().isRebuilt()).isTrue();
        assertThat(rebuilt.record().resources()).isEqualTo(kept.resources());
    }

    @Test
    void aRebuildListsOrphansAndTellsHowToAdoptAgain() {
        Scenario.ADOPT.putForeign(hns);
        world.apply(Scenario.ADOPT.after, h -> h, APPLY);
        List<Resource> withoutLine = new ArrayList<>();
        for (Resource resource : Scenario.ADOPT.after) {
            if (!resource.address().equals(Stacks.address("Namespace/shop"))) {
                withoutLine.add(resource.withHead(dev.hnsform.schema.resource.Head.of(resource.address())));
            }
        }
        Rebuild.Result rebuilt = world.rebuild(withoutLine);
        assertThat(rebuilt.record().resources()).isEmpty();
        assertThat(rebuilt.diagnostics().toString())
                .contains("lifecycle: {adopt: {id: " + Stacks.FOREIGN_NETWORK + "}}")
                .contains("lifecycle: {adopt: {id: " + Stacks.FOREIGN_ENDPOINT + "}}");
        assertThat(rebuilt.orphans()).hasSize(1);
        assertThat(hns.ids(HcnKind.NAMESPACE)).contains(rebuilt.orphans().get(0).id());
    }
}
