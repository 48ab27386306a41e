package dev.hnsform.cli.command;

import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.run.RunIds;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.RebuildView;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.record.HostRecord;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hnsform state rebuild}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Makes the record of a stack anew, from the host and the documents: for a record that was lost or damaged. Objects are found by their ids; what stood there before is kept in a copy. Adopted objects cannot be found: their adopt lines are printed.",
            ""
        },
        footer = {"", "Examples:", "  hnsform state rebuild", "  hnsform state rebuild stacks/web"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:rebuilt",
            "3:the command line is wrong",
            "4:the stack cannot be read or has no id, or its documents must say what is adopted",
            "5:the host failed",
            "6:the record cannot be written",
            "10:a run holds the host",
            "11:a file of values cannot be read"
        })
public final class StateRebuildCommand implements Command {
    /** A rebuild that could not see everything (Rebuild's own code). */
    private static final String UNREADABLE = "HF7202";

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ValueOptions values = new ValueOptions();

    /** For one run. */
    public StateRebuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenStack read = OpenStack.readWithOrigin(session, stack, values)) {
            Optional<ResolvedStack> resolved = read.orShowErrors();
            if (resolved.isEmpty()) {
                return read.exitOfErrors();
            }
            read.requireId(resolved.get(), "rebuild the record");
            try (OpenHost open = host.open(session);
                    Held lock = RecordWork.lock(session, open, "hnsform state rebuild")) {
                return rebuild(open, read, resolved.get(), Planning.idOf(resolved.get()));
            }
        }
    }

    private ExitCode rebuild(OpenHost open, OpenStack read, ResolvedStack resolved, Guid id) {
        Observation observed =
                new Planning(open, session.version()).observe(resolved, RecordedStack.empty(resolved.name(), id));
        Rebuild.Result result = Rebuild.rebuild(
                resolved, id, observed, RunIds.real().lineage(), RecordWork.serialAbove(open.store(), id));
        RebuildView view = new RebuildView(session.screen());
        view.diagnostics(result, read.lines());
        if (result.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return result.diagnostics().stream().anyMatch(d -> d.code().equals(UNREADABLE))
                    ? ExitCode.HOST
                    : ExitCode.STACK;
        }
        HostRecord record = new HostRecord(
                result.record(),
                resolved.origin(),
                observed.facts().identity(),
                session.surroundings().clock().instant(),
                session.version());
        Optional<String> kept = open.store().overwrite(record);
        RecordWork.tellHistory(session, open, record, "state rebuild", HistoryOutcome.REBUILT);
        view.rebuilt(result, kept, stack);
        return ExitCode.OK;
    }
}
