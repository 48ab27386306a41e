package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonFormatException;
import dev.hnsform.schema.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Files named on the command line. */
final class Inputs {
    private Inputs() {}

    /** JSON in a file. */
    static Json json(Session session, String file) {
        try {
            return JsonReader.parse(Files.readAllBytes(session.surroundings().path(file)));
        } catch (IOException e) {
            throw failed("read", file, file, e);
        } catch (JsonFormatException e) {
            throw new CommandException(
                    ExitCode.FILE, "HF9005", "read " + file, file, file + " is not JSON: " + e.getMessage() + ".", e);
        }
    }

    /** JSON on the command line, or behind {@code @} in a file. */
    static Json jsonOrFile(Session session, String text) {
        if (text.startsWith("@")) {
            return json(session, text.substring(1));
        }
        try {
            return JsonReader.parse(text);
        } catch (JsonFormatException e) {
            throw CommandException.usage(
                    "HF9002", text, "\"" + text + "\" is not JSON: " + e.getMessage() + ". A file is written @FILE.");
        }
    }

    /** A file that cannot be read or written. */
    static CommandException failed(String verb, String what, String file, Exception e) {
        Throwable cause =
                e instanceof UncheckedIOException unchecked && unchecked.getCause() != null ? unchecked.getCause() : e;
        String why;
        if (cause instanceof NoSuchFileException) {
            why = "there is no such file or folder";
        } else if (cause instanceof AccessDeniedException) {
            why = "access is denied";
        } else if (cause instanceof FileSystemException system && system.getReason() != null) {
            why = system.getReason();
        } else {
            why = String.valueOf(cause.getMessage());
        }
        return new CommandException(
                ExitCode.FILE, "HF9004", verb + " " + what, file, "Cannot " + verb + " " + what + ": " + why + ".", e);
    }
}
