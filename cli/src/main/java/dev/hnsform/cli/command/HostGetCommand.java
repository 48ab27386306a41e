package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.HostView;
import dev.hnsform.cli.view.TableFormat;
import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.HostReader;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            "  hnsform host get endpoint/shop-1 --format json",
            "  hnsform host get network --format json --shape v1",
            "  hnsform host get loadbalancer"
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
            description =
                    "network, endpoint, namespace, loadbalancer, route or guestnetworkservice; behind the slash a name as HNS shows it, or an id.")
    private @Nullable String what;

    @Mixin
    private HostOption host = new HostOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, or json: the host's own documents.")
    private TableFormat format = TableFormat.TABLE;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = {
                "With --format json: in which of HNS's two shapes, v1 or v2. What a host does not answer so, such as a snapshot, is rewritten, and what the shape has no word for is named beside the result.",
                "Left out: as hnsform reads the host."
            })
    private @Nullable DocumentShape shape;

    /** For one run. */
    public HostGetCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        String asked = what == null ? "" : what;
        int slash = asked.indexOf('/');
        Optional<HcnKind> kind = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(HostKinds.parse(slash < 0 ? asked : asked.substring(0, slash)));
        Optional<String> name = slash < 0 ? Optional.empty() : Optional.of(asked.substring(slash + 1));
        if (shape != null && format != TableFormat.JSON) {
            throw CommandException.usage(
                    "HF9002", "--shape", "--shape is about documents, and a table shows none: add --format json.");
        }
        try (OpenHost open = host.open(session)) {
            HostSnapshot snapshot = HostReader.read(open.host(), Deadline.READ, id -> format == TableFormat.TABLE);
            Observation observed = ObservationReader.of(snapshot);
            Set<Guid> wanted =
                    name.map(text -> named(kind.orElseThrow(), text, snapshot)).orElse(Set.of());
            List<HcnKind> kinds = kind.map(List::of).orElse(held(snapshot));
            if (format == TableFormat.JSON) {
                documents(open.host(), kinds, snapshot, wanted, name.isPresent());
            } else {
                tables(kinds, snapshot, observed, wanted, name.isPresent());
            }
        }
        return ExitCode.OK;
    }

    private void documents(
            HnsHost reached, List<HcnKind> kinds, HostSnapshot snapshot, Set<Guid> wanted, boolean byName) {
        HostView view = new HostView(session.screen());
        ShapedDocuments shaped = new ShapedDocuments(reached, Optional.ofNullable(shape));
        List<JsonObject> documents = new ArrayList<>();
        for (HcnKind kind : kinds) {
            for (JsonObject document : snapshot.documents(kind)) {
                if (!byName || id(document).filter(wanted::contains).isPresent()) {
                    shaped.of(kind, document).ifPresent(documents::add);
                }
            }
        }
        if (byName && documents.size() == 1) {
            view.document(documents.get(0));
        } else {
            view.documents(documents);
        }
        shaped.unsaid().forEach(session.screen()::note);
    }

    private void tables(
            List<HcnKind> kinds, HostSnapshot snapshot, Observation observed, Set<Guid> wanted, boolean byName) {
        HostView view = new HostView(session.screen());
        boolean first = true;
        for (HcnKind kind : kinds) {
            if (!first) {
                session.screen().line();
            }
            first = false;
            view.table(kind, snapshot, observed, id -> !byName || wanted.contains(id), kinds.size() > 1);
        }
    }

    private static Optional<Guid> id(JsonObject document) {
        return Tolerant.guid(document, "ID");
    }

    /** Everything, but of the kinds that most hosts hold nothing of only what there is. */
    private static List<HcnKind> held(HostSnapshot snapshot) {
        return Arrays.stream(HcnKind.values())
                .filter(kind -> kind.compareTo(HcnKind.NAMESPACE) <= 0
                        || !snapshot.documents(kind).isEmpty()
                        || snapshot.gap(kind).isPresent())
                .toList();
    }

    private static Set<Guid> named(HcnKind kind, String name, HostSnapshot snapshot) {
        Optional<Guid> wanted = Guid.tryParse(name);
        Set<Guid> found = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (JsonObject document : snapshot.documents(kind)) {
            String called = Tolerant.text(document, "Name").orElse("");
            if (wanted.isPresent() ? id(document).equals(wanted) : called.equals(name)) {
                id(document).ifPresent(found::add);
            }
            if (!called.isEmpty()) {
                names.add(called);
            }
        }
        if (found.isEmpty()) {
            throw CommandException.usage(
                    "HF9004",
                    name,
                    "The host holds no " + kind.noun() + " \"" + name + "\"."
                            + Suggestions.didYouMean(name, names)
                                    .map(hint -> " " + hint)
                                    .orElse("")
                            + " hnsform host get " + kind.word() + " lists them.");
        }
        return found;
    }
}
