package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.FeaturesView;
import dev.hnsform.cli.view.TableFormat;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.schema.host.HostFacts;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform host features}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Shows what a host's version of HNS can do, from which versions each feature is there, and how sure that is. Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform host features",
            "  hnsform host features --host snapshot:node7.json --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "3:the command line is wrong", "5:the host failed"})
public final class HostFeaturesCommand implements Command {
    private final Session session;

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table or json.")
    private TableFormat format = TableFormat.TABLE;

    /** For one run. */
    public HostFeaturesCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = host.open(session)) {
            HostFacts facts = open.host().facts(Deadline.READ);
            FeaturesView view = new FeaturesView(session.screen());
            switch (format) {
                case TABLE -> view.table(open.uri(), facts);
                case JSON -> view.json(open.uri(), facts);
            }
        }
        return ExitCode.OK;
    }
}
