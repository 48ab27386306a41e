package dev.hnsform.simulator.storage;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Waits for changes of a file. The system says when its folder changes; because that does not hold on every file system, a wait ends after a
 * while in any case.
 */
final class FileWaiting implements Store.Waiting {
    private static final long LONGEST_MILLIS = 500;

    private final WatchService service;

    private FileWaiting(WatchService service) {
        this.service = service;
    }

    static FileWaiting on(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
        try {
            WatchService service = folder.getFileSystem().newWatchService();
            try {
                folder.register(service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
            } catch (IOException e) {
                service.close();
                throw e;
            }
            return new FileWaiting(service);
        } catch (IOException e) {
            throw SimulatorFile.unusable("watch the folder of a simulator file", file, e);
        }
    }

    @Override
    public boolean await() {
        try {
            WatchKey key = service.poll(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a watch of the file system cannot be ended", e);
        }
    }
}
