package dev.hnsform.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.planner.model.Scenario;
import dev.hnsform.planner.plan.PlanFormatException.Problem;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.stack.Goldens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanFileTest {
    private static final int MUTATIONS = Integer.getInteger("hnsform.check.scale", 1) * 20_000;

    private static Plan plan() {
        try {
            return new Scenario()
                    .applied(Files.readString(Goldens.resource("golden/replace-network-cascades/before.yaml")))
                    .plan(Files.readString(Goldens.resource("golden/replace-network-cascades/desired.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problemOf(String text) {
        try {
            PlanFiles.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (PlanFormatException e) {
            assertThat(e.text()).contains("plan.json");
            assertThat(e.subject()).isEqualTo("plan.json");
            return e.problem();
        }
        throw new AssertionError("it was read");
    }

    private static String text(Plan plan) {
        return new String(PlanFiles.bytes(plan), StandardCharsets.UTF_8);
    }

    @Test
    void keepsVerdictsAndDiagnosticsWithTheirPlaces() {
        Plan plan = plan();
        TreeMap<StepId, Verdict> verdicts = new TreeMap<>();
        verdicts.put(plan.steps().get(0).header().id(), new Verdict.Passed());
        verdicts.put(plan.steps().get(1).header().id(), new Verdict.Refused("r", "doc", "page", "because"));
        verdicts.put(plan.steps().get(2).header().id(), new Verdict.DependsOn(List.of("a", "b")));
        verdicts.put(plan.steps().get(3).header().id(), new Verdict.NotRehearsed("opaque"));
        Diagnostic diagnostic = Diagnostic.error("HF1", "No", "Because.", new SourceSpan("a.yaml", 1, 2, 3, 4))
                .withHint("hint")
                .withRelated(new SourceSpan("b.yaml", 5, 6, 7, 8), "there");
        Plan rehearsed = plan.rehearsed(verdicts, List.of(diagnostic));
        Plan read = PlanFiles.roundTrip(rehearsed);
        assertThat(read.verdicts()).isEqualTo(rehearsed.verdicts());
        assertThat(read.diagnostics()).isEqualTo(rehearsed.diagnostics());
        assertThat(read.hasErrors()).isTrue();
    }

    @Test
    void writesTheSameWhenItBeginsBeforeTheRehearsal() {
        Plan plan = plan();
        TreeMap<StepId, Verdict> verdicts = new TreeMap<>();
        plan.steps().forEach(step -> verdicts.put(step.header().id(), new Verdict.Passed()));
        Plan rehearsed = plan.rehearsed(verdicts, List.of(Diagnostic.warning("HF1", "Perhaps", "Because.")));
        ByteArrayOutputStream begun = new ByteArrayOutputStream();
        assertThat(PlanFile.write(plan, () -> rehearsed, begun)).isTrue();
        assertThat(begun.toByteArray()).isEqualTo(PlanFiles.bytes(rehearsed));
    }

    @Test
    void saysThatItsHeadIsWrongWhenTheRehearsalFindsErrors() {
        Plan plan = plan();
        Plan refused = plan.rehearsed(new TreeMap<>(), List.of(Diagnostic.error("HF1", "No", "Because.")));
        assertThat(PlanFile.write(plan, () -> refused, new ByteArrayOutputStream()))
                .isFalse();
    }

    @Test
    void readsBackAnEqualPlan() {
        Plan read = PlanFiles.read(PlanFiles.bytes(plan()));
        assertThat(PlanFiles.read(PlanFiles.bytes(read))).isEqualTo(read);
        assertThat(PlanFile.digest(read)).isEqualTo(PlanFile.digest(plan()));
    }

    @Test
    void tellsWhatIsNoPlan() {
        assertThat(problemOf("")).isEqualTo(Problem.NOT_A_PLAN);
        assertThat(problemOf("{}")).isEqualTo(Problem.NOT_A_PLAN);
        assertThat(problemOf("[1]")).isEqualTo(Problem.NOT_A_PLAN);
        assertThat(problemOf("apiVersion: hnsform.dev/v1beta1")).isEqualTo(Problem.NOT_A_PLAN);
        assertThat(problemOf("{\"lineage\":\"x\"}")).isEqualTo(Problem.NOT_A_PLAN);
    }

    @Test
    void tellsANewerVersion() {
        String text = text(plan());
        assertThat(problemOf(text.replaceFirst("\"1.2\"", "\"2.0\""))).isEqualTo(Problem.NEWER_VERSION);
        assertThat(problemOf(text.replaceFirst("\"version\":1", "\"version\":2")))
                .isEqualTo(Problem.NEWER_VERSION);
    }

    @Test
    void refusesAPlanCutOffAnywhere() {
        String text = text(plan());
        for (int length = 30; length < text.length(); length += 97) {
            String cut = text.substring(0, length);
            assertThatThrownBy(() -> PlanFiles.read(cut.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(PlanFormatException.class);
        }
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        String text = text(plan());
        List<String> hostile = List.of(
                text.replaceFirst("\"actions\":\\[\"delete\",\"create\"\\]", "\"actions\":[\"no-op\"]"),
                text.replaceFirst("\"applyable\":true", "\"applyable\":false"),
                text.replaceFirst("\"errored\":false", "\"errored\":true"),
                text.replaceFirst("\"do\":\"detach\"", "\"do\":\"explode\""),
                text.replaceFirst("\"serves\":\"Endpoint/shop-1\"", "\"serves\":\"Endpoint/shop-9\""),
                text.replaceFirst("\"after\":\\[\"detach", "\"after\":[\"delete"),
                text.replaceFirst("\"generation\":1", "\"generation\":256"),
                text.replaceFirst("\"type\":\"Network\"", "\"type\":\"Endpoint\""),
                text.replaceFirst("\"risk\":\"endpoint interruption\"", "\"risk\":\"none at all\""),
                text.replaceFirst("\"readSet\"", "\"readset\""),
                text.replace("\"type\":\"NAT\",", ""),
                text.replaceFirst("\"prefix\":\"172.30.16.0/20\",", ""),
                text + "{}");
        for (String each : hostile) {
            assertThat(each).isNotEqualTo(text);
            assertThat(problemOf(each)).as(each).isEqualTo(Problem.DAMAGED);
        }
    }

    @Test
    void refusesAPlanThatWasEdited() {
        String text = text(plan());
        for (String edited : List.of(
                text.replaceFirst("172\\.30\\.16\\.0/20", "172.30.32.0/20"),
                text.replaceFirst("\"lineage\":\"", "\"lineage\":\"x"),
                text.replaceFirst("\"digest\":\"[0-9a-f]", "\"digest\":\"g"))) {
            assertThat(edited).isNotEqualTo(text);
            assertThatThrownBy(() -> PlanFiles.read(edited.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(PlanFormatException.class)
                    .hasMessageContaining("was changed after it was saved");
        }
    }

    @Test
    void anyDamageIsRefusedOrHarmless() {
        byte[] good = PlanFiles.bytes(plan());
        Plan saved = PlanFiles.read(good);
        long seed = 20260101;
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bad = good.clone();
            for (int n = 0; n < 1 + random.nextInt(3); n++) {
                int at = random.nextInt(bad.length);
                switch (random.nextInt(4)) {
                    case 0 -> bad[at] = (byte) random.nextInt(256);
                    case 1 -> bad[at] = (byte) "{}[]\",:0123456789ntf".charAt(random.nextInt(20));
                    case 2 ->
                        System.arraycopy(
                                good, random.nextInt(good.length - 40), bad, Math.min(at, bad.length - 40), 40);
                    default -> bad[at] = bad[random.nextInt(bad.length)];
                }
            }
            try {
                assertThat(PlanFile.read(new ByteArrayInputStream(bad), "plan.json"))
                        .isEqualTo(saved);
            } catch (PlanFormatException e) {
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", mutation " + i + ": " + new String(bad, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    @Test
    void everyGoldenPlanIsReadAsItIs() throws IOException {
        List<Path> plans;
        try (Stream<Path> cases = Files.list(Goldens.resource("golden"))) {
            plans = new ArrayList<>(
                    cases.sorted().map(d -> d.resolve("plan.json")).toList());
        }
        for (Path path : plans) {
            String golden = Files.readString(path);
            Plan read =
                    PlanFile.read(new ByteArrayInputStream(golden.getBytes(StandardCharsets.UTF_8)), path.toString());
            assertThat(PlanFiles.pretty(read)).isEqualTo(golden);
        }
    }
}
