package dev.hnsform.cli.launcher;

import dev.hnsform.cli.compose.ColourChoice;
import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Command lines as if typed in a directory, in this process; what they printed is kept. */
final class Typed {
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private String out = "";
    private String err = "";

    Typed(Path directory) {
        this.directory = directory;
        environment.put("HNSFORM_HOME", directory.resolve("home").toString());
    }

    Typed with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ExitCode run(String... args) {
        Surroundings surroundings = surroundings();
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        Screen screen = new Screen(results, notes, ColourChoice.of(args).palette(surroundings), 100);
        ExitCode exit = new Launcher(surroundings, screen).run(args);
        out = results.toString(StandardCharsets.UTF_8);
        err = notes.toString(StandardCharsets.UTF_8);
        return exit;
    }

    Surroundings surroundings() {
        return new Surroundings(
                environment,
                directory,
                false,
                false,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    /** Standard output of the last command. */
    String out() {
        return out;
    }

    /** Standard error of the last command. */
    String err() {
        return err;
    }
}
