package dev.hnsform.appliers.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.statestore.history.HistoryOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JournalTextTest {
    private static final long SEED = Long.getLong("hnsform.seed", 515);
    private static final StepId STEP = new StepId("create Endpoint/api");
    private static final FieldValues DECIDED = FieldValues.none(Endpoint.TABLE)
            .with(Endpoint.IP_ADDRESSES, List.of(EndpointAddress.of(IpAddress.parse("10.0.0.9"))));
    private static final List<Mark> MARKS = List.of(
            new Mark.Started(STEP),
            new Mark.Finished(STEP, new Outcome.Applied(Optional.of(DECIDED), List.of("a note"))),
            new Mark.Finished(STEP, new Outcome.Applied(Optional.empty(), List.of())),
            new Mark.Finished(STEP, new Outcome.Applied(Optional.empty(), List.of("a note"), true)),
            new Mark.Finished(STEP, new Outcome.AlreadyTrue(Optional.of(DECIDED), "why \u00e9\n")),
            new Mark.Finished(STEP, new Outcome.AlreadyTrue(Optional.empty(), "attached already", true)),
            new Mark.Finished(STEP, new Outcome.Failed("it failed")),
            new Mark.Finished(
                    STEP,
                    new Outcome.Failed(
                            "it failed",
                            Optional.of(new HostFailure(
                                    "HcnCreateEndpoint", "Endpoint a", new HResult(0x803B_0013L), "it exists. ")))),
            new Mark.Finished(STEP, new Outcome.Unknown("nobody knows")),
            new Mark.Finished(
                    STEP,
                    new Outcome.Unknown(
                            "nobody knows",
                            Optional.of(
                                    new HostFailure("HcnDeleteEndpoint", "Endpoint a", new HResult(0), "no answer")))),
            new Mark.Finished(STEP, new Outcome.Skipped("because")),
            new Mark.RollingBack("it failed"),
            new Mark.UndoStarted(STEP),
            new Mark.UndoFinished(STEP, new Outcome.AlreadyTrue(Optional.empty(), "gone")),
            new Mark.Ended(HistoryOutcome.ROLLED_BACK, "lineage", 7),
            new Mark.Closed());
    private static final RunHeader HEADER =
            new RunHeader("run-1", Instant.parse("2026-01-02T03:04:05Z"), "apply", "me", "lineage");

    private static byte[] bytes() {
        StringBuilder text = new StringBuilder(Journal.line(HEADER.toJson()));
        MARKS.forEach(mark -> text.append(Journal.line(MarkForm.toJson(mark))));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JournalText read(byte[] bytes) throws IOException {
        return JournalText.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        JournalText text = read(bytes());
        assertThat(text.header()).contains(HEADER);
        assertThat(text.marks()).isEqualTo(MARKS);
        assertThat(text.wholeBytes()).isEqualTo(bytes().length);
    }

    @Test
    void everyVariantOfMarkAndOutcomeIsCovered() {
        assertThat(MARKS.stream().map(Mark::getClass).distinct().count())
                .isEqualTo(Mark.class.getPermittedSubclasses().length);
        long outcomes = MARKS.stream()
                .filter(Mark.Finished.class::isInstance)
                .map(mark -> ((Mark.Finished) mark).outcome().getClass())
                .distinct()
                .count();
        assertThat(outcomes).isEqualTo(Outcome.class.getPermittedSubclasses().length);
    }

    @Test
    void aTornEndIsTakenAsNeverWritten() throws IOException {
        byte[] whole = bytes();
        int before = 0;
        for (int length = 0; length <= whole.length; length++) {
            JournalText text = read(Arrays.copyOf(whole, length));
            assertThat(text.wholeBytes()).isLessThanOrEqualTo(length);
            assertThat(text.marks()).isEqualTo(MARKS.subList(0, text.marks().size()));
            assertThat(text.marks().size()).isGreaterThanOrEqualTo(before);
            before = text.marks().size();
        }
    }

    @Test
    void damageEndsTheJournalThere() throws IOException {
        Random random = new Random(SEED);
        byte[] whole = bytes();
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            JournalText text = read(damaged);
            assertThat(text.wholeBytes()).as("seed %d, damage at %d", SEED, at).isLessThanOrEqualTo(at);
            assertThat(text.marks()).isEqualTo(MARKS.subList(0, text.marks().size()));
        }
    }
}
