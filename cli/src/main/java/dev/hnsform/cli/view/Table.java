package dev.hnsform.cli.view;

import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.DisplayWidth;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, headings first. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    Table(String... headings) {
        columns = headings.length;
        rows.add(List.of(headings));
    }

    /** Adds a row; what would act on a terminal is shown instead. */
    Table row(String... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        List<String> row = new ArrayList<>(columns);
        for (String cell : cells) {
            row.add(cell.isEmpty() ? "-" : DiagnosticText.escaped(cell));
        }
        rows.add(row);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(Screen screen) {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        boolean heading = true;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i));
                if (i < columns - 1) {
                    line.append(" ".repeat(widths[i] - length(row.get(i)) + 3));
                }
            }
            screen.line(heading ? screen.palette().bold(line.toString()) : line.toString());
            heading = false;
        }
    }

    private static int length(String text) {
        return DisplayWidth.of(text);
    }
}
