package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.StackFiles;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.StackView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.hns.version.WindowsRelease;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.source.SourceLines;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.Stacks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform validate}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Checks a stack's documents, and shows everything found with file, line and column. Reads no host.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform validate",
            "  hnsform validate stacks/web --build ws2019 --set uplink=Ethernet0",
            "  hnsform validate 'git::https://git.example/net.git//stacks/web?ref=main' --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no errors (there may be warnings)",
            "3:the command line is wrong",
            "4:the stack has errors or cannot be read",
            "11:a file of values cannot be read"
        })
public final class ValidateCommand implements Command {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "STACK", description = StackArgument.DESCRIPTION)
    private String stack = StackArgument.DEFAULT;

    @Option(
            names = "--build",
            paramLabel = "RELEASE",
            description = "Check also what this Windows release can do: ws2019, ws2022 or ws2025.")
    private @Nullable String build;

    @Mixin
    private ValueOptions values = new ValueOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Optional<Features> target = target();
        try (StackFiles files = new StackFiles(session.surroundings())) {
            SourceSet source = files.read(stack);
            Stacks.Result result = Stacks.read(source, values.inputs(session), target);
            StackView view = new StackView(session.screen());
            switch (format) {
                case TEXT -> {
                    view.text(result, new SourceLines(source, values.valueFiles(session)));
                    StackAbove.tell(session, stack, result.diagnostics());
                }
                case JSON -> view.json(result);
            }
            return result.hasErrors() ? StackOutcome.ofErrors(result.diagnostics(), values) : ExitCode.OK;
        }
    }

    private Optional<Features> target() {
        String name = build;
        if (name == null) {
            return Optional.empty();
        }
        return Optional.of(WindowsRelease.ofName(name)
                .orElseThrow(() -> CommandException.usage(
                        "HF9002",
                        name,
                        "\"" + name + "\" is no Windows release that hnsform knows; they are "
                                + String.join(", ", WindowsRelease.words()) + "."
                                + Suggestions.didYouMean(name, WindowsRelease.words())
                                        .map(hint -> " " + hint)
                                        .orElse("")))
                .features());
    }
}
