package dev.hnsform.schema.host;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/** An object as the host holds it: its id, and what the host said of the fields of its kind. */
public sealed interface HostObject permits HostNetwork, HostEndpoint, HostNamespace {
    /** Its id. */
    Guid id();

    /** The name HNS shows; empty when it has none. */
    String name();

    /** HNS's {@code Owner}; empty when the answer has none. A second witness of ownership, never the proof. */
    String owner();

    /** What the host said, in the table of the kind. Reference fields are not in it: they are ids, and accessors of the variants. */
    FieldValues reported();

    /** The kind a stack would declare it as. */
    ResourceKind kind();

    /** What the host said of one field, with what its silence means where that is known. */
    default <T> Observed<T> observed(Field<T> field) {
        Optional<T> value = reported().value(field).or(field::hostDefault);
        return value.<Observed<T>>map(Observed.Reported::new).orElseGet(Observed.NotReported::new);
    }
}
