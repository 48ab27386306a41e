package dev.hnsform.appliers.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.fake.FakeTime;
import dev.hnsform.appliers.fake.Sample;
import dev.hnsform.appliers.fake.TinyHns;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostObserverTest {
    private final TinyHns hns = new TinyHns();
    private final FakeTime time = new FakeTime();
    private final HostObserver observer =
            new HostObserver(new HnsHostView(hns, id -> true), time.timing(), HostObserver.SETTLE);

    private void create() {
        hns.create(
                HcnKind.NETWORK,
                Sample.id(Sample.WEB),
                Json.object().put("ID", Sample.id(Sample.WEB).toString()).build(),
                Deadline.CHANGE);
    }

    @Test
    void believesAtOnceWhatIsThere() {
        create();
        Instant start = time.now();
        observer.observe(() -> List.of(Sample.id(Sample.WEB)));
        observer.observe(() -> List.of());
        assertThat(time.now()).isEqualTo(start);
    }

    @Test
    void looksAgainWhenEverythingHasVanishedAtOnce() {
        time.after(Duration.ofSeconds(1), this::create);
        assertThat(observer.observe(() -> List.of(Sample.id(Sample.WEB))).find(Sample.id(Sample.WEB)))
                .isPresent();
    }

    @Test
    void believesItInTheEnd() {
        Instant start = time.now();
        assertThat(observer.observe(() -> List.of(Sample.id(Sample.WEB))).find(Sample.id(Sample.WEB)))
                .isEmpty();
        assertThat(Duration.between(start, time.now())).isEqualTo(HostObserver.SETTLE);
    }
}
