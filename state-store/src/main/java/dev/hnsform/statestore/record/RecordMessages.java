package dev.hnsform.statestore.record;

import dev.hnsform.schema.json.JsonFormatException;

/** What is said about a record that cannot be used: the cause, what it means, and the ways out. */
final class RecordMessages {
    private static final String WAYS_OUT =
            " Nothing was changed. Ways out: `hnsform state rebuild STACK` makes a new record from the host and the stack and keeps this"
                    + " file beside it; or put the copy of the record before this one, which has \".previous\" behind its name, in its place"
                    + " and plan again.";

    private RecordMessages() {}

    static String malformed(JsonFormatException e, boolean cut, String shown) {
        return (cut ? "The record " + shown + " is cut off: " : "The record " + shown + " is damaged: ")
                + e.getMessage() + "." + WAYS_OUT;
    }

    static String refused(Refused e, String shown) {
        return switch (e.fault()) {
            case FOREIGN_FORMAT ->
                shown + " is no record of hnsform: " + e.getMessage()
                        + ". Nothing was changed. Ways out: put the right file back; or `hnsform state rebuild STACK` makes a new record from the host and"
                        + " the stack and keeps this file beside it.";
            case NEWER_VERSION ->
                "The record " + shown + " was written by a newer hnsform: " + e.getMessage()
                        + ". Nothing was changed. Install that hnsform here; an older one could lose what it does not know.";
            default ->
                "The record " + shown + " was changed by something else than hnsform, or the disk damaged it: "
                        + e.getMessage() + "." + WAYS_OUT;
        };
    }
}
