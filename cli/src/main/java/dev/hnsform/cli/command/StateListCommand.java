package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.StateView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.store.StoredRecord;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform state list}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Lists what is recorded of a stack on a host: addresses, ids, generations; or, with --all, every stack that is recorded there.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform state list",
            "  hnsform state list --all",
            "  hnsform state list --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed",
            "3:the command line is wrong",
            "4:the stack cannot be read",
            "5:the host failed",
            "6:the record cannot be read",
            "11:a file of values cannot be read"
        })
public final class StateListCommand implements Command {
    private final Session session;

    @Option(names = "--all", description = "Every stack that is recorded on the host.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private StackOption stack = new StackOption();

    /** For one run. */
    public StateListCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = host.open(session)) {
            StateView view = new StateView(session.screen());
            if (all) {
                List<StoredRecord> records = open.store().list();
                switch (format) {
                    case TEXT -> view.records(records);
                    case JSON -> view.recordsJson(records);
                }
                return records.stream().anyMatch(StoredRecord.Unreadable.class::isInstance)
                        ? ExitCode.RECORD
                        : ExitCode.OK;
            }
            Optional<ResolvedStack> read = stack.read(session);
            if (read.isEmpty()) {
                return stack.exitOfErrors();
            }
            RecordedStack recorded = new Planning(open, session.version()).recorded(read.get());
            switch (format) {
                case TEXT -> view.list(recorded);
                case JSON -> view.listJson(recorded);
            }
            return ExitCode.OK;
        }
    }
}
