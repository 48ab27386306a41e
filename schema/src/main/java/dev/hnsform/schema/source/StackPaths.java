package dev.hnsform.schema.source;

import java.util.Locale;

/**
 * Which files of a directory, or of a Git tree, belong to a stack: every {@code *.yaml} and {@code *.yml}, except below directories whose name
 * begins with a dot, below {@code overlays/} at the root, and what {@code .hnsformignore} at the root names.
 */
public final class StackPaths {
    /** The file at the stack's root that names what is no part of it, in gitignore syntax. */
    public static final String IGNORE_FILE = ".hnsformignore";

    private final IgnoreRules ignored;

    /** Paths under these rules; {@link IgnoreRules#NONE} where there is no such file. */
    public StackPaths(IgnoreRules ignored) {
        this.ignored = ignored;
    }

    /** Whether files below a directory may belong to the stack; its own parents are taken as checked. */
    public boolean entersDirectory(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith(".") && !path.equals("overlays") && !ignored.ignores(path, true);
    }

    /** Whether a file belongs to the stack; its directory is taken as checked. */
    public boolean takesFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                && !name.startsWith(".")
                && !ignored.ignores(path, false);
    }

    /** Whether a file belongs to the stack, all directories above it included. */
    public boolean takes(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (!entersDirectory(path.substring(0, slash))) {
                return false;
            }
        }
        return takesFile(path);
    }
}
