package dev.hnsform.cli.compose;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a command may know of the process it runs in.
 *
 * @param environment environment variables
 * @param directory the working directory
 * @param windows whether this is Windows
 * @param terminal whether a person sits at standard input and output
 * @param clock the time
 */
public record Surroundings(
        Map<String, String> environment, Path directory, boolean windows, boolean terminal, Clock clock) {
    /** Copies the map. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(""),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"),
                Terminal.isThere(),
                Clock.systemUTC());
    }

    /** An environment variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** Who runs this, as the system names them; empty when not known. */
    public String user() {
        return variable("USER")
                .or(() -> variable("USERNAME"))
                .or(() -> variable("LOGNAME"))
                .orElse("");
    }

    /** A path as the user wrote it. */
    public Path path(String written) {
        return directory.resolve(written);
    }

    /** How wide the screen is, in columns: {@code COLUMNS}, or 100. Nothing is started to find out. */
    public int width() {
        try {
            return Math.max(
                    60, Math.min(200, variable("COLUMNS").map(Integer::parseInt).orElse(100)));
        } catch (NumberFormatException e) {
            return 100;
        }
    }
}
