package dev.hnsform.acceptance.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive that is shipped, as {@code mvn verify} made it. */
public final class Package {
    private Package() {}

    /** Where it is; a build with {@code -Dquick} makes none. */
    public static Optional<Path> file() throws IOException {
        try (Stream<Path> files = Files.list(Product.jar().getParent())) {
            return files.filter(file -> file.getFileName().toString().matches("hnsform-.*\\.zip"))
                    .findFirst();
        }
    }

    /** Unpacks it; returns the folder that holds everything. */
    public static Path unpack(Path folder) throws IOException {
        Path top = folder;
        try (InputStream in = Files.newInputStream(file().orElseThrow());
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                top = folder.resolve(folder.relativize(target).getName(0));
                if (!target.startsWith(folder)) {
                    throw new IOException(entry.getName() + " leaves the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    if (target.equals(top.resolve("hnsform"))) {
                        Files.setPosixFilePermissions(
                                target, PosixFilePermissions.fromString("rwxr-xr-x")); // as unzip does
                    }
                }
            }
        }
        return top;
    }
}
