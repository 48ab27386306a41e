package dev.hnsform.acceptance.windows;

import dev.hnsform.acceptance.harness.Folders;
import dev.hnsform.acceptance.harness.Product;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Windows of Wine's in a folder, that holds the libraries with HNS's exports. Closing it ends its programs. */
final class Wine implements AutoCloseable {
    private static final List<String> LIBRARIES = List.of("computenetwork.dll", "vmcompute.dll");
    private static final int ATTEMPTS = 20;

    private final Path loader;
    private final Path prefix;
    private final Path java;

    private Wine(Path loader, Path prefix, Path java) {
        this.loader = loader;
        this.prefix = prefix;
        this.java = java;
    }

    /** What this machine lacks for it; empty when nothing. */
    static Optional<String> missing() throws IOException {
        if (loader().isEmpty()) {
            return Optional.of("no 64-bit Wine (Debian: wine64 wine)");
        }
        for (String library : LIBRARIES) {
            if (!Files.exists(library(library))) {
                return Optional.of("no " + library + " was built (Debian: gcc-mingw-w64-x86-64)");
            }
        }
        return WindowsJava.find().isEmpty()
                ? Optional.of("no Java for Windows (python3 with pip fetches one; HNSFORM_WINDOWS_JAVA names another)")
                : Optional.empty();
    }

    private static Path library(String name) {
        return Product.file("simulator/target").resolve(name);
    }

    /** Debian's keeps it out of PATH. */
    private static Optional<Path> loader() {
        Stream<Path> known =
                Stream.of(Path.of("/usr/lib/wine/wine64"), Path.of("/usr/lib/x86_64-linux-gnu/wine/wine64"));
        String path = System.getenv("PATH");
        Stream<Path> named = Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "wine64"));
        return Stream.concat(known, named).filter(Files::isExecutable).findFirst();
    }

    /** Makes one; takes some seconds. */
    static Wine make(Path folder) throws IOException {
        Wine wine = new Wine(loader().orElseThrow(), folder, WindowsJava.find().orElseThrow());
        wine.server("-p60"); // stays a minute after its last program: the next one starts ten times faster
        wine.run("wineboot", "-i");
        // What is set while the first start still writes is lost
        for (int i = 0; !wine.run("cmd", "/c", "ver").contains("10.0."); i++) {
            if (i == ATTEMPTS) {
                throw new IOException("Wine does not become a Windows 10");
            }
            wine.run("winecfg", "-v", "win10");
        }
        for (String library : LIBRARIES) {
            Files.copy(
                    library(library), folder.resolve("drive_c/windows/system32").resolve(library));
        }
        return wine;
    }

    private void server(String option) throws IOException {
        Path own = loader.resolveSibling("wineserver64");
        run(List.of((Files.exists(own) ? own : loader.resolveSibling("wineserver")).toString(), option));
    }

    /** The variables that its programs need, with the Windows Java as {@code JAVA_HOME}. */
    Map<String, String> environment() {
        return Map.of(
                "WINEPREFIX",
                prefix.toString(),
                "WINEDEBUG",
                "-all",
                "WINEARCH",
                "win64",
                "DISPLAY",
                "",
                "JAVA_HOME",
                windows(java));
    }

    /** The Windows Java's program. */
    Path java() {
        return java.resolve("bin").resolve("java.exe");
    }

    /** A path as Windows programs know it. */
    static String windows(Path path) {
        return "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    /** A command line that starts a Windows program. */
    List<String> line(String... words) {
        return Stream.concat(Stream.of(loader.toString()), Stream.of(words)).toList();
    }

    private String run(String... words) throws IOException {
        return run(line(words));
    }

    private String run(List<String> line) throws IOException {
        Path out = prefix.resolveSibling("wine-out");
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile()) // no pipe: Wine's server inherits it, and outlives the program
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        try {
            Process process = builder.start();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", line) + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server("-k");
        server("-w"); // until it is gone
        Folders.delete(prefix); // it links to the rest of the machine, which JUnit would warn of
    }
}
