package dev.hnsform.schema.stack;

import dev.hnsform.schema.source.SourceFile;
import java.util.List;

/**
 * What is given besides the files of a stack.
 *
 * @param settings {@code name=value}, as {@code --set} takes them; the last of one name counts, and all of them before any file
 * @param valueFiles YAML maps of values, as {@code --values} takes them; a later one counts before an earlier one
 * @param toolVersion the version of this program, for {@code requires}
 */
public record StackInputs(List<String> settings, List<SourceFile> valueFiles, String toolVersion) {
    /** Copies the lists. */
    public StackInputs {
        settings = List.copyOf(settings);
        valueFiles = List.copyOf(valueFiles);
    }

    /** No values. */
    public static StackInputs none(String toolVersion) {
        return new StackInputs(List.of(), List.of(), toolVersion);
    }
}
