package dev.hnsform.cli.compose;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.hns.snapshot.SnapshotFile;
import dev.hnsform.hns.snapshot.SnapshotHost;
import dev.hnsform.hns.uri.HostUri;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.FileFailure;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import dev.hnsform.simulator.storage.SimulatorFileException;
import dev.hnsform.statestore.home.StateHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Reaches hosts: the one place that names concrete ones. */
public final class Hosts {
    private final Surroundings surroundings;

    /** Reaches nothing yet. */
    public Hosts(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What a host URI names. */
    public HostUri parse(String uri) {
        HostUri.Reading reading = HostUri.parse(uri, surroundings.path("").toAbsolutePath());
        Optional<Diagnostic> problem = reading.diagnostic();
        if (problem.isPresent()) {
            throw CommandException.usage(
                    problem.get().code(),
                    uri,
                    problem.get().detail()
                            + problem.get().hint().map(hint -> " " + hint).orElse(""));
        }
        return reading.uri().orElseThrow();
    }

    /** Reaches the host of a URI. */
    public OpenHost open(String uri) {
        return open(uri, Optional.empty());
    }

    /** Reaches the host of a URI; for a served one the file may be named that its token is in. */
    public OpenHost open(String uri, Optional<String> tokenFile) {
        HostUri parsed = parse(uri);
        if (parsed instanceof HostUri.Served served) {
            return new ServedHosts(surroundings).open(served, tokenFile);
        }
        if (parsed instanceof HostUri.SnapshotFile snapshot) {
            return snapshot(snapshot.file(), snapshot.text());
        }
        if (parsed instanceof HostUri.SimulatorFile simulator) {
            return simulator(simulator.file());
        }
        return new LocalHosts(this, surroundings).open();
    }

    /** This machine's HNS for a process that makes native calls for another one: no records, and no worker of its own. */
    public NativeHost localCalls() {
        return new LocalHosts(this, surroundings).calls();
    }

    /** Reaches the host that is meant when none is named. */
    public OpenHost openDefault() {
        if (surroundings.windows()) {
            return new LocalHosts(this, surroundings).open();
        }
        Path file = new Home(surroundings).directory().resolve("default.sim");
        if (!Files.exists(file)) {
            createDefault(file);
        }
        return simulator(file);
    }

    /** Makes a simulated host, another one than every other. */
    public static void create(Path file, SimulatorSettings settings) {
        SimulatedHost.create(file, settings, UUID.randomUUID().toString()).close();
    }

    private static void createDefault(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            create(file, SimulatorSettings.defaults());
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9004",
                    "make the default simulator",
                    file.toString(),
                    "The embedded simulator that is used when no host is named cannot be made in " + file + ": "
                            + FileFailure.why(e)
                            + ". Name another place with HNSFORM_HOME, or a host with --host.",
                    e);
        } catch (SimulatorFileException e) {
            if (!Files.exists(file)) { // else another process made it at the same moment
                throw e;
            }
        }
    }

    private static OpenHost simulator(Path file) {
        SimulatedHost host = SimulatedHost.open(file);
        StateHome home = StateHome.of(file.resolveSibling(file.getFileName() + ".d"));
        return new OpenHost(host, home.records(host.identity()), Optional.of(home));
    }

    private static OpenHost snapshot(Path file, String uri) {
        HostSnapshot snapshot = SnapshotFile.read(file);
        return new OpenHost(new SnapshotHost(uri, snapshot), new SnapshotRecords(snapshot, uri), Optional.empty());
    }
}
