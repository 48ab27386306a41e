package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hnsform sim serve}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Serves a simulated host over the host protocol until Ctrl-C: to hnsform with --host tcp://ADDRESS:PORT, and to Windows programs through"
                    + " the library with HNS's exports. Records and the lock of the host are served too, and runs are carried out here, whoever began them. Who connects must know the token.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform sim serve lab.sim",
            "  hnsform sim serve lab.sim --port 0 --token-file lab.token",
            "  hnsform plan --host tcp://127.0.0.1:47010 --token-file lab.sim.d/token"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended by Ctrl-C or a signal to end",
            "3:the command line is wrong",
            "5:the file is no simulated host, the address is taken, or the token cannot be kept",
            "130:Ctrl-C came twice"
        })
public final class SimServeCommand implements Command {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The simulated host's file.")
    private String file = "";

    @Mixin
    private ServeOptions options = new ServeOptions();

    /** For one run. */
    public SimServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        try (OpenHost open = new Hosts(session.surroundings())
                .open("sim:" + SimulatorFiles.path(session, file).toAbsolutePath())) {
            return options.serve(session, open);
        }
    }
}
