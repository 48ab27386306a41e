package dev.hnsform.statestore.store;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.statestore.StateException;
import dev.hnsform.statestore.record.RecordHead;

/** One entry of the list of records. */
public sealed interface StoredRecord {
    /** The stack's id, by which it is kept. */
    Guid stack();

    /** Where it is kept, for people. */
    String shown();

    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** For one that can be read. */
        R readable(Readable record);

        /** For one that cannot. */
        R unreadable(Unreadable record);
    }

    /**
     * A record that can be read.
     *
     * @param stack the stack's id
     * @param shown where it is kept
     * @param head what it says, without its resources
     */
    record Readable(Guid stack, String shown, RecordHead head) implements StoredRecord {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.readable(this);
        }
    }

    /**
     * A record that cannot be read.
     *
     * @param stack the stack's id
     * @param shown where it is kept
     * @param why the failure
     */
    record Unreadable(Guid stack, String shown, StateException why) implements StoredRecord {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadable(this);
        }
    }
}
