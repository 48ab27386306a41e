package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.HostView;
import dev.hnsform.cli.view.TableFormat;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform host get}. */
@CommandLine.Command(
        sortOptions = false,
        description = {"Shows what a host holds, whoever made it. Changes nothing.", ""},
        footer = {
            "",
            "Examples:",
            "  hnsform host get",
            "  hnsform host get network --host sim:lab.sim",
            "  hnsform host get endpoint/shop-1 --format json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "3:the command line is wrong, or the host holds nothing of that name",
            "5:the host failed"
        })
public final class HostGetCommand implements Command {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND[/NAME]",
            description = "network, endpoint or namespace; behind the slash a name as HNS shows it, or an id.")
    private @Nullable String what;

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, or json: the host's own documents.")
    private TableFormat format = TableFormat.TABLE;

    /** For one run. */
    public HostGetCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        String asked = what == null ? "" : what;
        int slash = asked.indexOf('/');
        Optional<HcnKind> kind =
                asked.isEmpty() ? Optional.empty() : Optional.of(kind(slash < 0 ? asked : asked.substring(0, slash)));
        Optional<String> name = slash < 0 ? Optional.empty() : Optional.of(asked.substring(slash + 1));
        try (OpenHost open = host.open(session)) {
            HostSnapshot snapshot = HostReader.read(open.host(), Deadline.READ, id -> format == TableFormat.TABLE);
            Observation observed = ObservationReader.of(snapshot);
            Set<Guid> wanted =
                    name.map(text -> named(kind.orElseThrow(), text, observed)).orElse(Set.of());
            List<HcnKind> kinds = kind.map(List::of).orElse(List.of(HcnKind.values()));
            show(kinds, snapshot, observed, wanted, name.isPresent());
        }
        return ExitCode.OK;
    }

    private void show(
            List<HcnKind> kinds, HostSnapshot snapshot, Observation observed, Set<Guid> wanted, boolean byName) {
        HostView view = new HostView(session.screen());
        if (format == TableFormat.JSON) {
            List<JsonObject> documents = kinds.stream()
                    .flatMap(kind -> snapshot.documents(kind).stream())
                    .filter(document ->
                            !byName || id(document).filter(wanted::contains).isPresent())
                    .toList();
            if (byName && documents.size() == 1) {
                view.document(documents.get(0));
            } else {
                view.documents(documents);
            }
            return;
        }
        boolean first = true;
        for (HcnKind kind : kinds) {
            if (!first) {
                session.screen().line();
            }
            first = false;
            view.table(kind, observed, id -> !byName || wanted.contains(id), kinds.size() > 1);
        }
    }

    private static Optional<Guid> id(JsonObject document) {
        return document.getIgnoringCase("ID")
                .flatMap(json -> json instanceof dev.hnsform.schema.json.JsonString text
                        ? Guid.tryParse(text.value())
                        : Optional.empty());
    }

    private static HcnKind kind(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(HcnKind.values())
                .filter(kind -> kind.label().toLowerCase(Locale.ROOT).equals(singular))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> kinds = Arrays.stream(HcnKind.values())
                            .map(kind -> kind.label().toLowerCase(Locale.ROOT))
                            .toList();
                    return CommandException.usage(
                            "HF9002",
                            text,
                            "\"" + text + "\" is no kind of object on a host; they are " + String.join(", ", kinds)
                                    + "."
                                    + Suggestions.didYouMean(word, kinds)
                                            .map(hint -> " " + hint)
                                            .orElse(""));
                });
    }

    private static Set<Guid> named(HcnKind kind, String name, Observation observed) {
        List<? extends HostObject> objects = observed.listing(resource(kind)).objects();
        Optional<Guid> id = Guid.tryParse(name);
        Set<Guid> found = objects.stream()
                .filter(object -> id.isPresent()
                        ? object.id().equals(id.get())
                        : object.name().equals(name))
                .map(HostObject::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (found.isEmpty()) {
            List<String> names = objects.stream()
                    .map(HostObject::name)
                    .filter(text -> !text.isEmpty())
                    .toList();
            String label = kind.label().toLowerCase(Locale.ROOT);
            throw CommandException.usage(
                    "HF9004",
                    name,
                    "The host holds no " + label + " \"" + name + "\"."
                            + Suggestions.didYouMean(name, names)
                                    .map(hint -> " " + hint)
                                    .orElse("")
                            + " hnsform host get " + label + " lists them.");
        }
        return found;
    }

    private static ResourceKind resource(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> ResourceKind.NETWORK;
            case ENDPOINT -> ResourceKind.ENDPOINT;
            case NAMESPACE -> ResourceKind.NAMESPACE;
        };
    }
}
