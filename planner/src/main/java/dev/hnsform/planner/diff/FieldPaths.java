package dev.hnsform.planner.diff;

import dev.hnsform.schema.policy.PolicyType;
import java.util.List;

/**
 * Paths of {@code lifecycle.ignoreDrift} and {@code lifecycle.unmanage}: {@code spec.dns}, {@code spec.policies[ACL/allow-web].priority}, or
 * all policies of a type, {@code spec.policies.ACL}.
 *
 * @param paths the paths as written
 */
public record FieldPaths(List<String> paths) {
    /** No paths. */
    public static final FieldPaths NONE = new FieldPaths(List.of());

    private static final String POLICIES = "spec.policies";

    /** Copies the list. */
    public FieldPaths {
        paths = List.copyOf(paths);
    }

    /** Those of a list; a shared value when it is empty. */
    public static FieldPaths of(List<String> paths) {
        return paths.isEmpty() ? NONE : new FieldPaths(paths);
    }

    /** Whether one of them is the path, or something above it. */
    public boolean cover(String path) {
        for (String own : paths) {
            if (isAtOrBelow(path, own) || isOfType(path, own)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them lets go of all policies of a type. */
    public boolean coverType(PolicyType type) {
        for (String own : paths) {
            if (own.equals(POLICIES)
                    || own.equals(POLICIES + "." + type.name())
                    || own.equals(POLICIES + "[" + type.name() + "]")) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Whether a path is another, or below it. */
    public static boolean isAtOrBelow(String path, String top) {
        return path.startsWith(top)
                && (path.length() == top.length()
                        || path.charAt(top.length()) == '.'
                        || path.charAt(top.length()) == '[');
    }

    private static boolean isOfType(String path, String own) {
        if (!own.startsWith(POLICIES + ".")) {
            return false;
        }
        String type = own.substring(POLICIES.length() + 1);
        String start = POLICIES + "[" + type;
        return path.startsWith(start)
                && path.length() > start.length()
                && (path.charAt(start.length()) == '/' || path.charAt(start.length()) == ']');
    }
}
