package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.cli.view.PlanView;
import dev.hnsform.planner.plan.Plan;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform show}. */
@CommandLine.Command(
        sortOptions = false,
        description = {"Shows a saved plan. Reads neither the stack nor the host.", ""},
        footer = {"", "Examples:", "  hnsform show web.hnsplan", "  hnsform show web.hnsplan --format json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "3:the command line is wrong",
            "7:the file is no plan that this hnsform can read",
            "11:the file cannot be read"
        })
public final class ShowCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "PLANFILE", description = "What hnsform plan --out wrote.")
    private String file = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or markdown.")
    private PlanFormat format = PlanFormat.TEXT;

    /** For one run. */
    public ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Plan plan = SavedPlans.read(session, file);
        new PlanView(session.screen()).show(plan, format, (file, line) -> Optional.empty());
        return ExitCode.OK;
    }
}
