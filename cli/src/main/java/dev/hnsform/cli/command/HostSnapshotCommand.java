package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.HostView;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.hns.snapshot.SnapshotFile;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.statestore.record.RecordFile;
import dev.hnsform.statestore.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform host snapshot}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Writes what a host holds and says of itself, and the records of its stacks, into a file. With it a stack is planned where the"
                    + " host cannot be reached; the plan is then applied on the host.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform host snapshot --out node7.json",
            "  hnsform plan --host snapshot:node7.json --format markdown"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written",
            "3:the command line is wrong",
            "5:the host failed",
            "6:a record of the host cannot be read",
            "11:the file cannot be written"
        })
public final class HostSnapshotCommand implements Command {
    private final Session session;

    @Mixin
    private HostOption host = new HostOption();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to; what stands there is replaced. Left out: standard output.")
    private @Nullable String out;

    /** For one run. */
    public HostSnapshotCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = host.open(session)) {
            HostSnapshot snapshot =
                    HostReader.read(open.host(), Deadline.READ, id -> true).withRecords(records(open));
            String file = out;
            if (file == null) {
                SnapshotFile.write(snapshot, session.screen().results());
            } else {
                SnapshotFile.write(snapshot, session.surroundings().path(file));
                new HostView(session.screen()).snapshotWritten(file, snapshot);
            }
        }
        return ExitCode.OK;
    }

    private static List<JsonObject> records(OpenHost open) {
        List<JsonObject> records = new ArrayList<>();
        for (StoredRecord stored : open.store().list()) {
            Optional<JsonObject> json =
                    open.store().read(stored.stack()).map(record -> new RecordFile().toJson(record));
            json.ifPresent(records::add);
        }
        return records;
    }
}
