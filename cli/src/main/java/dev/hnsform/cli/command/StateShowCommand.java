package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.StateView;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hnsform state show}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Shows what is recorded of one resource, as JSON: what was applied, and what the host decided.",
            ""
        },
        footer = {"", "Examples:", "  hnsform state show Network/web"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "3:the command line is wrong, or nothing of that address is recorded",
            "4:the stack cannot be read",
            "5:the host failed",
            "6:the record cannot be read",
            "11:a file of values cannot be read"
        })
public final class StateShowCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "ADDRESS", description = "A resource, such as Network/web or Endpoint/api[a].")
    private String address = "";

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private StackOption stack = new StackOption();

    /** For one run. */
    public StateShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Optional<ResolvedStack> read = stack.read(session);
        if (read.isEmpty()) {
            return stack.exitOfErrors();
        }
        try (OpenHost open = host.open(session)) {
            RecordedStack recorded = new Planning(open, session.version()).recorded(read.get());
            new StateView(session.screen()).show(Addresses.recorded(recorded, address));
            return ExitCode.OK;
        }
    }
}
