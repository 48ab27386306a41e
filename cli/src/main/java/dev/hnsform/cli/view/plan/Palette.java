package dev.hnsform.cli.view.plan;

/** How emphasis is shown: with ANSI colours, or not at all. */
public enum Palette {
    /** No escape sequences. */
    PLAIN(false),
    /** ANSI colours. */
    ANSI(true);

    private static final String RESET = "\u001B[0m";

    private final boolean coloured;

    Palette(boolean coloured) {
        this.coloured = coloured;
    }

    /** What comes to be. */
    public String added(String text) {
        return paint("\u001B[32m", text);
    }

    /** What changes. */
    public String changed(String text) {
        return paint("\u001B[33m", text);
    }

    /** What goes, and what is dangerous. */
    public String removed(String text) {
        return paint("\u001B[31m", text);
    }

    /** What matters. */
    public String bold(String text) {
        return paint("\u001B[1m", text);
    }

    /** What matters less. */
    public String dim(String text) {
        return paint("\u001B[2m", text);
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? code + text + RESET : text;
    }
}
