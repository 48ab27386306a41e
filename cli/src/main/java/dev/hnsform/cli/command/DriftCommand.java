package dev.hnsform.cli.command;

import dev.hnsform.appliers.drift.DriftReport;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.DriftView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform drift}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Tells whether the host still holds what was last applied of a stack. Changes nothing; hnsform apply heals.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform drift",
            "  hnsform drift stacks/web --all",
            "  hnsform drift --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:in sync",
            "2:drift",
            "3:the command line is wrong",
            "4:the stack has errors or cannot be read",
            "5:the host failed, or could not be read whole",
            "6:the record cannot be read",
            "11:a file of values cannot be read"
        })
public final class DriftCommand implements Command {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Option(names = "--all", description = "List also what the host holds that is not the stack's.")
    private boolean all;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ValueOptions values = new ValueOptions();

    /** For one run. */
    public DriftCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenStack read = OpenStack.read(session, stack, values)) {
            Optional<ResolvedStack> resolved = read.orShowErrors();
            if (resolved.isEmpty()) {
                return read.exitOfErrors();
            }
            try (OpenHost open = host.open(session)) {
                Planning.Planned planned =
                        new Planning(open, session.version()).look(resolved.get(), Planning.Request.PLAIN);
                DriftReport report = DriftReport.of(planned.plan(), planned.recorded(), planned.observed());
                DriftView view = new DriftView(session.screen());
                switch (format) {
                    case TEXT -> view.text(planned.plan(), report, all);
                    case JSON -> view.json(report, all);
                }
                return switch (report.verdict()) {
                    case IN_SYNC -> ExitCode.OK;
                    case DRIFT -> ExitCode.DIFFERENCES;
                    case UNKNOWN -> ExitCode.HOST;
                };
            }
        }
    }
}
