package dev.hnsform.appliers.served;

import dev.hnsform.appliers.run.RunPlace;
import dev.hnsform.appliers.run.RunRefusedException;
import dev.hnsform.appliers.run.RunResult;
import dev.hnsform.appliers.run.Runner;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.store.StateStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a served host: one at a time, as each has the host's lock, and each on a thread of its own, so that it goes on when nobody follows
 * it any more. Safe for several threads.
 */
final class ServedRuns implements AutoCloseable {
    /** How many runs can still be followed to their end after others have begun. */
    private static final int REMEMBERED = 8;

    /** How long the end of a run is kept for whoever follows it, when the server ends. */
    private static final long FAREWELL_MILLIS = 3_000;

    private final HnsHost host;
    private final StateHome home;
    private final String tool;
    private final Map<Guid, ServedRun> runs = new LinkedHashMap<>();
    private boolean closed;

    ServedRuns(HnsHost host, StateHome home, String tool) {
        this.host = host;
        this.home = home;
        this.tool = tool;
    }

    /**
     * Begins a run.
     *
     * @param key what its client calls it
     * @param lock the host's lock, the run's from now on
     * @return false when the server is ending: nothing was begun, and the lock stays the caller's
     */
    synchronized boolean begin(Guid key, Plan plan, RunWish wish, Held lock) {
        if (closed) {
            return false;
        }
        ServedRun run = new ServedRun();
        runs.put(key, run);
        if (runs.size() > REMEMBERED) {
            runs.remove(runs.keySet().iterator().next());
        }
        Thread thread = new Thread(() -> run.tell(carriedOut(plan, wish, lock, run)), "hnsform-run");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    synchronized Optional<ServedRun> of(Guid key) {
        return Optional.ofNullable(runs.get(key));
    }

    synchronized boolean isRunning() {
        return runs.values().stream().anyMatch(run -> !run.isEnded());
    }

    synchronized boolean isEnding() {
        return closed;
    }

    /** The lock is free before the end is told: whoever hears it may begin the next run. */
    private RunEvent carriedOut(Plan plan, RunWish wish, Held lock, ServedRun run) {
        RunEvent end;
        try {
            requireSameTool(plan);
            StateStore store = home.records(host.facts(Deadline.READ).identity());
            RunResult result = new Runner(RunPlace.forRunOf(plan, host, home, store, tool), lock)
                    .run(plan, wish.options(run::isStopAsked), run);
            end = new RunEvent.Settled(result.runId(), result.how(), result.notUndone());
        } catch (ToolException e) {
            end = new RunEvent.Failed(e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            end = new RunEvent.Failed(new ServedRunException(
                    ServedRunException.UNFORESEEN,
                    wish.command(),
                    plan.pins().stackName(),
                    "The server failed in an unforeseen way during the run: " + e
                            + ". What was done is in its journal; the next run settles it first.",
                    e));
        }
        try {
            lock.close();
        } catch (StateException e) {
            run.note(e.text());
        }
        return end;
    }

    private void requireSameTool(Plan plan) {
        if (!plan.pins().tool().equals(tool)) {
            throw new RunRefusedException(
                    plan.pins().stackName(),
                    "The plan was made by hnsform " + plan.pins().tool() + ", and the host is served by hnsform " + tool
                            + ". Nothing was changed. Use the same version on both sides: start the server anew with it, or plan with the server's.");
        }
    }

    /** Stops in order: the step at hand is finished, what was done is recorded, and who follows is told. No run begins any more. */
    @Override
    public void close() {
        List<ServedRun> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(runs.values());
            all.forEach(ServedRun::stop);
        }
        try {
            for (ServedRun run : all) {
                if (!run.isEnded()) {
                    run.awaitEnd();
                    run.awaitTold(FAREWELL_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // somebody has no time for order: the next run settles
        }
    }
}
