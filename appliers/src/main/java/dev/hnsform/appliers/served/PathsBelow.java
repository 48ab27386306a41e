package dev.hnsform.appliers.served;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns paths that clients name to files below a home; nothing else can be named. */
final class PathsBelow {
    private static final Set<String> TOPS = Set.of("records", "history", "kept", "runs");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");
    private static final int DEEPEST = 4;

    private final Path home;

    PathsBelow(Path home) {
        this.home = home;
    }

    /** The file of a path. */
    Path file(String path) throws IOException {
        String[] names = path.split("/", -1);
        if (names.length > DEEPEST || !TOPS.contains(names[0])) {
            throw refused(path);
        }
        Path file = home;
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw refused(path);
            }
            if (Files.isSymbolicLink(file)) {
                throw new AccessDeniedException(file.toString(), null, "a link may lead out of the host's state");
            }
            file = file.resolve(name);
        }
        if (Files.isSymbolicLink(file)) {
            throw new AccessDeniedException(file.toString(), null, "a link may lead out of the host's state");
        }
        return file;
    }

    /** The same, or the home itself for an empty path. */
    Path fileOrHome(String path) throws IOException {
        return path.isEmpty() ? home : file(path);
    }

    private static AccessDeniedException refused(String path) {
        return new AccessDeniedException(path, null, "it is no path of the host's state");
    }
}
