package dev.hnsform.appliers.journal;

import dev.hnsform.planner.plan.Plan;
import java.io.InputStream;
import java.io.OutputStream;

/** How a plan is kept in a file. */
public interface PlanForm {
    /** Writes the plan; the stream stays open. */
    void write(Plan plan, OutputStream to);

    /** Reads what {@link #write} wrote; the stream stays open. */
    Plan read(InputStream from, String shown);
}
