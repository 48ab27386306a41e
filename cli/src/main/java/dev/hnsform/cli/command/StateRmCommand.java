package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.StateView;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.recorded.Tombstone;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.record.HostRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hnsform state rm}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Forgets one resource: its record goes, its object stays on the host and is never taken for this stack's again. The host is not touched.",
            ""
        },
        footer = {"", "Examples:", "  hnsform state rm Endpoint/old"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:forgotten",
            "3:the command line is wrong, or nothing of that address is recorded",
            "4:the stack cannot be read",
            "5:the host failed",
            "6:the record cannot be read or written",
            "10:a run holds the host",
            "11:a file of values cannot be read"
        })
public final class StateRmCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "ADDRESS", description = "A resource, such as Network/web or Endpoint/api[a].")
    private String address = "";

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private StackOption stack = new StackOption();

    /** For one run. */
    public StateRmCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Optional<ResolvedStack> read = stack.read(session);
        if (read.isEmpty()) {
            return stack.exitOfErrors();
        }
        try (OpenHost open = host.open(session);
                Held lock = RecordWork.lock(session, open, "hnsform state rm")) {
            return remove(open, Planning.idOf(read.get()));
        }
    }

    private ExitCode remove(OpenHost open, Guid id) {
        HostRecord record = open.store()
                .read(id)
                .orElseThrow(() ->
                        CommandException.usage("HF9008", address, "Nothing of this stack is recorded on this host."));
        RecordedStack before = record.stack();
        RecordedResource gone = Addresses.recorded(before, address);
        List<RecordedResource> rest = before.resources().stream()
                .filter(resource -> !resource.address().equals(gone.address()))
                .toList();
        List<Tombstone> tombstones = new ArrayList<>(before.tombstones());
        if (gone.address().kind().isHostObject()) {
            tombstones.add(new Tombstone(gone.address(), gone.id()));
        }
        RecordedStack after = new RecordedStack(
                before.stackName(),
                before.stackId(),
                before.lineage(),
                before.serial() + 1,
                rest,
                tombstones,
                before.isRebuilt());
        HostRecord next = new HostRecord(
                after,
                record.origin(),
                record.hostIdentity(),
                session.surroundings().clock().instant(),
                session.version());
        open.store().write(next, before.serial());
        RecordWork.tellHistory(session, open, next, "state rm", HistoryOutcome.REMOVED);
        new StateView(session.screen()).forgotten(gone);
        return ExitCode.OK;
    }
}
