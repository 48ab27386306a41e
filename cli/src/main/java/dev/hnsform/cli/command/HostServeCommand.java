package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hnsform host serve}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Serves a host over the host protocol until Ctrl-C: to hnsform with --host tcp://ADDRESS:PORT. Records and the lock of the host are"
                    + " served too, so that one run at a time holds whatever way it comes, and runs are carried out here, whoever began them. Who connects must know the token.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  hnsform host serve",
            "  hnsform host serve --host sim:lab.sim --port 0",
            "  hnsform plan --host tcp://127.0.0.1:47010 --token-file lab.sim.d/token"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended by Ctrl-C or a signal to end",
            "3:the command line is wrong, or the host is none that can be served",
            "5:the host failed, the address is taken, or the token cannot be kept",
            "130:Ctrl-C came twice"
        })
public final class HostServeCommand implements Command {
    private final Session session;

    @Option(
            names = "--host",
            paramLabel = "URI",
            description = {
                "The host: sim:FILE (an embedded simulator), or local: (this machine, on Windows).",
                "Left out: on Windows local:, elsewhere an embedded simulator in $HNSFORM_HOME, made when it is first needed."
            })
    private @Nullable String uri;

    @Mixin
    private ServeOptions options = new ServeOptions();

    /** For one run. */
    public HostServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Hosts hosts = new Hosts(session.surroundings());
        String named = uri;
        try (OpenHost open = named == null ? hosts.openDefault() : hosts.open(named)) {
            return options.serve(session, open);
        }
    }
}
