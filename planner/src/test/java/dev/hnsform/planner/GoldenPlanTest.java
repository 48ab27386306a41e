package dev.hnsform.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hnsform.planner.model.PlanFiles;
import dev.hnsform.planner.model.Scenario;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.stack.Goldens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One directory a case: {@code before.yaml} was applied, {@code host.json} is what others did since, {@code desired.yaml} is planned and gives
 * {@code plan.json} and {@code diagnostics.txt}. Every plan is held against the published schema.
 */
class GoldenPlanTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Goldens.repository("docs/schema/plan.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    List<DynamicTest> plansAsWritten() throws IOException {
        try (Stream<Path> cases = Files.list(Goldens.resource("golden"))) {
            return cases.sorted()
                    .map(dir -> DynamicTest.dynamicTest(dir.getFileName().toString(), () -> check(dir)))
                    .toList();
        }
    }

    private static void check(Path dir) throws IOException {
        Scenario scenario = new Scenario();
        if (Files.exists(dir.resolve("before.yaml"))) {
            scenario.applied(Files.readString(dir.resolve("before.yaml")));
        }
        if (Files.exists(dir.resolve("host.json"))) {
            scenario.others(Files.readString(dir.resolve("host.json")));
        }
        Plan plan = scenario.plan(Files.readString(dir.resolve("desired.yaml")));
        String pretty = PlanFiles.pretty(plan);
        assertThat(SCHEMA.validate(pretty, InputFormat.JSON)).isEmpty();
        PlanFiles.roundTrip(plan);
        StringBuilder diagnostics = new StringBuilder();
        for (Diagnostic diagnostic : plan.diagnostics()) {
            diagnostics
                    .append(diagnostic.subject().map(s -> s + ": ").orElse(""))
                    .append(diagnostic.isError() ? "error " : "warning ")
                    .append(diagnostic.code())
                    .append(": ")
                    .append(diagnostic.summary())
                    .append(". ")
                    .append(diagnostic.detail())
                    .append('\n');
        }
        Goldens.check(dir.resolve("diagnostics.txt"), diagnostics.toString());
        Goldens.check(dir.resolve("plan.json"), pretty);
        if (!plan.hasErrors()) {
            Plan again = scenario.carriedOut(plan).plan(Files.readString(dir.resolve("desired.yaml")));
            assertThat(again.isNothing()).as("%s", again.changes()).isTrue();
        }
    }
}
