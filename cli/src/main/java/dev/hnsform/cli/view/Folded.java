package dev.hnsform.cli.view;

import dev.hnsform.schema.diagnostic.DiagnosticText;
import java.util.ArrayList;
import java.util.List;

/** Text folded at words. */
final class Folded {
    private Folded() {}

    /**
     * Folds a text; what would act on a terminal is shown instead.
     *
     * @param text one paragraph
     * @param width columns
     * @param first what stands before the first line
     * @param others what stands before the others
     */
    static List<String> lines(String text, int width, String first, String others) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        int start = line.length();
        for (String word : DiagnosticText.escaped(text).split(" ", -1)) {
            if (line.length() > start && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(others);
                start = line.length();
            }
            line.append(line.length() == start ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
