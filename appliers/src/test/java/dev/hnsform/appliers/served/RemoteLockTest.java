package dev.hnsform.appliers.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import dev.hnsform.statestore.lock.Acquisition;
import dev.hnsform.statestore.lock.Held;
import dev.hnsform.statestore.lock.HostLock;
import dev.hnsform.statestore.lock.LockOwner;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a served host excludes everybody, whatever way they come, and ends with the connection. */
class RemoteLockTest {
    private static final LockOwner ME = LockOwner.thisProcess("hnsform apply", ServedPlace.NOW);

    @TempDir
    Path directory;

    private ServedPlace place;

    @BeforeEach
    void serve() {
        place = new ServedPlace(directory);
    }

    @AfterEach
    void end() {
        place.close();
    }

    private Acquisition ask(RemoteConnection connection) {
        return RemoteHome.of(connection).lock().acquire(ME);
    }

    @Test
    void excludesOtherClientsAndThoseWhoUseTheFiles() {
        Held held = ask(place.connect()).orThrow();
        assertThat(ask(place.connect())).isInstanceOfSatisfying(Acquisition.HeldBy.class, by -> {
            assertThat(by.owner().orElseThrow().command()).startsWith("hnsform apply through tcp from /127.0.0.1:");
            assertThat(by.alive()).isTrue();
        });
        assertThat(new HostLock(directory).acquire(ME)).isInstanceOf(Acquisition.HeldBy.class);
        held.close();
        try (Held local = new HostLock(directory).acquire(ME).orThrow()) {
            assertThatThrownBy(() -> ask(place.connect()).orThrow())
                    .isInstanceOfSatisfying(
                            StateException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.LOCKED))
                    .hasMessageContaining("`hnsform apply`");
            local.close();
        }
        ask(place.connect()).orThrow().close();
    }

    @Test
    void endsWithTheConnection() {
        RemoteConnection first = place.connect();
        Held held = ask(first).orThrow();
        first.close();
        Acquisition next = ask(place.connect());
        while (next instanceof Acquisition.HeldBy) {
            next = ask(place.connect()); // the server has yet to see that the client is gone
        }
        next.orThrow().close();
        held.close();
    }

    @Test
    void aServerThatIsGoneIsNoLock() {
        RemoteConnection connection = place.connect();
        place.server.close();
        assertThatThrownBy(() -> ask(connection))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("nobody serves a host");
    }
}
