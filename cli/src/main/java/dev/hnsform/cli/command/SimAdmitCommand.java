package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.document.PublishedDocuments;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.simulator.SimulatedHost;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim admit}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Takes documents that a real host answered into a simulated host: v1 or v2, single ones, lists, or with HNSCall's envelope. What the simulator cannot express is kept as it is, and occupies its id, name, prefix, addresses and ports.",
            ""
        },
        footer = {"", "Examples:", "  hnsform sim admit lab.sim networks.json endpoints.json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:admitted",
            "3:the command line is wrong",
            "5:the file is no simulated host",
            "11:a document cannot be read, or nothing in it is an object of HNS"
        })
public final class SimAdmitCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "DOC", description = "Files of documents.")
    private List<String> names = new ArrayList<>();

    /** For one run. */
    public SimAdmitCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        List<Json> documents = new ArrayList<>();
        for (String name : names) {
            Json json = Inputs.json(session, name);
            if (!(json instanceof JsonObject) && !(json instanceof JsonArray)) {
                throw new CommandException(
                        ExitCode.FILE,
                        "HF9005",
                        "read " + name,
                        name,
                        name + " holds no HNS document: it is neither an object nor a list.",
                        null);
            }
            requireObjects(name, json);
            documents.add(json);
        }
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            int count = host.admitDocuments(documents);
            session.screen()
                    .line(count + (count == 1 ? " object was" : " objects were") + " admitted to " + file + ".");
            return ExitCode.OK;
        }
    }

    /** A file of which nothing would be admitted is a mistake, unless it is an empty list: a host may hold nothing. */
    private void requireObjects(String name, Json json) {
        List<JsonObject> objects = PublishedDocuments.unwrap(json);
        int known = PublishedDocuments.classify(json).size();
        boolean isEmpty = objects.isEmpty() && (!(json instanceof JsonArray list) || list.isEmpty());
        if (known == 0 && !isEmpty) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9005",
                    "read " + name,
                    name,
                    name + " holds no HNS document: "
                            + (objects.isEmpty()
                                    ? "its elements are no objects"
                                    : "nothing in it is a network, an endpoint, a namespace, a load balancer, a route or a guest network service")
                            + ". Nothing was admitted.",
                    null);
        }
        if (known < objects.size()) {
            int others = objects.size() - known;
            session.screen()
                    .note(others + (others == 1 ? " element" : " elements") + " of " + name
                            + (others == 1 ? " is" : " are")
                            + " no object of HNS, and left out.");
        }
    }
}
