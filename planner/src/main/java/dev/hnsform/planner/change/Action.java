package dev.hnsform.planner.change;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.resource.Resource;
import java.util.List;

/**
 * What happens to a resource. Pure data; {@code before} is what the host holds of the fields that are or were managed, and of those it
 * decided, in the shape of a resource.
 */
public sealed interface Action {
    /** Calls the visitor's method for this variant. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method a variant.
     *
     * @param <R> the answer
     */
    interface Visitor<R> {
        /** It is created. */
        R create(Create action);

        /** It is changed in place. */
        R update(Update action);

        /** It is deleted and created anew. */
        R replace(Replace action);

        /** It is deleted. */
        R delete(Delete action);

        /** It is let go. */
        R forget(Forget action);

        /** It stays as it is. */
        R keep(Keep action);
    }

    /** What causes a replace. */
    sealed interface Cause {
        /** Fields of its own that are fixed at creation. */
        record OwnFields() implements Cause {}

        /**
         * Something it depends on is replaced.
         *
         * @param address what it depends on
         */
        record CascadeOf(ResourceAddress address) implements Cause {}

        /** Its object is half-dead on the host, or was asked to be replaced; why is in the reasons. */
        record Broken() implements Cause {}
    }

    /**
     * It is created.
     *
     * @param after what is wanted
     */
    record Create(Resource after) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.create(this);
        }
    }

    /**
     * It is changed in place, or only its record is.
     *
     * @param before what the host holds
     * @param after what is wanted
     * @param fields what differs; never empty
     */
    record Update(Resource before, Resource after, List<FieldChange> fields) implements Action {
        /** Copies the list. */
        public Update {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("an update changes at least one field: " + after.address());
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.update(this);
        }
    }

    /**
     * It is deleted and created anew.
     *
     * @param before what the host holds
     * @param after what is wanted
     * @param old the object that goes
     * @param cause why
     * @param fields what differs; empty for a cascade without differences of its own
     */
    record Replace(Resource before, Resource after, ObjectIdentity old, Cause cause, List<FieldChange> fields)
            implements Action {
        /** Copies the list. */
        public Replace {
            fields = List.copyOf(fields);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.replace(this);
        }
    }

    /**
     * It is deleted.
     *
     * @param before what the host holds
     */
    record Delete(Resource before) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.delete(this);
        }
    }

    /**
     * It is let go: the object stays, hnsform forgets it and leaves a tombstone.
     *
     * @param before what the host holds, or what was recorded where the object is gone
     */
    record Forget(Resource before) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forget(this);
        }
    }

    /**
     * It stays as it is.
     *
     * @param actual what is wanted and there
     */
    record Keep(Resource actual) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.keep(this);
        }
    }
}
