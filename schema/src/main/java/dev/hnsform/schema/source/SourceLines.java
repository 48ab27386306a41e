package dev.hnsform.schema.source;

import dev.hnsform.schema.diagnostic.DiagnosticText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Source lines of files, for messages. Keeps the text of the file that was asked for last. */
public final class SourceLines implements DiagnosticText.Lines {
    private final Map<String, SourceFile> files = new HashMap<>();
    private String open = "";
    private Optional<SourceText> text = Optional.empty();

    /** Lines of the files of a stack, and of further ones such as values files. */
    public SourceLines(SourceSet source, List<SourceFile> more) {
        source.files().forEach(file -> files.put(file.shownPath(), file));
        more.forEach(file -> files.putIfAbsent(file.shownPath(), file));
    }

    @Override
    public Optional<String> line(String file, int number) {
        SourceFile wanted = files.get(file);
        if (wanted == null) {
            return Optional.empty();
        }
        if (!file.equals(open)) {
            // A file that cannot be read has a diagnostic of its own; here its lines are just not shown.
            text = SourceText.read(wanted, fault -> {});
            open = file;
        }
        return text.flatMap(known -> known.line(number));
    }
}
