package dev.hnsform.cli.command;

import dev.hnsform.planner.DesiredDigest;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.source.SourceException;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.SpanLookup;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a saved plan were written: in the directory that it was made from, as long as that is there and says the same. It is read
 * when the first place is asked for; a stack in Git is not fetched for that.
 */
final class SavedPlanLines implements AutoCloseable {
    private static final String GIT = "git::";

    private final Session session;
    private final Plan plan;
    private @Nullable OpenStack open;
    private boolean looked;

    SavedPlanLines(Session session, Plan plan) {
        this.session = session;
        this.plan = plan;
    }

    SpanLookup spans() {
        return (address, path) -> stack().flatMap(stack -> stack.spans().find(address, path));
    }

    DiagnosticText.Lines lines() {
        return (file, line) -> {
            OpenStack read = open;
            return read == null ? Optional.empty() : read.lines().line(file, line);
        };
    }

    private Optional<ResolvedStack> stack() {
        String shown = plan.pins().origin().shown();
        if (!looked && !shown.startsWith(GIT)) {
            try {
                open = OpenStack.read(
                        session, shown, ValueOptions.of(plan.pins().values()));
            } catch (SourceException e) {
                open = null; // it was moved or is elsewhere: the failure is told without a place
            }
        }
        looked = true;
        OpenStack read = open;
        return read == null
                ? Optional.empty()
                : read.stack()
                        .filter(stack ->
                                DesiredDigest.of(stack).equals(plan.pins().desired()));
    }

    @Override
    public void close() {
        OpenStack read = open;
        if (read != null) {
            read.close();
        }
    }
}
