package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.history.HistoryEntry;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.record.HostRecord;
import dev.hnsform.statestore.store.StateStore;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** What commands that change records share. */
final class RecordWork {
    private RecordWork() {}

    /** Locks a host, or refuses: it can only be read, or another run holds it. */
    static Held lock(Session session, OpenHost open, String command) {
        StateHome home = open.home()
                .orElseThrow(() -> new CommandException(
                        ExitCode.HOST,
                        "HF5203",
                        command,
                        open.uri(),
                        open.uri() + " can only be read, so nothing was changed. Name the host itself with --host.",
                        null));
        return home.lock()
                .acquire(LockOwner.thisProcess(
                        command, session.surroundings().clock().instant()))
                .orThrow();
    }

    /** Tells the history that a record was made anew or had something removed; of which nobody would know otherwise. */
    static void tellHistory(Session session, OpenHost open, HostRecord record, String command, HistoryOutcome outcome) {
        Instant now = session.surroundings().clock().instant();
        open.store()
                .appendHistory(
                        record.stack().stackId(),
                        new HistoryEntry(
                                command.replace(' ', '-') + "-" + record.stack().serial() + "-" + now.toEpochMilli(),
                                now,
                                record.stack().lineage(),
                                record.stack().serial(),
                                command,
                                session.surroundings().user(),
                                record.origin().commit(),
                                new TreeMap<>(),
                                outcome));
    }

    /** The record of a stack; empty when there is none, or none that can be read. */
    static Optional<HostRecord> readable(StateStore store, Guid stack) {
        try {
            return store.read(stack);
        } catch (StateException e) {
            return Optional.empty(); // that it cannot be read is why it is made anew
        }
    }

    /** A serial above every one that is known of a stack on this host, from its record and its history, as far as they can be read. */
    static long serialAbove(StateStore store, Guid stack) {
        long known =
                readable(store, stack).map(record -> record.stack().serial()).orElse(0L);
        try {
            known = Math.max(
                    known,
                    store.history(stack, Optional.empty(), 1).entries().stream()
                            .mapToLong(entry -> entry.serial())
                            .max()
                            .orElse(0));
        } catch (StateException e) {
            return known + 1; // nothing more is known
        }
        return known + 1;
    }
}
