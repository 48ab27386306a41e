package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.StateView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.statestore.history.HistoryPage;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform history}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Shows the runs of a stack on a host, newest first: when, what, by whom, of which commit, and how each ended.",
            ""
        },
        footer = {"", "Examples:", "  hnsform history", "  hnsform history --limit 5 --format json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "3:the command line is wrong",
            "4:the stack cannot be read",
            "5:the host failed",
            "6:the history cannot be read",
            "11:a file of values cannot be read"
        })
public final class HistoryCommand implements Command {
    private final Session session;

    @Option(names = "--limit", paramLabel = "N", description = "How many runs at most; 20 when left out.")
    private int limit = 20;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private StackOption stack = new StackOption();

    /** For one run. */
    public HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        if (limit < 1) {
            throw CommandException.usage("HF9002", Integer.toString(limit), "--limit takes a number from 1 up.");
        }
        Optional<ResolvedStack> read = stack.read(session);
        if (read.isEmpty()) {
            return stack.exitOfErrors();
        }
        try (OpenHost open = host.open(session)) {
            HistoryPage page = open.store().history(Planning.idOf(read.get()), Optional.empty(), limit);
            StateView view = new StateView(session.screen());
            switch (format) {
                case TEXT -> view.history(page);
                case JSON -> view.historyJson(page);
            }
            return ExitCode.OK;
        }
    }
}
