package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.schema.json.Json;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code hnsform version} with options; without them the launcher answers. */
@CommandLine.Command(
        description = "Shows the version of hnsform. --version and -V answer the same.",
        footer = {"", "Examples:", "  hnsform version", "  hnsform version --format json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = "0:done")
public final class VersionCommand implements Command {
    private final Session session;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        switch (format) {
            case TEXT -> session.screen().line("hnsform " + session.version());
            case JSON ->
                session.screen()
                        .json(Json.object()
                                .put("version", session.version())
                                .put("java", Runtime.version().toString())
                                .put("language", "hnsform.dev/v1beta1")
                                .build());
        }
        return ExitCode.OK;
    }
}
