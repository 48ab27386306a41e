package dev.hnsform.statestore.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.StateFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLockTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path temporary;

    private HostLock lock() {
        return new HostLock(temporary.resolve("state"));
    }

    private static LockOwner me() {
        return LockOwner.thisProcess("hnsform apply", NOW);
    }

    private static LockOwner gone() {
        // no system gives a process this id
        return new LockOwner(Integer.MAX_VALUE, Optional.of(NOW), "hnsform apply", "bob", NOW);
    }

    @Test
    void excludesASecondRunInTheSameProcess() {
        try (Held held = lock().acquire(me()).orThrow()) {
            assertThat(held).isNotNull();
            assertThat(lock().acquire(me())).isInstanceOfSatisfying(Acquisition.HeldBy.class, by -> {
                assertThat(by.owner()).contains(me());
                assertThat(by.alive()).isTrue();
                assertThat(by.message())
                        .contains("process " + ProcessHandle.current().pid())
                        .contains("hnsform apply")
                        .contains("2026-01-02T03:04:05Z");
            });
            assertThatThrownBy(() -> lock().acquire(me()).orThrow())
                    .isInstanceOfSatisfying(
                            StateException.class, e -> assertThat(e.fault()).isEqualTo(StateFault.LOCKED));
        }
        assertThat(lock().owner()).isEmpty();
        lock().acquire(me()).orThrow().close();
    }

    @Test
    void isTheSameLockThroughAnotherPath() throws IOException {
        Files.createDirectories(temporary.resolve("state"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("state"));
        try (Held held = lock().acquire(me()).orThrow()) {
            assertThat(held).isNotNull();
            assertThat(new HostLock(link).acquire(me())).isInstanceOf(Acquisition.HeldBy.class);
        }
    }

    @Test
    void givesTheLockToOneOfManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Acquisition>> tasks = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tasks.add(() -> lock().acquire(me()));
            }
            int held = 0;
            for (Future<Acquisition> future : threads.invokeAll(tasks)) {
                if (future.get() instanceof Held) {
                    held++;
                }
            }
            assertThat(held).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesOverTheNameOfAProcessThatIsGone() throws IOException {
        Files.createDirectories(temporary.resolve("state"));
        Files.writeString(temporary.resolve("state/lock.owner"), gone().toJson().toString());
        assertThat(lock().owner()).contains(gone());
        assertThat(gone().isAlive()).isFalse();
        try (Held held = lock().acquire(me()).orThrow()) {
            assertThat(held).isNotNull();
            assertThat(lock().owner()).contains(me());
        }
    }

    @Test
    void takesAReusedProcessIdForAnotherProcess() {
        LockOwner reused =
                new LockOwner(ProcessHandle.current().pid(), Optional.of(Instant.EPOCH), "hnsform apply", "bob", NOW);
        assertThat(reused.isAlive()).isFalse();
        assertThat(me().isAlive()).isTrue();
    }

    @Test
    void ignoresADamagedOwnerFile() throws IOException {
        Files.createDirectories(temporary.resolve("state"));
        for (String text : List.of("", "{", "[]", "{\"pid\":1}", "{\"pid\":1,\"since\":\"x\"}", "\u0000")) {
            Files.writeString(temporary.resolve("state/lock.owner"), text);
            assertThat(lock().owner()).isEmpty();
            lock().acquire(me()).orThrow().close();
        }
    }

    @Test
    void excludesOtherProcessesAndEndsWithThem() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        temporary.resolve("state").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("held");
            assertThat(lock().acquire(me())).isInstanceOfSatisfying(Acquisition.HeldBy.class, by -> {
                assertThat(by.owner().map(LockOwner::pid)).contains(process.pid());
                assertThat(by.alive()).isTrue();
                assertThat(by.message()).contains("hnsform destroy");
            });
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(lock().owner())
                .hasValueSatisfying(o -> assertThat(o.isAlive()).isFalse());
        try (Held held = lock().acquire(me()).orThrow()) {
            assertThat(held).isNotNull();
            assertThat(lock().owner()).contains(me());
        }
    }

    /** Takes the lock, says so, and waits to be killed. */
    static final class Holder {
        public static void main(String[] args) throws IOException {
            new HostLock(Path.of(args[0]))
                    .acquire(LockOwner.thisProcess("hnsform destroy", Instant.now()))
                    .orThrow();
            System.out.println("held");
            while (System.in.read() >= 0) {
                // until killed
            }
        }
    }
}
