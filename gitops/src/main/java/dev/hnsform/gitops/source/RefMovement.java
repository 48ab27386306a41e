package dev.hnsform.gitops.source;

/**
 * A revision by name, seen twice.
 *
 * @param ref its name, as people wrote it; {@code HEAD} for the default
 * @param before the commit it meant when the stack was read
 * @param now the commit it means now
 */
public record RefMovement(String ref, String before, String now) {
    /** Whether it means another commit now. */
    public boolean hasMoved() {
        return !before.equals(now);
    }

    /** One sentence for a person; says so when it has not moved. */
    public String message() {
        return hasMoved()
                ? "\"" + ref + "\" has moved on since the plan was made: from " + GitText.brief(before) + " to "
                        + GitText.brief(now) + ". What is applied is " + GitText.brief(before) + "."
                : "\"" + ref + "\" is still at " + GitText.brief(now) + ".";
    }
}
