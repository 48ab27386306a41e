package dev.hnsform.appliers.journal;

import dev.hnsform.appliers.applier.Outcome;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.step.StepId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that was not settled, as its journal tells it. */
public final class UnfinishedRun {
    private final Path directory;
    private final RunHeader header;
    private final Plan plan;
    private final long wholeBytes;
    private final Map<StepId, Outcome> finished = new LinkedHashMap<>();
    private final Map<StepId, Outcome> undone = new LinkedHashMap<>();
    private Optional<Mark.RollingBack> rollingBack = Optional.empty();
    private Optional<Mark.Ended> ended = Optional.empty();
    private boolean closed;

    UnfinishedRun(Path directory, RunHeader header, Plan plan, List<Mark> marks, long wholeBytes) {
        this.directory = directory;
        this.header = header;
        this.plan = plan;
        this.wholeBytes = wholeBytes;
        Reader reader = new Reader();
        marks.forEach(mark -> mark.accept(reader));
    }

    private final class Reader implements Mark.Visitor<Boolean> {
        @Override
        public Boolean started(Mark.Started mark) {
            return true;
        }

        @Override
        public Boolean finished(Mark.Finished mark) {
            finished.put(mark.step(), mark.outcome());
            return true;
        }

        @Override
        public Boolean rollingBack(Mark.RollingBack mark) {
            rollingBack = Optional.of(mark);
            return true;
        }

        @Override
        public Boolean undoStarted(Mark.UndoStarted mark) {
            return true;
        }

        @Override
        public Boolean undoFinished(Mark.UndoFinished mark) {
            undone.put(mark.step(), mark.outcome());
            return true;
        }

        @Override
        public Boolean ended(Mark.Ended mark) {
            ended = Optional.of(mark);
            return true;
        }

        @Override
        public Boolean closed(Mark.Closed mark) {
            closed = true;
            return true;
        }
    }

    Path directory() {
        return directory;
    }

    long wholeBytes() {
        return wholeBytes;
    }

    /** Whether the last mark was written, and only the name of the file was not changed. */
    boolean isClosed() {
        return closed;
    }

    /** What the journal begins with. */
    public RunHeader header() {
        return header;
    }

    /** The plan that was run. */
    public Plan plan() {
        return plan;
    }

    /** The steps whose end was marked, with what came of them, in order. */
    public Map<StepId, Outcome> finished() {
        return java.util.Collections.unmodifiableMap(finished);
    }

    /** The steps that were taken back, with what came of that, in order. */
    public Map<StepId, Outcome> undone() {
        return java.util.Collections.unmodifiableMap(undone);
    }

    /** Why it was being taken back; absent when it was not. */
    public Optional<String> rollingBack() {
        return rollingBack.map(Mark.RollingBack::because);
    }

    /** How it ended, when it came so far. */
    public Optional<Mark.Ended> ended() {
        return ended;
    }
}
