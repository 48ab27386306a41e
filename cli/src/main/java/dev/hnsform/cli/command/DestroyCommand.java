package dev.hnsform.cli.command;

import dev.hnsform.appliers.run.RunOptions;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.cli.view.PlanView;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform destroy}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Deletes everything of a stack from the host, after showing it and asking. Documents stay; what is marked onRemove: forget stays on the host.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform destroy",
            "  hnsform destroy stacks/web --auto-approve",
            "  hnsform destroy --target Endpoint/shop-1",
            "  hnsform destroy --orphan 6f1c2a52-7f0e-8003-9a51-6a0a4c1d7f10"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is gone",
            "3:the command line is wrong",
            "4:the stack or the plan has errors",
            "5:the host failed",
            "6:the record cannot be read or written",
            "8:not agreed to",
            "9:a step failed or the run was stopped; what was done is recorded",
            "10:another run holds the host",
            "11:a file of values cannot be read"
        })
public final class DestroyCommand implements Command {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Option(names = "--auto-approve", description = "Do not ask: whoever runs this has agreed.")
    private boolean autoApprove;

    @Option(
            names = "--target",
            paramLabel = "ADDRESS",
            description = "Only this resource, and what depends on it; may be repeated.")
    private List<String> targets = new ArrayList<>();

    @Option(
            names = "--orphan",
            paramLabel = "ID",
            description =
                    "An object with an id of this stack that neither a document nor the record knows; may be repeated.")
    private List<String> orphans = new ArrayList<>();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Mixin
    private ConsentOptions consents = new ConsentOptions();

    /** For one run. */
    public DestroyCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        List<String> narrowed = new ArrayList<>(targets);
        for (String orphan : orphans) {
            Guid id = Guid.tryParse(orphan)
                    .orElseThrow(() -> CommandException.usage(
                            "HF9002", orphan, "--orphan takes an object's id, and \"" + orphan + "\" is none."));
            narrowed.add("orphan:" + id);
        }
        try (OpenStack read = OpenStack.readWithOrigin(session, stack, values)) {
            Optional<ResolvedStack> resolved = read.orShowErrors();
            if (resolved.isEmpty()) {
                return read.exitOfErrors();
            }
            read.requireId(resolved.get(), "destroy");
            try (OpenHost open = host.open(session)) {
                return new ApplyWork(session, open, "destroy")
                        .carryOut(
                                () -> plan(open, resolved.get(), narrowed, read),
                                new ApplyWork.Wish(
                                        autoApprove,
                                        RunOptions.OnFailure.STOP,
                                        "Delete all of this from the host?",
                                        () -> {},
                                        resolved.get().spans(),
                                        read.lines()));
            }
        }
    }

    private Plan plan(OpenHost open, ResolvedStack resolved, List<String> narrowed, OpenStack read) {
        Plan plan = new Planning(open, session.version())
                .plan(resolved, new Planning.Request(true, narrowed, consents.consents()))
                .plan();
        new PlanView(session.screen()).show(plan, PlanFormat.TEXT, read.lines());
        return plan;
    }
}
