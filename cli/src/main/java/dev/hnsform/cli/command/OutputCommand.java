package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.compose.Outputs;
import dev.hnsform.cli.compose.Planning;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.OutputView;
import dev.hnsform.cli.view.TextFormat;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.recorded.RecordedStack;
import dev.hnsform.schema.stack.ResolvedStack;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform output}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Prints what the host decided of an applied resource: a namespace's id for a container runtime, an allocated address or MAC, the DrMacAddress that peers of an overlay need.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform output Namespace/shop-1",
            "  hnsform output Endpoint/shop-1",
            "  hnsform output Network/pods drMacAddress",
            "  hnsform output Endpoint/shop-1 ipAddresses --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:printed",
            "3:the command line is wrong, or nothing of that address or field is known",
            "4:the stack cannot be read",
            "5:the host failed",
            "6:the record cannot be read",
            "11:a file of values cannot be read"
        })
public final class OutputCommand implements Command {
    private final Session session;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "A resource, such as Namespace/shop-1.")
    private String address = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FIELD",
            description =
                    "Only this, as bare text. Left out: everything known; of a namespace its id, which a runtime wants.")
    private @Nullable String field;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json.")
    private TextFormat format = TextFormat.TEXT;

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private StackOption stack = new StackOption();

    /** For one run. */
    public OutputCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Optional<ResolvedStack> read = stack.read(session);
        if (read.isEmpty()) {
            return stack.exitOfErrors();
        }
        try (OpenHost open = host.open(session)) {
            RecordedStack recorded = new Planning(open, session.version()).recorded(read.get());
            RecordedResource resource = Addresses.recorded(recorded, address);
            JsonObject known = new Outputs(open.host()).of(resource);
            OutputView view = new OutputView(session.screen());
            boolean bareId = field == null
                    && format == TextFormat.TEXT
                    && resource.address().kind() == ResourceKind.NAMESPACE;
            String wanted = bareId ? "id" : field;
            if (wanted == null) {
                view.all(known, format);
                return ExitCode.OK;
            }
            Json value = known.get(wanted)
                    .orElseThrow(() -> CommandException.usage(
                            "HF9011",
                            wanted,
                            "Nothing is known of " + wanted + " of " + resource.address() + "; known are "
                                    + String.join(", ", known.keys()) + "."
                                    + Suggestions.didYouMean(wanted, known.keys())
                                            .map(hint -> " " + hint)
                                            .orElse("")));
            view.one(value, format);
            return ExitCode.OK;
        }
    }
}
