package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.store.StateStore;
import java.nio.file.Path;
import java.util.Optional;

/** What commands that change records share. */
final class RecordWork {
    private RecordWork() {}

    /** Locks a host, or refuses: it can only be read, or another run holds it. */
    static Held lock(Session session, OpenHost open, String command) {
        Path home = open.home()
                .orElseThrow(() -> new CommandException(
                        ExitCode.HOST,
                        "HF5203",
                        command,
                        open.uri(),
                        open.uri() + " can only be read, so nothing was changed. Name the host itself with --host.",
                        null));
        return new HostLock(home)
                .acquire(LockOwner.thisProcess(
                        command, session.surroundings().clock().instant()))
                .orThrow();
    }

    /** A serial above every one that is known of a stack on this host, from its record and its history, as far as they can be read. */
    static long serialAbove(StateStore store, Guid stack) {
        long known = 0;
        try {
            known = store.read(stack).map(record -> record.stack().serial()).orElse(0L);
        } catch (StateException e) {
            known = 0; // that it cannot be read is why it is made anew; the history may tell
        }
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
