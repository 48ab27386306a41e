package dev.hnsform.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the built product is, and how its processes are started. */
public final class Product {
    private static final Path JAR = path("hnsform.jar", "cli/target/hnsform.jar");
    private static final Path ROOT = path("hnsform.root", "");

    private Product() {}

    /** The packaged jar. */
    public static Path jar() {
        return JAR;
    }

    /** The checkout. */
    public static Path root() {
        return ROOT;
    }

    /** A file or folder of the checkout. */
    public static Path file(String relative) {
        return ROOT.resolve(relative);
    }

    /** The JVM that runs these tests, which also runs the product. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Whether these tests run as root, whom permissions do not bind. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether terminals can be made: by {@code script} of util-linux. */
    public static boolean hasTerminals() {
        try {
            Process script = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("util-linux");
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /** How often seeded tests repeat themselves: 1, or what {@code CHECK_SCALE} says. */
    public static int scale() {
        return Integer.parseInt(System.getProperty("hnsform.check.scale", "1"));
    }

    /** The launcher's options for short commands, with a class archive made once for each build and JVM. */
    public static List<String> javaOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-Xlog:disable",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        Path archive = Archive.FILE;
        if (Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        }
        return options;
    }

    private static Path path(String property, String otherwise) {
        String value = System.getProperty(property);
        return value == null
                ? Path.of("").toAbsolutePath().resolveSibling(otherwise).normalize()
                : Path.of(value).toAbsolutePath().normalize();
    }

    /** The launcher makes it: starting the launcher once is enough. The test processes take turns. */
    private static final class Archive {
        static final Path FILE = make();

        private static Path make() {
            String name = System.getProperty("java.home").replaceAll("[^A-Za-z0-9._-]", "_");
            Path file = JAR.resolveSibling("classes" + name + ".jsa");
            if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
                return file;
            }
            try (FileChannel lock = FileChannel.open(
                    JAR.resolveSibling("acceptance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                Path log = Files.createTempFile("hnsform-archive", ".log");
                ProcessBuilder launcher = new ProcessBuilder(
                                ROOT.resolve("bin/hnsform").toString(), "--version")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
                launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
                launcher.start().waitFor();
                Files.delete(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return file;
        }
    }

    /** Puts an {@code hnsform} into a folder that starts the checkout's launcher. */
    public static Path launcherIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(
                    folder.resolve("hnsform"), "#!/bin/sh\nexec '" + ROOT.resolve("bin/hnsform") + "' \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder of the checkout with everything below it. */
    public static Path copy(String relative, Path target) {
        return Folders.copy(file(relative), target);
    }
}
