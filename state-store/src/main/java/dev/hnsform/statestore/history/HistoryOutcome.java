package dev.hnsform.statestore.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a settled run ended. */
public enum HistoryOutcome {
    /** Everything was done. */
    DONE("done"),
    /** Something failed, and what was done before stayed. */
    FAILED("failed"),
    /** It was told to stop, and what was done before stayed. */
    STOPPED("stopped"),
    /** Something failed or was not wanted, and what was done was undone. */
    ROLLED_BACK("rolled back"),
    /** It ended without a word, and the next run settled it. */
    SETTLED_LATER("settled later"),
    /** The record was made anew from the host. */
    REBUILT("rebuilt"),
    /** The record was removed. */
    REMOVED("removed");

    private final String label;

    HistoryOutcome(String label) {
        this.label = label;
    }

    /** The word in files and on screens. */
    public String label() {
        return label;
    }

    /** The outcome with this label. */
    public static Optional<HistoryOutcome> ofLabel(String label) {
        return Arrays.stream(values()).filter(o -> o.label.equals(label)).findFirst();
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(HistoryOutcome::label).toList();
    }
}
