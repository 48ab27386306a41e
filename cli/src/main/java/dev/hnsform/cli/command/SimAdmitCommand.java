package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
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
            "11:a document cannot be read"
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
            documents.add(json);
        }
        try (SimulatedHost host = SimulatorFiles.open(session, file)) {
            int count = host.admitDocuments(documents);
            session.screen()
                    .line(count + (count == 1 ? " object was" : " objects were") + " admitted to " + file + ".");
            return ExitCode.OK;
        }
    }
}
