package dev.hnsform.planner.change;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.net.Guid;
import java.util.List;

/**
 * Something hnsform manages that is not on the host as it was last settled.
 *
 * @param address the resource
 * @param id its object
 * @param kind what sort of difference it is
 * @param fields what differs, {@code before} being what was settled and {@code after} what the host holds
 * @param detail one sentence for people
 */
public record Drift(ResourceAddress address, Guid id, Kind kind, List<FieldChange> fields, String detail) {
    /** The classes of drift. */
    public enum Kind {
        /** Fields were changed behind our back. */
        CHANGED("changed"),
        /** The object is gone. */
        MISSING("missing"),
        /** The endpoint is attached somewhere else than declared. */
        ATTACHED_ELSEWHERE("attached elsewhere"),
        /** The endpoint is attached nowhere although declared. */
        DETACHED("detached"),
        /** It differs from the document, and the record was rebuilt: nobody knows whether it drifted. */
        DIFFERS("differs"),
        /** It could not be read: neither in sync nor drifted. */
        UNKNOWN("unknown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The words people see, and JSON holds. */
        public String label() {
            return label;
        }
    }

    /** Copies the list. */
    public Drift {
        fields = List.copyOf(fields);
    }
}
