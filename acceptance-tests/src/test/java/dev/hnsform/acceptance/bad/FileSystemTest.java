package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import dev.hnsform.acceptance.harness.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that cannot be read or written, and a disk that is full. */
@Tag("once")
class FileSystemTest {
    private static final String NO_DISK =
            "a full disk: a small file system can only be mounted by root on Linux, where mounting is allowed";

    @TempDir
    Path temporary;

    @Test
    void anUnreadableFileOfTheStack() throws IOException {
        Hnsform user = Hnsform.in(temporary);
        Product.copy("examples/web-on-nat", user.file("stack"));
        user.ok("init", "stack");
        mode("---------", user.file("stack/shop.yaml"));
        Result refused = user.bound().run("validate", "stack").exits(4);
        assertThat(refused.stderr()).contains("shop.yaml");
    }

    @Test
    void unreadableFoldersAndFilesOfOtherSorts() throws IOException {
        Hnsform user = Hnsform.in(temporary);
        Product.copy("examples/web-on-nat", user.file("stack"));
        user.ok("init", "stack");
        user.bound();
        mode("---------", Files.createDirectories(user.file("stack/closed")));
        user.run("validate", "stack").exits(4).reports("stack/closed").reports("not permitted");
        Files.delete(user.file("stack/closed"));
        Files.createSymbolicLink(user.file("stack/loop.yaml"), user.file("stack/loop.yaml"));
        user.run("validate", "stack").exits(4).reports("stack/loop.yaml");
        Files.delete(user.file("stack/loop.yaml"));
        Files.createSymbolicLink(user.file("stack/nothing.yaml"), Path.of("nowhere.yaml"));
        user.run("validate", "stack").exits(4).reports("stack/nothing.yaml").reports("leads nowhere");
    }

    @Test
    void aFolderThatCannotBeWritten() throws IOException {
        Hnsform user = Hnsform.in(temporary);
        Product.copy("examples/web-on-nat", user.file("stack"));
        Lab lab = Lab.create(user, "ws2022");
        String before = user.read("stack/stack.yaml");
        user.bound();
        mode("r-xr-xr-x", user.file("stack"));
        mode("r--r--r--", user.file("stack/stack.yaml"));
        user.run("init", "stack").exits(11).reports("Cannot write stack");
        assertThat(user.read("stack/stack.yaml")).isEqualTo(before);

        Path closed = Files.createDirectories(user.file("closed"));
        mode("r-xr-xr-x", closed);
        user.run("plan", "stack", "--host", "snapshot:none", "--out", "closed/x.plan")
                .fails();
        user.run("sim", "create", "closed/x.sim").exits(5).reports("x.sim");
        user.with("HNSFORM_HOME", closed.resolve("home").toString());
        Result noHome = user.run("plan", "stack").fails();
        assertThat(noHome.stderr()).contains("home");
        assertThat(lab.user().file("closed")).isEmptyDirectory();
        mode("rwxrwxrwx", user.file("stack"));
    }

    @Test
    void aHostFolderThatCannotBeWrittenStopsARunBeforeItsFirstCall() throws IOException {
        Hnsform user = Hnsform.in(temporary);
        Lab lab = Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
        String before = lab.documents();
        user.bound();
        Files.createDirectories(user.file("lab.sim.d"));
        mode("r-xr-xr-x", user.file("lab.sim.d"));
        Result refused = lab.apply().fails();
        assertThat(refused.stderr()).contains("lab.sim.d");
        assertThat(lab.documents()).isEqualTo(before);
    }

    @Test
    void aFullDiskStopsEveryCommandBeforeItsFirstChange() throws IOException, InterruptedException {
        Skip.unless(mounts(), NO_DISK);
        Hnsform user = Hnsform.in(temporary);
        try {
            Product.copy("examples/web-on-nat", user.file("stack"));
            user.ok("init", "stack");
            user.ok("sim", "create", "disk/lab.sim");
            byte[] host = Files.readAllBytes(user.file("disk/lab.sim"));
            fill(user.file("disk/filler"), 0);
            user.run("plan", "stack", "--host", "sim:disk/lab.sim", "--out", "disk/p")
                    .exits(11)
                    .reports("disk/p");
            user.run("host", "snapshot", "--host", "sim:disk/lab.sim", "--out", "disk/s")
                    .exits(11)
                    .reports("disk/s");
            user.run("sim", "create", "disk/x.sim").exits(5).reports("disk/x.sim");
            for (String notBegun : List.of("disk/p", "disk/s", "disk/x.sim")) {
                assertThat(user.file(notBegun)).doesNotExist();
            }
            user.run("apply", "stack", "--host", "sim:disk/lab.sim", "--auto-approve")
                    .exits(6)
                    .reports("the disk is full");
            assertThat(Files.readAllBytes(user.file("disk/lab.sim"))).isEqualTo(host);
        } finally {
            unmount();
        }
    }

    @Test
    void aDiskThatFillsDuringARunLosesNothing() throws IOException, InterruptedException {
        Skip.unless(mounts(), NO_DISK);
        try {
            // Output goes to a disk that has room; the host and its record are on the small one.
            Hnsform user = Hnsform.in(temporary);
            Product.copy("examples/web-on-nat", user.file("stack"));
            user.ok("init", "stack");
            user.ok("sim", "create", "disk/lab.sim");
            String[] apply = {"apply", "stack", "--host", "sim:disk/lab.sim", "--auto-approve"};
            int failed = 0;
            // From no room at all to room enough, the run stops somewhere else each time.
            for (int roomKib = 0; roomKib <= 48; roomKib += 6) {
                Path filler = user.file("disk/filler");
                fill(filler, roomKib);
                Result run = user.run(apply);
                if (run.exitCode() != 0) {
                    failed++;
                    assertThat(run.exitCode())
                            .as("%d KiB left: %s", roomKib, run)
                            .isIn(5, 6, 9);
                    assertThat(run.output()).as("%d KiB left", roomKib).containsIgnoringCase("space");
                }
                Files.delete(filler);
                user.ok(apply);
                user.run("plan", "stack", "--host", "sim:disk/lab.sim", "--detailed-exitcode")
                        .exits(0);
                user.ok("destroy", "stack", "--host", "sim:disk/lab.sim", "--auto-approve");
            }
            assertThat(failed).as("runs that met a full disk").isPositive();
        } finally {
            unmount();
        }
    }

    private void unmount() throws IOException, InterruptedException {
        new ProcessBuilder("umount", temporary.resolve("disk").toString())
                .start()
                .waitFor();
    }

    private boolean mounts() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(temporary.resolve("disk"));
        return Product.isRoot()
                && Files.isExecutable(Path.of("/usr/bin/mount"))
                && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())
                                .start()
                                .waitFor()
                        == 0;
    }

    /** Leaves about this much room. */
    private static void fill(Path filler, int roomKib) throws IOException {
        Files.createFile(filler);
        try (var out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            try (var channel = java.nio.channels.FileChannel.open(filler, java.nio.file.StandardOpenOption.WRITE)) {
                channel.truncate(Math.max(0, channel.size() - roomKib * 1024L));
            }
        }
    }

    private static void mode(String permissions, Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
