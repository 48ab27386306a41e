package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform plan}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Compares a stack with what the host holds, and shows what apply would do: creates, changes, deletions, what drifted, and what may be interrupted. The plan is rehearsed on a simulated copy of the host. Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform plan",
            "  hnsform plan stacks/web --out web.hnsplan",
            "  hnsform plan --host snapshot:node7.json --format markdown",
            "  hnsform plan --target Network/web --detailed-exitcode"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a plan was made, whether or not it has changes",
            "2:only with --detailed-exitcode: the plan has changes",
            "3:the command line is wrong",
            "4:the stack or the plan has errors",
            "5:the host failed",
            "6:the record cannot be read",
            "8:something needs an agreement that was not given",
            "11:a file cannot be read or written"
        })
public final class PlanCommand implements Command {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Save the plan, to be applied exactly as it is: hnsform apply FILE.")
    private @Nullable String out;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, or markdown for a pull-request comment.")
    private PlanFormat format = PlanFormat.TEXT;

    @Option(
            names = "--detailed-exitcode",
            description = "Answer 2 when the plan has changes; without this option 0 is answered then too.")
    private boolean detailed;

    @Option(names = "--destroy", description = "Plan that everything of the stack is deleted.")
    private boolean destroy;

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Only this resource, such as Network/web, and what it needs; may be repeated.")
    private List<String> targets = new ArrayList<>();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private ConsentOptions consents = new ConsentOptions();

    /** For one run. */
    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenStack read = OpenStack.readWithOrigin(session, stack, values)) {
            Optional<ResolvedStack> resolved = read.orShowAll(format);
            if (resolved.isEmpty()) {
                return read.exitOfErrors();
            }
            try (OpenHost open = host.open(session);
                    PlanOutput output = new PlanOutput(session, format, out)) {
                Plan plan = new Planning(open, session.version())
                        .plan(
                                resolved.get(),
                                new Planning.Request(destroy, targets, consents.consents()),
                                output::begin)
                        .plan();
                output.finish(plan, read.lines());
                if (plan.hasErrors()) {
                    return PlanOutcome.ofErrors(plan);
                }
                return detailed && !plan.isNothing() ? ExitCode.DIFFERENCES : ExitCode.OK;
            }
        }
    }
}
