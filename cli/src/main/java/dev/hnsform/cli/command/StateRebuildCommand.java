package dev.hnsform.cli.command;

import dev.hnsform.appliers.rebuild.Orphan;
import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.appliers.run.RunIds;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.DiagnosticsView;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.record.HostRecord;
import java.nio.file.Path;
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
            "4:the stack cannot be read or has no id",
            "5:the host failed",
            "6:the record cannot be written",
            "10:a run holds the host"
        })
public final class StateRebuildCommand implements Command {
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
        Optional<ResolvedStack> read = StackOption.read(session, stack, values);
        if (read.isEmpty()) {
            return ExitCode.STACK;
        }
        ResolvedStack resolved = read.get();
        Guid id = resolved.id()
                .orElseThrow(() -> new CommandException(
                        ExitCode.STACK,
                        "HF9007",
                        "rebuild the record",
                        stack,
                        "The stack has no id, so none of the host's objects can be its own. hnsform init makes an id.",
                        null));
        try (OpenHost open = host.open(session)) {
            Path home = open.home()
                    .orElseThrow(() -> new CommandException(
                            ExitCode.HOST,
                            "HF5203",
                            "rebuild the record",
                            open.uri(),
                            open.uri() + " can only be read.",
                            null));
            try (Held lock = new HostLock(home)
                    .acquire(LockOwner.thisProcess(
                            "hnsform state rebuild",
                            session.surroundings().clock().instant()))
                    .orThrow()) {
                return rebuild(open, resolved, id);
            }
        }
    }

    private ExitCode rebuild(OpenHost open, ResolvedStack resolved, Guid id) {
        RecordedStack nothing = RecordedStack.empty(resolved.name(), id);
        Observation observed = new Planning(open, session.version()).observe(id, nothing);
        Rebuild.Result result =
                Rebuild.rebuild(resolved, id, observed, RunIds.real().lineage(), 1);
        new DiagnosticsView(session.screen()).text(result.diagnostics(), (file, line) -> Optional.empty());
        if (result.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            return ExitCode.HOST;
        }
        Optional<String> kept = open.store()
                .overwrite(new HostRecord(
                        result.record(),
                        resolved.origin(),
                        observed.facts().identity(),
                        session.surroundings().clock().instant(),
                        session.version()));
        Screen screen = session.screen();
        screen.line("The record of stack " + resolved.name() + " was rebuilt from the host: "
                + result.record().resources().size() + " resources found.");
        kept.ifPresent(copy -> screen.line("What stood there is kept in " + copy + "."));
        for (Orphan orphan : result.orphans()) {
            screen.line("Orphan: " + orphan.kind().label() + " " + orphan.name() + " (" + orphan.id() + "): "
                    + orphan.why() + " Delete it: hnsform destroy --orphan " + orphan.id() + " --target orphan");
        }
        screen.line("Differences are shown as \"differs\", not as drift, until the next apply.");
        return ExitCode.OK;
    }
}
