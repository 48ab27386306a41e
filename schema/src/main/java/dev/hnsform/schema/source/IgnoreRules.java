package dev.hnsform.schema.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Patterns in gitignore syntax: {@code *}, {@code ?}, {@code [a-z]}, {@code **}, a leading or inner slash anchors at the root, a trailing one
 * means directories alone, {@code !} takes back, {@code #} begins a comment, a backslash takes the next character as it is. The last pattern
 * that fits decides.
 */
public final class IgnoreRules {
    /** No patterns. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private record Rule(List<String> segments, boolean directoriesOnly, boolean takesBack) {}

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Reads the text of an ignore file. */
    public static IgnoreRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        for (String line : text.split("\\R", -1)) {
            String pattern = withoutTrailingSpaces(line);
            if (pattern.isEmpty() || pattern.startsWith("#")) {
                continue;
            }
            boolean takesBack = pattern.startsWith("!");
            pattern = takesBack ? pattern.substring(1) : pattern;
            boolean directories = pattern.endsWith("/");
            pattern = directories ? pattern.substring(0, pattern.length() - 1) : pattern;
            boolean anchored = pattern.indexOf('/') >= 0;
            pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
            if (!pattern.isEmpty()) {
                List<String> segments = new ArrayList<>(List.of(pattern.split("/", -1)));
                if (!anchored) {
                    segments.add(0, "**");
                }
                rules.add(new Rule(List.copyOf(segments), directories, takesBack));
            }
        }
        return new IgnoreRules(rules);
    }

    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    /** Whether the patterns name this path, below the root with {@code /}; what holds for the directories above it is not asked. */
    public boolean ignores(String path, boolean isDirectory) {
        List<String> segments = List.of(path.split("/", -1));
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((isDirectory || !rule.directoriesOnly()) && matches(rule.segments(), segments)) {
                return !rule.takesBack();
            }
        }
        return false;
    }

    /** Segments against segments; {@code **} stands for any number of them. */
    private static boolean matches(List<String> pattern, List<String> path) {
        boolean[] before = new boolean[path.size() + 1];
        before[0] = true;
        for (int i = 0; i < pattern.size(); i++) {
            boolean[] now = new boolean[path.size() + 1];
            String segment = pattern.get(i);
            if (segment.equals("**")) {
                // Behind the last slash it stands for at least one name: a directory is not inside itself.
                boolean last = i == pattern.size() - 1 && i > 0;
                boolean reached = false;
                for (int j = 0; j <= path.size(); j++) {
                    now[j] = last ? reached : reached || before[j];
                    reached |= before[j];
                }
            } else {
                for (int j = 1; j <= path.size(); j++) {
                    now[j] = before[j - 1] && matchesName(segment, path.get(j - 1));
                }
            }
            before = now;
        }
        return before[path.size()];
    }

    private static boolean matchesName(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.length()) {
            int next = p < pattern.length() ? step(pattern, p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starName = n;
            } else if (next >= 0) {
                p = next;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++starName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on when its next element fits the character, else -1. */
    private static int step(String pattern, int p, char c) {
        char first = pattern.charAt(p);
        if (first == '?') {
            return p + 1;
        }
        if (first == '\\' && p + 1 < pattern.length()) {
            return pattern.charAt(p + 1) == c ? p + 2 : -1;
        }
        int close = first == '[' ? pattern.indexOf(']', p + 2) : -1;
        if (close < 0) {
            return first == c ? p + 1 : -1;
        }
        boolean negated = pattern.charAt(p + 1) == '!' || pattern.charAt(p + 1) == '^';
        boolean inside = false;
        for (int i = p + (negated ? 2 : 1); i < close; i++) {
            char low = pattern.charAt(i);
            if (i + 2 < close && pattern.charAt(i + 1) == '-') {
                inside |= low <= c && c <= pattern.charAt(i + 2);
                i += 2;
            } else {
                inside |= low == c;
            }
        }
        return inside != negated ? close + 1 : -1;
    }
}
