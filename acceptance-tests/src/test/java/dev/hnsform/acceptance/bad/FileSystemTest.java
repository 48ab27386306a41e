package dev.hnsform.acceptance.bad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hnsform.acceptance.harness.Hnsform;
import dev.hnsform.acceptance.harness.Lab;
import dev.hnsform.acceptance.harness.Product;
import dev.hnsform.acceptance.harness.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that cannot be read or written, and a disk that is full. */
class FileSystemTest {
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
        user.run("validate", "stack").exits(4).reports("stack/nothing.yaml").reports("nothing of that name");
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
    void aFullDiskLosesNothing() throws IOException, InterruptedException {
        assumeTrue(
                Product.isRoot() && mounts(), "a small file system can only be mounted by root: full disk not tried");
        Path disk = temporary.resolve("disk");
        try {
            Hnsform user = Hnsform.in(temporary.resolve("work"));
            Lab.create(user, "ws2022").stackFrom("examples/web-on-nat");
            for (String file : List.of("lab.sim", "stack")) {
                Lab.copyFolder(user.file(file), disk.resolve(file));
            }
            int failed = 0;
            // From no room at all to room enough, the run stops somewhere else each time.
            for (int roomKib = 0; roomKib <= 48; roomKib += 4) {
                Path filler = disk.resolve("filler");
                fill(filler, roomKib);
                // Output goes to a disk that has room; the host, its record and the plan are on the full one.
                Result run = user.run(
                        "apply",
                        disk.resolve("stack").toString(),
                        "--host",
                        "sim:" + disk.resolve("lab.sim"),
                        "--auto-approve");
                if (run.exitCode() != 0) {
                    failed++;
                    run.fails();
                    assertThat(run.stderr() + run.stdout()).containsIgnoringCase("space");
                }
                Files.delete(filler);
                user.run(
                                "apply",
                                disk.resolve("stack").toString(),
                                "--host",
                                "sim:" + disk.resolve("lab.sim"),
                                "--auto-approve")
                        .exits(0);
                user.run(
                                "plan",
                                disk.resolve("stack").toString(),
                                "--host",
                                "sim:" + disk.resolve("lab.sim"),
                                "--detailed-exitcode")
                        .exits(0);
                user.run(
                                "destroy",
                                disk.resolve("stack").toString(),
                                "--host",
                                "sim:" + disk.resolve("lab.sim"),
                                "--auto-approve")
                        .exits(0);
            }
            assertThat(failed).as("runs that met a full disk").isPositive();
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private boolean mounts() throws IOException, InterruptedException {
        Path disk = Files.createDirectories(temporary.resolve("disk"));
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString())
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
