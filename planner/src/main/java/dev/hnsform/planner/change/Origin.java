package dev.hnsform.planner.change;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;

/** Where the object of a change comes from. */
public sealed interface Origin {
    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** There was none. */
        R fresh(New origin);

        /** It had this address before. */
        R same(Same origin);

        /** It had another address before. */
        R moved(Moved origin);

        /** Somebody else made it. */
        R adopted(Adopted origin);
    }

    /** There was none. */
    record New() implements Origin {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fresh(this);
        }
    }

    /** It had this address before. */
    record Same() implements Origin {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.same(this);
        }
    }

    /**
     * It had another address before; the host is not touched by that.
     *
     * @param from the address before
     */
    record Moved(ResourceAddress from) implements Origin {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.moved(this);
        }
    }

    /**
     * Somebody else made it, and it is taken over now.
     *
     * @param id the object's id
     */
    record Adopted(Guid id) implements Origin {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.adopted(this);
        }
    }
}
