package dev.hnsform.cli.command;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.stack.StackEditor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The stack in whose subdirectory somebody works: nothing looks upwards by itself, so it is named. */
final class StackAbove {
    private static final long LARGEST = 1 << 20;

    private StackAbove() {}

    /** Names the stack above a directory that was found to be none. */
    static void tell(Session session, String directory, List<Diagnostic> diagnostics) {
        if (diagnostics.stream().anyMatch(diagnostic -> diagnostic.code().equals(LanguageFault.NO_STACK.code()))) {
            find(session, directory)
                    .ifPresent(above -> session.screen()
                            .note("A directory above it is a stack: name " + DiagnosticText.escaped(above)
                                    + " in the command."));
        }
    }

    /** The nearest directory above that holds a Stack document in {@code stack.yaml}, relative to where the command runs; empty when there is none. */
    static Optional<String> find(Session session, String directory) {
        if (directory.startsWith("git::")) {
            return Optional.empty();
        }
        Path here = session.surroundings().path("").toAbsolutePath().normalize();
        Path above = session.surroundings()
                .path(directory)
                .toAbsolutePath()
                .normalize()
                .getParent();
        while (above != null) {
            if (holdsStack(above.resolve("stack.yaml")) || holdsStack(above.resolve("stack.yml"))) {
                Path shown = here.startsWith(above) || above.startsWith(here) ? here.relativize(above) : above;
                return Optional.of(shown.toString().isEmpty() ? "." : shown.toString());
            }
            above = above.getParent();
        }
        return Optional.empty();
    }

    private static boolean holdsStack(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= LARGEST
                    && StackEditor.holdsStack(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false; // a hint is not worth a failure
        }
    }
}
