package dev.hnsform.cli.command;

import dev.hnsform.appliers.doctor.Examination;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.DoctorView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostPorts;
import dev.hnsform.hns.port.ReservedPorts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.store.StoredRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform doctor}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Looks at a whole host, whoever made what it holds, and tells what is broken, left over or in the way: endpoints, networks, prefixes,"
                    + " addresses, ports, adapters, services, and who else uses HNS. Each finding comes with its evidence and with what to do."
                    + " Changes nothing.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform doctor",
            "  hnsform doctor --host snapshot:node7.json",
            "  hnsform doctor --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing but notes",
            "2:problems or warnings",
            "3:the command line is wrong",
            "5:the host failed, or could not be read whole and nothing else was found"
        })
public final class DoctorCommand implements Command {
    private final Session session;

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    /** For one run. */
    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = host.open(session)) {
            Examination examination = Examination.of(
                    HostReader.read(open.host(), Deadline.READ, id -> true), stacks(open), ports(open.host()));
            DoctorView view = new DoctorView(session.screen());
            switch (format) {
                case TEXT -> view.text(open.uri(), examination);
                case JSON -> view.json(open.uri(), examination);
            }
            return switch (examination.verdict()) {
                case WELL -> ExitCode.OK;
                case FINDINGS -> ExitCode.DIFFERENCES;
                case UNKNOWN -> ExitCode.HOST;
            };
        }
    }

    /** Snapshots hold no ports, and old builds do not tell them. */
    private List<ReservedPorts> ports(HnsHost host) {
        if (!(host instanceof HostPorts ports)) {
            return List.of();
        }
        try {
            return ports.reservedPorts(Deadline.READ);
        } catch (HostCallException e) {
            if (HcnError.of(e).filter(HcnError.NOT_IMPLEMENTED::equals).isEmpty()) {
                session.screen().note("The ports held for guests could not be read: " + e.text());
            }
            return List.of();
        }
    }

    /** The stacks that are recorded here; a record that cannot be read still tells its stack's id. */
    private static Map<Guid, String> stacks(OpenHost open) {
        Map<Guid, String> stacks = new HashMap<>();
        for (StoredRecord stored : open.store().list()) {
            String name = stored instanceof StoredRecord.Readable readable
                    ? readable.head().stackName()
                    : stored.stack().toString();
            stacks.put(stored.stack(), name);
        }
        return stacks;
    }
}
