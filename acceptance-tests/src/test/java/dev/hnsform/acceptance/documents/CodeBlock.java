package dev.hnsform.acceptance.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of a Markdown document.
 *
 * @param line where its fence stands, from 1
 * @param language the first word behind the fence, or nothing
 * @param remark what stands behind the language: {@code run}, or {@code not-run: why}
 * @param lines its text
 */
record CodeBlock(int line, String language, String remark, List<String> lines) {

    /** The blocks of a document, in order. */
    static List<CodeBlock> of(List<String> document) {
        List<CodeBlock> blocks = new ArrayList<>();
        for (int i = 0; i < document.size(); i++) {
            String line = document.get(i);
            if (!line.stripLeading().startsWith("```")) {
                continue;
            }
            String info = line.strip().substring(3).strip();
            int space = info.indexOf(' ');
            int start = i++;
            List<String> text = new ArrayList<>();
            while (i < document.size() && !document.get(i).strip().equals("```")) {
                text.add(document.get(i++));
            }
            blocks.add(new CodeBlock(
                    start + 1,
                    space < 0 ? info : info.substring(0, space),
                    space < 0 ? "" : info.substring(space + 1).strip(),
                    List.copyOf(text)));
        }
        return blocks;
    }

    /** Whether it shows something to type. */
    boolean isCommands() {
        return List.of("sh", "bash", "console", "shell").contains(language);
    }

    /** Whether it is to be run. */
    boolean isRun() {
        return remark.equals("run");
    }

    /** Why it is not run, or nothing. */
    String reasonNotToRun() {
        return remark.startsWith("not-run:") ? remark.substring(8).strip() : "";
    }

    /** Its commands, with the output shown below each. */
    List<Typed> commands() {
        List<Typed> commands = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        StringBuilder command = new StringBuilder();
        for (String line : lines) {
            boolean continues = command.toString().endsWith("\\\n");
            if (language.equals("console") && !line.startsWith("$ ") && !continues) {
                shown.add(line);
                continue;
            }
            if (!continues && !command.isEmpty()) {
                commands.add(Typed.of(command.toString(), shown));
                command.setLength(0);
                shown.clear();
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                command.append(language.equals("console") && !continues ? line.substring(2) : line)
                        .append('\n');
            }
        }
        if (!command.isEmpty()) {
            commands.add(Typed.of(command.toString(), shown));
        }
        return commands;
    }

    /**
     * One command.
     *
     * @param text as a shell reads it
     * @param exitCode what it must end with; the document says it in a comment, {@code # exit 2}
     * @param shown lines of its output, in order; a line {@code …} stands for any
     */
    record Typed(String text, int exitCode, List<String> shown) {
        private static final String EXIT = "# exit ";

        Typed {
            shown = List.copyOf(shown);
        }

        static Typed of(String text, List<String> shown) {
            int at = text.lastIndexOf(EXIT);
            int code = at < 0
                    ? 0
                    : Integer.parseInt(
                            text.substring(at + EXIT.length()).strip().split("[^0-9]", 2)[0]);
            return new Typed(text.strip(), code, shown);
        }
    }
}
