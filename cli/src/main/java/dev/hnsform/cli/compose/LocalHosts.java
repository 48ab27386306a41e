package dev.hnsform.cli.compose;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.hns.jna.HostFactsSource;
import dev.hnsform.hns.jna.LocalHost;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.RemoteHost;
import dev.hnsform.hns.uri.HostUri;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.statestore.home.StateHome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reaches this machine's own HNS. For tests alone: {@code HNSFORM_LOCAL_LIBRARY} names libraries with HNS's exports to use instead (see {@code
 * simulator/shim}), and {@code HNSFORM_LOCAL_FACTS} the URI of a served host whose facts are taken for this machine's.
 */
final class LocalHosts {
    private static final String LIBRARY = "HNSFORM_LOCAL_LIBRARY";
    private static final String FACTS = "HNSFORM_LOCAL_FACTS";

    private final Hosts hosts;
    private final Surroundings surroundings;

    LocalHosts(Hosts hosts, Surroundings surroundings) {
        this.hosts = hosts;
        this.surroundings = surroundings;
    }

    /** The host and what is kept beside it: changes are made in a process of their own. */
    OpenHost open() {
        HnsHost host = new WorkerHost(calls(), surroundings);
        try {
            StateHome home = StateHome.of(new Home(surroundings).directory());
            return new OpenHost(host, home.records(host.facts(Deadline.READ).identity()), Optional.of(home));
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** The host alone, its changes made in this process. */
    NativeHost calls() {
        Optional<Path> library = surroundings.variable(LIBRARY).map(surroundings::path);
        if (library.isEmpty() && !surroundings.windows()) {
            throw LocalHost.notWindows();
        }
        Optional<String> facts = surroundings.variable(FACTS);
        if (library.isEmpty()) {
            return facts.map(uri -> LocalHost.open(systemRoot(), served(uri)))
                    .orElseGet(() -> LocalHost.open(systemRoot()));
        }
        if (facts.isEmpty() && surroundings.windows()) {
            return LocalHost.of(library.get(), systemRoot());
        }
        return LocalHost.of(
                library.get(),
                served(facts.orElseThrow(() -> CommandException.usage(
                        "HF5217",
                        LIBRARY,
                        LIBRARY + " names a library, and this is no Windows whose facts could be read: " + FACTS
                                + " must name the served host that they are taken from, tcp://ADDRESS:PORT."))));
    }

    private Path systemRoot() {
        return Path.of(surroundings.variable("SystemRoot").orElse("C:\\Windows"));
    }

    private HostFactsSource served(String uri) {
        if (!(hosts.parse(uri) instanceof HostUri.Served served)) {
            throw CommandException.usage(
                    "HF5217", uri, FACTS + " names a served host, tcp://ADDRESS:PORT, and not " + uri + ".");
        }
        RemoteHost elsewhere = new RemoteHost(new ServedHosts(surroundings).connect(served, Optional.empty()));
        return new HostFactsSource() {
            @Override
            public HostFacts facts(Deadline deadline) {
                return elsewhere.facts(deadline);
            }

            @Override
            public void close() {
                elsewhere.close();
            }
        };
    }
}
