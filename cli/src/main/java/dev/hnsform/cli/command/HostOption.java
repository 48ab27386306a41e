package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.compose.OpenHost;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.hns.uri.HostUri;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which host. */
final class HostOption {
    @Option(
            names = "--host",
            paramLabel = "URI",
            description = {
                "The host: local: (the HNS of this Windows machine), sim:FILE (an embedded simulator), snapshot:FILE (read-only) or tcp://ADDRESS:PORT (served by another process).",
                "Left out: on Windows local:, elsewhere an embedded simulator in $HNSFORM_HOME, made when it is first needed."
            })
    private @Nullable String uri;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The file with the token of a tcp:// host. Left out: HNSFORM_TOKEN, or the file HNSFORM_TOKEN_FILE names.")
    private @Nullable String tokenFile;

    /** Opens it; whoever asks closes it. */
    OpenHost open(Session session) {
        Hosts hosts = new Hosts(session.surroundings());
        String named = uri;
        return named == null ? hosts.openDefault() : hosts.open(named, Optional.ofNullable(tokenFile));
    }

    /**
     * Opens it, or when none is named the host that a plan was made on.
     *
     * @throws CommandException when the plan was made on a snapshot: that names no host that could be changed
     */
    OpenHost openOr(Session session, String planned) {
        Hosts hosts = new Hosts(session.surroundings());
        String named = uri;
        if (named != null) {
            return hosts.open(named, Optional.ofNullable(tokenFile));
        }
        if (hosts.parse(planned) instanceof HostUri.SnapshotFile) {
            throw CommandException.usage(
                    "HF9002",
                    planned,
                    "The plan was made on " + planned
                            + ", which is no host that could be changed. Name the host with --host.");
        }
        return hosts.open(planned, Optional.ofNullable(tokenFile));
    }
}
