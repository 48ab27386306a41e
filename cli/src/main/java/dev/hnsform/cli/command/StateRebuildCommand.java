package dev.hnsform.cli.command;

import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.run.RunIds;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.RebuildView;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.history.HistoryOutcome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.record.HostRecord;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform state rebuild}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Makes the record of a stack anew, from the host and the documents: for a record that was lost or damaged. Objects are found by their ids; what stood there before is kept in a copy. Adopted objects cannot be found by their ids: their adopt lines are asked for.",
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
            "8:the record was made by a stack of another name, or from another place",
            "10:a run holds the host",
            "11:a file of values cannot be read"
        })
public final class StateRebuildCommand implements Command {
    /** A rebuild that could not see everything (Rebuild's own code). */
    private static final String UNREADABLE = "HF7202";

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Option(
            names = "--allow-takeover",
            description =
                    "Agree that a record is made anew which a stack of another name, or from another place, made with the same id: the stack was renamed or moved, not copied.")
    private boolean allowTakeover;

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
        Optional<HostRecord> before = RecordWork.readable(open.store(), id);
        before.filter(record -> !allowTakeover).ifPresent(record -> refuseTakeover(record, resolved));
        Observation observed =
                new Planning(open, session.version()).observe(resolved, RecordedStack.empty(resolved.name(), id));
        Rebuild.Result result = Rebuild.rebuild(
                resolved,
                id,
                observed,
                RunIds.real().lineage(),
                RecordWork.serialAbove(open.store(), id),
                before.map(record -> record.stack().resources()).orElse(List.of()));
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

    /** A copied stack has the id of the original, and would take over what that made. */
    private void refuseTakeover(HostRecord record, ResolvedStack resolved) {
        String name = record.stack().stackName();
        if (name.equals(resolved.name()) && isSamePlace(record.origin(), resolved.origin())) {
            return;
        }
        throw new CommandException(
                ExitCode.CONSENT,
                "HF9013",
                "rebuild the record",
                stack,
                "The record of this id on the host was made by stack \"" + name + "\" from " + place(record.origin())
                        + "; this is stack \"" + resolved.name() + "\" from " + place(resolved.origin())
                        + ". A copied stack would take over what the original made, and change or delete it. Nothing was changed."
                        + " A copy wants an id of its own: delete the id from its Stack document and run hnsform init "
                        + ShellWord.of(stack)
                        + ". If it is the same stack, renamed, moved or named from another directory: hnsform state rebuild "
                        + ShellWord.of(stack) + " --allow-takeover",
                null);
    }

    /** Repository and path tell a place wherever the command is run; of a directory that is in none, only what was typed is known. */
    private static boolean isSamePlace(SourceSet.Origin recorded, SourceSet.Origin now) {
        if (!recorded.repository().isEmpty() && !now.repository().isEmpty()) {
            return recorded.repository().equals(now.repository())
                    && recorded.path().equals(now.path());
        }
        return recorded.shown().equals(now.shown());
    }

    private static String place(SourceSet.Origin origin) {
        return origin.repository().isEmpty()
                ? "\"" + origin.shown() + "\""
                : "\"" + origin.path() + "\" of " + origin.repository();
    }
}
