package dev.hnsform.schema.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The files of a stack in a directory. Symbolic links are followed as long as they stay inside the stack. */
public final class DirectorySource {
    private static final int DEEPEST = 64;
    private static final int MOST_FILES = 200_000;

    private final Path realRoot;
    private final String shown;
    private final StackPaths paths;
    private final List<SourceFile> files = new ArrayList<>();

    private DirectorySource(Path realRoot, String shown, StackPaths paths) {
        this.realRoot = realRoot;
        this.shown = shown;
        this.paths = paths;
    }

    /**
     * Finds the files; their content is read later.
     *
     * @param directory the stack's root
     * @param shown the directory as messages show it, relative to the working directory; {@code .} for that itself
     * @throws SourceException when the directory cannot be read, or a link leaves the stack
     */
    public static SourceSet read(Path directory, String shown) {
        if (!Files.isDirectory(directory)) {
            throw failure(
                    shown,
                    Files.exists(directory)
                            ? "\"" + shown
                                    + "\" is a file. A stack is a directory; name the one that holds the Stack document."
                            : "There is no directory \"" + shown + "\".",
                    null);
        }
        try {
            Path real = directory.toRealPath();
            DirectorySource source = new DirectorySource(real, shown, new StackPaths(ignoreRules(directory)));
            source.walk(directory, "", 0);
            return new SourceSet(SourceSet.Origin.directory(shown), source.files);
        } catch (IOException e) {
            throw failure(shown, "\"" + shown + "\" cannot be read: " + reason(e), e);
        }
    }

    private static IgnoreRules ignoreRules(Path directory) throws IOException {
        Path file = directory.resolve(StackPaths.IGNORE_FILE);
        return Files.isRegularFile(file)
                ? IgnoreRules.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : IgnoreRules.NONE;
    }

    private void walk(Path directory, String below, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw failure(show(below), "\"" + show(below) + "\" is more than " + DEEPEST + " directories deep.", null);
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            IOException cause = e instanceof DirectoryIteratorException later
                    ? Objects.requireNonNull(later.getCause(), "such a failure always has one")
                    : (IOException) e;
            String name = below.isEmpty() ? shown : show(below);
            throw failure(name, "\"" + name + "\" cannot be read: " + reason(cause), cause);
        }
        entries.sort(null);
        for (Path entry : entries) {
            String path = below.isEmpty() ? entry.getFileName().toString() : below + "/" + entry.getFileName();
            boolean isDirectory = Files.isDirectory(entry);
            if (isDirectory ? paths.entersDirectory(path) : paths.takesFile(path)) {
                if (Files.isSymbolicLink(entry)) {
                    checkLink(entry, directory, path);
                }
                if (isDirectory) {
                    walk(entry, path, depth + 1);
                } else if (Files.exists(entry) && !Files.isRegularFile(entry)) {
                    throw failure(
                            show(path),
                            "\"" + show(path)
                                    + "\" is neither a file nor a directory but a pipe, a socket or a device. Remove it, or name it in "
                                    + StackPaths.IGNORE_FILE + ".",
                            null);
                } else {
                    add(entry, path);
                }
            }
        }
    }

    private void add(Path entry, String path) {
        if (files.size() == MOST_FILES) {
            throw failure(shown, "\"" + shown + "\" holds more than " + MOST_FILES + " YAML files.", null);
        }
        files.add(new DiskFile(entry, path, show(path)));
    }

    private void checkLink(Path link, Path directory, String path) {
        try {
            Path target = link.toRealPath();
            if (!target.startsWith(realRoot)) {
                throw failure(
                        show(path),
                        "The symbolic link \"" + show(path) + "\" leads out of the stack, to \""
                                + Files.readSymbolicLink(link)
                                + "\". What a stack means must not depend on files beside it: copy the file into the stack, or name the link in "
                                + StackPaths.IGNORE_FILE + ".",
                        null);
            }
            if (Files.isDirectory(target) && directory.toRealPath().startsWith(target)) {
                throw failure(
                        show(path),
                        "The symbolic link \"" + show(path)
                                + "\" leads to a directory that it stands in, so that the stack would have no end.",
                        null);
            }
        } catch (NoSuchFileException e) {
            throw failure(
                    show(path),
                    "The symbolic link \"" + show(path)
                            + "\" leads nowhere: what it names is not there. Mend it, remove it, or name it in "
                            + StackPaths.IGNORE_FILE + ".",
                    e);
        } catch (IOException e) {
            throw failure(show(path), "The symbolic link \"" + show(path) + "\" cannot be followed: " + reason(e), e);
        }
    }

    private String show(String path) {
        return shown.isEmpty() || shown.equals(".") ? path : shown + "/" + path;
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "it is not permitted.";
        }
        if (failure instanceof NoSuchFileException) {
            return "there is nothing of that name.";
        }
        if (failure instanceof FileSystemLoopException) {
            return "it leads in a circle.";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason() + ".";
        }
        return failure.getMessage() == null ? "the reason is not known." : failure.getMessage() + ".";
    }

    private static SourceException failure(
            String subject, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        return new SourceException("HF1018", "read a stack", subject, message, cause);
    }
}
