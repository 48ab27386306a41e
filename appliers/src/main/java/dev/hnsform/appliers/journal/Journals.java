package dev.hnsform.appliers.journal;

import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.planner.plan.PlanFormatException;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.file.FileAppender;
import dev.hnsform.statestore.file.FilePort;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The journals of a host: {@code runs/RUN-ID/plan.json} and {@code runs/RUN-ID/journal}, which is called {@code journal.closed} once the run is
 * settled. The last few closed runs are kept for people to look at.
 */
public final class Journals {
    /** How many closed runs are kept. */
    public static final int KEPT = 5;

    private static final String PLAN = "plan.json";
    private static final String OPEN = "journal";
    private static final String CLOSED = "journal.closed";

    private final Path runs;
    private final FilePort files;

    /**
     * The journals in a host's state directory.
     *
     * @param home the state directory
     * @param files the file system
     */
    public Journals(Path home, FilePort files) {
        this.runs = home.resolve("runs");
        this.files = files;
    }

    /** Begins a journal: when this returns, plan and header survive the loss of power, and the first call may be made. */
    public Journal begin(RunHeader header, Plan plan) {
        Path directory = runs.resolve(header.runId());
        try {
            files.createDirectories(directory);
            try (FileAppender file = files.create(directory.resolve(PLAN));
                    OutputStream out = new BufferedOutputStream(new Output(file), 64 * 1024)) {
                PlanFile.write(plan, out);
                out.flush();
                file.sync();
            }
            files.syncDirectory(directory);
            files.syncDirectory(runs);
            Path file = directory.resolve(OPEN);
            Journal journal = new Journal(file, files.create(file), header);
            journal.begin();
            files.syncDirectory(directory);
            return journal;
        } catch (UncheckedIOException e) {
            throw StateException.of("begin the journal", directory.toString(), cause(e));
        } catch (IOException e) {
            throw StateException.of("begin the journal", directory.toString(), e);
        }
    }

    /**
     * The runs that were not settled, oldest first. What is left of runs that made no call, and of closed ones beyond the last {@value #KEPT}, is
     * cleaned away: only for whoever holds the host's lock.
     */
    public List<UnfinishedRun> takeStock() {
        try {
            List<UnfinishedRun> open = new ArrayList<>();
            List<Path> done = new ArrayList<>();
            for (Path directory : files.list(runs)) {
                if (!files.exists(directory.resolve(OPEN))) {
                    if (files.exists(directory.resolve(CLOSED))) {
                        done.add(directory);
                    } else {
                        remove(directory);
                    }
                    continue;
                }
                Optional<UnfinishedRun> run = read(directory);
                if (run.isEmpty()) {
                    remove(directory);
                } else if (run.get().isClosed()) {
                    finish(directory);
                    done.add(directory);
                } else {
                    open.add(run.get());
                }
            }
            for (int i = 0; i < done.size() - KEPT; i++) {
                remove(done.get(i));
            }
            return open;
        } catch (IOException e) {
            throw StateException.of("look through the journals in", runs.toString(), e);
        }
    }

    /** Whether a run was not settled; changes nothing. */
    public boolean hasUnfinished() {
        try {
            for (Path directory : files.list(runs)) {
                if (files.exists(directory.resolve(OPEN))
                        && read(directory).filter(run -> !run.isClosed()).isPresent()) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw StateException.of("look through the journals in", runs.toString(), e);
        }
    }

    /** Opens the journal of an unfinished run to append to; a torn end is cut off first. */
    public Journal reopen(UnfinishedRun run) {
        Path file = run.directory().resolve(OPEN);
        try {
            files.truncate(file, run.wholeBytes());
            return new Journal(file, files.append(file), run.header());
        } catch (IOException e) {
            throw StateException.of("open the journal", file.toString(), e);
        }
    }

    /** Ends a journal whose record and history are written. */
    public void close(Journal journal) {
        Path directory = runs.resolve(journal.header().runId());
        journal.append(new Mark.Closed());
        journal.barrier();
        journal.close();
        try {
            finish(directory);
        } catch (IOException e) {
            throw StateException.of("close the journal", directory.toString(), e);
        }
    }

    /** Where the journals are, for people. */
    public String shownLocation() {
        return runs.toString();
    }

    private void finish(Path directory) throws IOException {
        files.rename(directory.resolve(OPEN), directory.resolve(CLOSED));
        files.syncDirectory(directory);
    }

    private void remove(Path directory) throws IOException {
        for (Path file : files.list(directory)) {
            files.delete(file);
        }
        files.delete(directory);
    }

    private Optional<UnfinishedRun> read(Path directory) throws IOException {
        Path file = directory.resolve(OPEN);
        try (InputStream in = files.read(file)) {
            JournalText text = JournalText.read(in);
            if (text.header().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new UnfinishedRun(
                    directory, text.header().get(), plan(directory.resolve(PLAN)), text.marks(), text.wholeBytes()));
        } catch (JsonFormatException e) {
            throw new StateException(
                    StateFault.CORRUPT,
                    "read the journal",
                    file.toString(),
                    "The journal " + file + " of a run that was not settled cannot be understood: " + e.getMessage()
                            + ". What that run did is not known, so nothing is changed. If a newer hnsform wrote it, use that one; otherwise"
                            + " move the directory away, and run hnsform state rebuild.",
                    e);
        }
    }

    private Plan plan(Path file) throws IOException {
        try (InputStream in = files.read(file)) {
            return PlanFile.read(in, file.toString());
        } catch (UncheckedIOException e) {
            throw cause(e);
        } catch (PlanFormatException e) {
            throw new StateException(
                    StateFault.CORRUPT,
                    "read the journal",
                    file.toString(),
                    "The plan of a run that was not settled cannot be read, so what that run did is not known, and nothing is changed. "
                            + e.text() + " If a newer hnsform wrote it, use that one; otherwise move the directory "
                            + file.getParent() + " away, and run hnsform state rebuild.",
                    e);
        }
    }

    private static IOException cause(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? new IOException(e) : cause;
    }

    private static final class Output extends OutputStream {
        private final FileAppender file;

        Output(FileAppender file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            file.append(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.append(bytes, offset, length);
        }
    }
}
