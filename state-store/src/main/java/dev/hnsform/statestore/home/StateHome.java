package dev.hnsform.statestore.home;

import dev.hnsform.statestore.file.FilePort;
import dev.hnsform.statestore.file.FileStateStore;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.RunLock;
import java.nio.file.Path;

/**
 * Where a host's records, journals and lock are: with the host, on this machine or another.
 *
 * @param directory its directory, as it is called there
 * @param files the file system that it is in
 * @param lock the host's lock
 */
public record StateHome(Path directory, FilePort files, RunLock lock) {
    /** A directory of this machine. */
    public static StateHome of(Path directory) {
        return new StateHome(directory, FilePort.real(), new HostLock(directory));
    }

    /** The records in it, which are of one host alone. */
    public FileStateStore records(String hostIdentity) {
        return new FileStateStore(directory, files).ofHost(hostIdentity);
    }
}
