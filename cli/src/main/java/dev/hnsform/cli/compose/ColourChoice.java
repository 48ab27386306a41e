package dev.hnsform.cli.compose;

import dev.hnsform.cli.view.plan.Palette;
import java.util.Locale;

/** Whether output is coloured. */
public enum ColourChoice {
    /** When a person at a terminal sees it, {@code NO_COLOR} and {@code CI} are not set, and the terminal can. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER;

    /** What a command line asks for; {@code AUTO} when it does not, or wrongly: the command's parser then says so. */
    public static ColourChoice of(String[] args) {
        ColourChoice choice = AUTO;
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            if (args[i].startsWith("--color=")) {
                choice = named(args[i].substring("--color=".length()), choice);
            } else if (args[i].equals("--color") && i + 1 < args.length) {
                choice = named(args[i + 1], choice);
            }
        }
        return choice;
    }

    private static ColourChoice named(String text, ColourChoice otherwise) {
        for (ColourChoice choice : values()) {
            if (choice.toString().equals(text)) {
                return choice;
            }
        }
        return otherwise;
    }

    /** The palette of this choice in these surroundings. */
    public Palette palette(Surroundings surroundings) {
        return switch (this) {
            case ALWAYS -> Palette.ANSI;
            case NEVER -> Palette.PLAIN;
            case AUTO -> canColour(surroundings) ? Palette.ANSI : Palette.PLAIN;
        };
    }

    private static boolean canColour(Surroundings surroundings) {
        if (!surroundings.terminal()
                || surroundings.variable("NO_COLOR").isPresent()
                || surroundings.variable("CI").isPresent()) {
            return false;
        }
        // A plain Windows console shows escape sequences as text unless somebody switched them on: those who did say
        // so.
        return surroundings.windows()
                ? surroundings.variable("WT_SESSION").isPresent()
                        || surroundings.variable("ANSICON").isPresent()
                : !surroundings.variable("TERM").orElse("dumb").equals("dumb");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
