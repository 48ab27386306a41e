package dev.hnsform.gitops.source;

import java.util.List;

/** Text of repositories and servers, made fit for messages. */
final class GitText {
    private static final int LONGEST = 300;
    private static final int MOST = 10;

    private GitText() {}

    /** On one line, without control characters, not too long. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        boolean space = false;
        for (int i = 0; i < text.length() && shown.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                space = shown.length() > 0;
            } else {
                shown.append(space ? " " : "").append(Character.isISOControl(c) ? '?' : c);
                space = false;
            }
        }
        return shown.length() >= LONGEST ? shown.append('…').toString() : shown.toString();
    }

    /** The first few, and how many more there are. */
    static String list(List<String> names) {
        String first =
                String.join(", ", names.stream().limit(MOST).map(GitText::shown).toList());
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }

    /** The commit as people write it. */
    static String brief(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }
}
