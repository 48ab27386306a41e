package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.HostView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.schema.host.HostFacts;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform host facts}. */
@CommandLine.Command(
        sortOptions = false,
        description = {"Shows what a host says of itself: versions, features, services, adapters.", ""},
        footer = {
            "",
            "Examples:",
            "  hnsform host facts",
            "  hnsform host facts --host snapshot:node7.json --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "3:the command line is wrong", "5:the host failed"})
public final class HostFactsCommand implements Command {
    private final Session session;

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public HostFactsCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = host.open(session)) {
            HostFacts facts = open.host().facts(Deadline.READ);
            HostView view = new HostView(session.screen());
            switch (format) {
                case TEXT -> view.facts(open.uri(), facts);
                case JSON -> view.factsJson(facts);
            }
        }
        return ExitCode.OK;
    }
}
