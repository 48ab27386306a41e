package dev.hnsform.cli.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, which the build writes into it. */
final class Version {
    private Version() {}

    /** For example {@code 0.1.0}. */
    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("/dev/hnsform/cli/version.txt")) {
            return in == null ? "0.0.0" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
