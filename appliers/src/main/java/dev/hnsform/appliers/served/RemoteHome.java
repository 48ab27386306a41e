package dev.hnsform.appliers.served;

import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.statestore.home.StateHome;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The home of a served host, used from here. */
public final class RemoteHome {
    private RemoteHome() {}

    /**
     * The home behind a connection.
     *
     * @throws HostCallException when the server serves no records
     */
    public static StateHome of(RemoteConnection connection) {
        Path directory = directory(connection.server().home().orElse("state"));
        RecordCalls calls = new RecordCalls(connection, directory);
        return new StateHome(directory, new RemoteFiles(calls), new RemoteLock(calls));
    }

    /** As it is called there, so that messages name what is there; the protocol names files below it alone. */
    private static Path directory(String shown) {
        try {
            return Path.of(shown);
        } catch (InvalidPathException e) {
            return Path.of("state"); // a name that this system has no paths for
        }
    }
}
