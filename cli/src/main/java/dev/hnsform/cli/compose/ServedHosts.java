package dev.hnsform.cli.compose;

import dev.hnsform.appliers.served.RemoteHome;
import dev.hnsform.appliers.served.RemoteRuns;
import dev.hnsform.appliers.served.ServedHome;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.hns.protocol.RemoteHost;
import dev.hnsform.hns.protocol.TokenFile;
import dev.hnsform.hns.uri.HostUri;
import dev.hnsform.statestore.home.StateHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reaches hosts that other processes serve, and serves hosts for others. */
public final class ServedHosts {
    private static final String TOKEN = "HNSFORM_TOKEN";
    private static final String TOKEN_FILE = "HNSFORM_TOKEN_FILE";

    private final Surroundings surroundings;

    /** Reaches nothing yet. */
    public ServedHosts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    OpenHost open(HostUri.Served uri, Optional<String> tokenFile) {
        RemoteConnection connection = connect(uri, tokenFile);
        if (!connection.server().servesRecords()) {
            connection.close();
            throw new CommandException(
                    ExitCode.HOST,
                    "HF5205",
                    "reach the host",
                    uri.text(),
                    uri.text()
                            + " serves the calls of HNS alone, and no records: what belongs to which stack could not be told. Serve the host with"
                            + " hnsform sim serve or hnsform host serve of this version.",
                    null);
        }
        StateHome home = RemoteHome.of(connection);
        return new OpenHost(
                new RemoteHost(connection),
                home.records(connection.server().identity()),
                Optional.of(home),
                RemoteRuns.of(connection));
    }

    RemoteConnection connect(HostUri.Served uri, Optional<String> tokenFile) {
        return RemoteConnection.open(new InetSocketAddress(uri.address(), uri.port()), token(uri, tokenFile), who());
    }

    private String who() {
        return "hnsform, process " + ProcessHandle.current().pid()
                + (surroundings.user().isEmpty() ? "" : " of user " + surroundings.user());
    }

    /** What is named on the command line goes before what the environment says. */
    private String token(HostUri.Served uri, Optional<String> tokenFile) {
        Optional<String> given = surroundings.variable(TOKEN);
        if (tokenFile.isEmpty() && given.isPresent()) {
            return given.get().strip();
        }
        String file = tokenFile
                .or(() -> surroundings.variable(TOKEN_FILE))
                .orElseThrow(
                        () -> CommandException.usage(
                                "HF5204",
                                uri.text(),
                                uri.text()
                                        + " lets in only who knows its token, and none was given. Its token is in the file that the server named when"
                                        + " it started: name it with --token-file or HNSFORM_TOKEN_FILE, or give the token itself with HNSFORM_TOKEN."));
        try {
            return TokenFile.read(surroundings.path(file));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF5206",
                    "read the token",
                    file,
                    "The token of " + uri.text() + " cannot be read from " + file + ": "
                            + (e instanceof NoSuchFileException ? "there is no such file" : e.toString())
                            + ". The server named the file when it started; only its owner can read it.",
                    e);
        }
    }

    /**
     * Where and for whom a host is served.
     *
     * @param address where to listen
     * @param tokenFile the file that the token is kept in; absent for the usual one, beside the host's records
     * @param version of hnsform
     */
    public record Wish(InetSocketAddress address, Optional<String> tokenFile, String version) {}

    /**
     * A host that is being served.
     *
     * @param server serves it
     * @param beside its records and runs
     * @param tokenFile where its token is
     */
    public record Serving(HostServer server, ServedHome beside, Path tokenFile) implements AutoCloseable {
        /** Ends in order: the run at work stops and is recorded, requests at hand are answered, and then nobody is served any more. */
        @Override
        public void close() {
            beside.close();
            server.close();
        }
    }

    /** Serves an open host, its records, its lock and its runs, until that is closed. The host must be one that is not served by others already. */
    public Serving serve(OpenHost open, Wish wish) {
        StateHome home = open.home()
                .filter(place -> !(open.host() instanceof RemoteHost))
                .orElseThrow(() -> CommandException.usage(
                        "HF5207",
                        open.uri(),
                        open.uri() + " cannot be served: it is "
                                + (open.host() instanceof RemoteHost
                                        ? "served already"
                                        : "no host but a snapshot of one")
                                + ". Serve the host itself, where it is."));
        Path tokenFile = wish.tokenFile()
                .map(surroundings::path)
                .orElseGet(() -> home.directory().resolve("token"))
                .toAbsolutePath();
        ServedHome beside = new ServedHome(open.host(), home, surroundings.clock(), wish.version());
        HostOffer offer = new HostOffer(
                open.host(),
                open.host().facts(Deadline.READ).identity(),
                "hnsform " + wish.version(),
                Optional.of(beside),
                Optional.of(home.directory().toString()));
        return new Serving(HostServer.start(wish.address(), TokenFile.readOrMake(tokenFile), offer), beside, tokenFile);
    }
}
