package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Beside;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.cli.view.PlanView;
import dev.hnsform.cli.view.plan.PlanText;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Shows a plan, and saves it where that was asked for. Of a large plan everything that does not depend on the rehearsal is made beside it, in
 * another thread; what comes out is the same.
 */
final class PlanOutput implements AutoCloseable {
    /** From so many steps on, a second thread pays. */
    private static final int LARGE = 500;

    private final Session session;
    private final PlanFormat format;
    private final @Nullable String file;
    private final CompletableFuture<Plan> rehearsed = new CompletableFuture<>();
    private @Nullable CompletableFuture<List<String>> front;
    private @Nullable CompletableFuture<Boolean> saving;

    /**
     * For one plan.
     *
     * @param file where to save it; null: nowhere
     */
    PlanOutput(Session session, PlanFormat format, @Nullable String file) {
        this.session = session;
        this.format = format;
        this.file = file;
    }

    /** Takes a plan that is about to be rehearsed. */
    void begin(Plan plan) {
        if (plan.steps().size() < LARGE) {
            return;
        }
        CompletableFuture<?> before = CompletableFuture.completedFuture(plan);
        if (format == PlanFormat.TEXT) {
            front = CompletableFuture.supplyAsync(
                    () -> new PlanText(plan, session.screen().palette()).front());
            before = front;
        }
        String target = file;
        if (target != null) {
            saving = before.thenApplyAsync(done -> SavedPlans.write(session, plan, rehearsed::join, target));
        }
    }

    /** Shows and saves the plan as it is after its rehearsal. */
    void finish(Plan plan, DiagnosticText.Lines lines) {
        rehearsed.complete(plan);
        PlanView view = new PlanView(session.screen());
        CompletableFuture<List<String>> made = front;
        if (made == null) {
            view.show(plan, format, lines);
        } else {
            view.show(plan, Beside.await(made), lines);
        }
        String target = file;
        if (target != null) {
            CompletableFuture<Boolean> written = saving;
            if (written == null || !Beside.await(written)) {
                SavedPlans.write(session, plan, target);
            }
            view.saved(target);
        }
    }

    /** Leaves nothing half-written behind when there was no plan in the end. */
    @Override
    public void close() {
        CompletableFuture<Boolean> written = saving;
        if (rehearsed.cancel(false) && written != null) {
            try {
                written.join();
            } catch (CompletionException | CancellationException e) {
                // What failed is told by whoever ends this early; this only waits until its file is gone.
                return;
            }
        }
    }
}
