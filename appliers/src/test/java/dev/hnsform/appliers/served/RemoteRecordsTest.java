package dev.hnsform.appliers.served;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.file.FileStateStore;
import dev.hnsform.statestore.home.StateHome;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.LockOwner;
import dev.hnsform.statestore.store.StateStore;
import dev.hnsform.statestore.store.StateStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Records of a served home keep the contract of all records. */
class RemoteRecordsTest extends StateStoreContract {
    @TempDir
    Path directory;

    private ServedPlace place;
    private StateHome home;
    private Held held;

    @BeforeEach
    void serve() {
        place = new ServedPlace(directory);
        home = RemoteHome.of(place.connect());
        held = home.lock()
                .acquire(LockOwner.thisProcess("test", ServedPlace.NOW))
                .orThrow();
    }

    @AfterEach
    void end() {
        held.close();
        place.close();
    }

    @Override
    protected StateStore store() {
        return new FileStateStore(home.directory(), home.files());
    }

    @Override
    protected void damage(Guid stack) {
        try {
            Files.writeString(
                    directory.resolve("records").resolve(stack + ".json"),
                    "{\"format\":\"hnsform-record\",\"version\":1,x");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
