package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.Arrays;

/** Where the elements of the lists being decoded stand; one stack for all of them, so that nothing is allocated for an element. */
final class Marks {
    private int[] marks = new int[3 * 64];
    private int top;

    int top() {
        return top;
    }

    void push(int line, int column, int endColumn) {
        if (3 * top == marks.length) {
            marks = Arrays.copyOf(marks, 2 * marks.length);
        }
        marks[3 * top] = line;
        marks[3 * top + 1] = column;
        marks[3 * top + 2] = Math.max(column, endColumn);
        top++;
    }

    void pop() {
        top--;
    }

    void popTo(int depth) {
        top = depth;
    }

    SourceSpan span(int index, String file) {
        int line = marks[3 * index];
        return new SourceSpan(file, line, marks[3 * index + 1], line, marks[3 * index + 2]);
    }
}
