package dev.hnsform.cli.command;

import dev.hnsform.appliers.failure.FailedRequest;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.mapping.ObservationReader;
import dev.hnsform.hns.mapping.Requests;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim exec}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Changes a simulated host behind hnsform's back, as an administrator at the host would: create KIND JSON, modify KIND NAME JSON, delete KIND NAME, attach ENDPOINT NAMESPACE, detach ENDPOINT (from whatever namespace it is in). Kinds are network, endpoint, namespace, loadbalancer, route and guestnetworkservice; objects are named by name or id; JSON is a document as HNS takes it, or @FILE.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform sim exec lab.sim delete endpoint shop-1",
            "  hnsform sim exec lab.sim detach shop-1",
            "  hnsform sim exec lab.sim create network '{\"Name\":\"foreign\",\"Type\":\"NAT\"}'"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "3:the command line is wrong", "5:the host refused"})
public final class SimExecCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ACTION", description = "What to do, and to what.")
    private List<String> words = new ArrayList<>();

    /** What the call at hand asks for, once that is known. */
    private Optional<FailedRequest> request = Optional.empty();

    /** For one run. */
    public SimExecCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (SimulatedHost simulated = SimulatorFiles.open(session, file)) {
            HnsHost host = simulated.exec();
            try {
                carryOut(host);
            } catch (HostCallException e) {
                if (request.isEmpty()) {
                    throw e;
                }
                session.failures().failure(e, request.get(), ObservationReader.observe(host, Deadline.READ));
                return ExitCode.HOST;
            }
            session.screen().line("Done on " + file + ", behind hnsform's back.");
            return ExitCode.OK;
        }
    }

    private void carryOut(HnsHost host) {
        String verb = words.get(0);
        switch (verb) {
            case "delete" -> {
                need(3, "delete KIND NAME|ID");
                HcnKind kind = HostKinds.parse(words.get(1));
                Guid id = find(host, kind, words.get(2));
                request = FailedRequest.changing(kind, id, Optional.empty());
                host.delete(kind, id, Deadline.CHANGE);
            }
            case "create" -> {
                need(3, "create KIND JSON|@FILE");
                HcnKind kind = HostKinds.parse(words.get(1));
                JsonObject document = document(words.get(2));
                request = FailedRequest.creating(kind, document);
                host.create(kind, Guid.ZERO, document, Deadline.CHANGE);
            }
            case "modify" -> {
                need(4, "modify KIND NAME|ID JSON|@FILE");
                HcnKind kind = HostKinds.parse(words.get(1));
                Guid id = find(host, kind, words.get(2));
                JsonObject document = document(words.get(3));
                request = FailedRequest.changing(kind, id, Optional.empty());
                host.modify(kind, id, document, Deadline.CHANGE);
            }
            case "attach" -> {
                need(3, "attach ENDPOINT NAMESPACE");
                move(host, find(host, HcnKind.NAMESPACE, words.get(2)), Requests.Verb.ADD);
            }
            case "detach" -> {
                need(2, "detach ENDPOINT");
                move(host, namespaceOf(host, find(host, HcnKind.ENDPOINT, words.get(1))), Requests.Verb.REMOVE);
            }
            default ->
                throw CommandException.usage(
                        "HF9002",
                        verb,
                        "\"" + verb
                                + "\" is nothing that can be done; there are create, modify, delete, attach, detach.");
        }
    }

    private void move(HnsHost host, Guid namespace, Requests.Verb verb) {
        Guid endpoint = find(host, HcnKind.ENDPOINT, words.get(1));
        request = FailedRequest.changing(HcnKind.ENDPOINT, endpoint, Optional.of(namespace));
        host.modify(HcnKind.NAMESPACE, namespace, Requests.namespaceEndpoint(verb, endpoint), Deadline.CHANGE);
    }

    private Guid namespaceOf(HnsHost host, Guid endpoint) {
        return ObservationReader.observe(host, Deadline.READ).namespaces().objects().stream()
                .filter(namespace -> namespace.endpoints().contains(endpoint))
                .map(HostNamespace::id)
                .findFirst()
                .orElseThrow(() -> CommandException.usage(
                        "HF9002", words.get(1), "The endpoint \"" + words.get(1) + "\" is in no namespace."));
    }

    private void need(int count, String form) {
        if (words.size() != count) {
            throw CommandException.usage("HF9002", words.get(0), "Write: hnsform sim exec FILE " + form + ".");
        }
    }

    private JsonObject document(String text) {
        if (Inputs.jsonOrFile(session, text) instanceof JsonObject object) {
            return object;
        }
        throw CommandException.usage("HF9002", text, "An HNS document is a JSON object.");
    }

    private static Guid find(HnsHost host, HcnKind kind, String nameOrId) {
        Optional<Guid> id = Guid.tryParse(nameOrId);
        if (id.isPresent()) {
            return id.get();
        }
        List<Guid> found = new ArrayList<>();
        for (Guid candidate : host.enumerate(kind, HostQuery.V2, Deadline.READ)) {
            if (host.query(kind, candidate, HostQuery.V2, Deadline.READ)
                    .string("Name")
                    .equals(Optional.of(nameOrId))) {
                found.add(candidate);
            }
        }
        if (found.size() != 1) {
            throw CommandException.usage(
                    "HF9002",
                    nameOrId,
                    (found.isEmpty() ? "The host holds no " : "The host holds several ")
                            + kind.noun() + (found.isEmpty() ? "" : "s") + " called \""
                            + nameOrId
                            + "\"; an id is taken too.");
        }
        return found.get(0);
    }
}
