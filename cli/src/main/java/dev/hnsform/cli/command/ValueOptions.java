package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.DiskFile;
import dev.hnsform.schema.source.SourceFile;
import dev.hnsform.schema.stack.StackInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** Values of a stack. */
final class ValueOptions {
    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Set a value of the stack; may be repeated, and counts before all files.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--values",
            paramLabel = "FILE",
            description = "YAML map of values; may be repeated, a later file counts before an earlier one.")
    private List<String> files = new ArrayList<>();

    /** As if these had been set. */
    static ValueOptions of(SortedMap<String, String> values) {
        ValueOptions options = new ValueOptions();
        values.forEach((name, value) -> options.settings.add(name + "=" + value));
        return options;
    }

    /** Whether any was given. */
    boolean isGiven() {
        return !settings.isEmpty() || !files.isEmpty();
    }

    /** The names of the values files, as written. */
    List<String> files() {
        return List.copyOf(files);
    }

    /** The values files. */
    List<SourceFile> valueFiles(Session session) {
        return files.stream()
                .<SourceFile>map(file -> new DiskFile(session.surroundings().path(file), file))
                .toList();
    }

    /** All of it, for reading a stack. */
    StackInputs inputs(Session session) {
        return new StackInputs(settings, valueFiles(session), session.version());
    }
}
