package dev.hnsform.planner.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Saved plans, for tests. */
public final class PlanFiles {
    private PlanFiles() {}

    /** The saved form. */
    public static byte[] bytes(Plan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanFile.write(plan, out);
        return out.toByteArray();
    }

    /** The saved form for people. */
    public static String pretty(Plan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanFile.writePretty(plan, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was saved. */
    public static Plan read(byte[] bytes) {
        return PlanFile.read(new ByteArrayInputStream(bytes), "plan.json");
    }

    /** Saves, reads, and checks that nothing was lost. */
    public static Plan roundTrip(Plan plan) {
        byte[] bytes = bytes(plan);
        Plan read = read(bytes);
        assertThat(new String(bytes(read), StandardCharsets.UTF_8))
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        assertThat(read.steps()).isEqualTo(read(bytes(read)).steps());
        assertThat(read.pins()).isEqualTo(plan.pins());
        assertThat(read.drift()).isEqualTo(plan.drift());
        assertThat(read.diagnostics()).isEqualTo(plan.diagnostics());
        return read;
    }
}
