package dev.hnsform.appliers.served;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.appliers.applier.RunListener;
import dev.hnsform.appliers.journal.Mark;
import dev.hnsform.planner.step.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A run at the host it changes, and what is still to be told of it. Whoever follows asks for what comes behind what they have; that they have it
 * lets it go. Safe for several threads.
 */
final class ServedRun implements RunListener {
    private static final int PAGE_CHARS = 1 << 20;

    private final Deque<String> untold = new ArrayDeque<>();
    private long told;
    private boolean ended;
    private volatile boolean stopAsked;

    /**
     * Part of what is to be told.
     *
     * @param lines events as JSON, each ended by a line feed
     * @param next how many events have been told with these
     * @param last whether nothing comes behind them
     */
    record Page(String lines, long next, boolean last) {}

    /** Told to stop in order. */
    void stop() {
        stopAsked = true;
    }

    boolean isStopAsked() {
        return stopAsked;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized void tell(RunEvent event) {
        untold.add(RunEventForm.toJson(event).toString());
        ended |= event.isLast();
        notifyAll();
    }

    /**
     * What comes behind the first events, as far as it has happened. Waits a while when nothing has.
     *
     * @param had how many whoever asks has; those are let go
     * @throws IllegalArgumentException when that many were never told, or fewer than are still here
     */
    synchronized Page page(long had, long waitMillis) throws InterruptedException {
        if (had < told || had > told + untold.size()) {
            throw new IllegalArgumentException(
                    "events " + told + " to " + (told + untold.size()) + " are here, and not those behind " + had);
        }
        while (told < had) {
            untold.remove();
            told++;
        }
        notifyAll();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        waitUntil(until, () -> !untold.isEmpty() || ended);
        StringBuilder lines = new StringBuilder();
        long next = told;
        for (String event : untold) {
            if (lines.length() > PAGE_CHARS) {
                break;
            }
            lines.append(event).append('\n');
            next++;
        }
        return new Page(lines.toString(), next, ended && next == told + untold.size());
    }

    /** Waits until the run has ended. */
    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    /** Waits a while for whoever follows to have been told everything. */
    synchronized void awaitTold(long waitMillis) throws InterruptedException {
        waitUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis), untold::isEmpty);
    }

    private void waitUntil(long nanoTime, java.util.function.BooleanSupplier holds) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
        while (left > 0 && !holds.getAsBoolean()) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
        }
    }

    @Override
    public void started(Step step) {
        heard(new Mark.Started(step.header().id()));
    }

    @Override
    public void finished(Step step, Outcome outcome) {
        heard(new Mark.Finished(step.header().id(), outcome));
    }

    @Override
    public void rollingBack(String because) {
        heard(new Mark.RollingBack(because));
    }

    @Override
    public void undoStarted(Step step) {
        heard(new Mark.UndoStarted(step.header().id()));
    }

    @Override
    public void undoFinished(Step step, Outcome outcome) {
        heard(new Mark.UndoFinished(step.header().id(), outcome));
    }

    @Override
    public void note(String text) {
        tell(new RunEvent.Noted(text));
    }

    private void heard(Mark mark) {
        tell(new RunEvent.Heard(mark));
    }
}
