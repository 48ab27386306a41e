package dev.hnsform.schema.recorded;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import java.util.Optional;

/**
 * One resource as it was last settled.
 *
 * @param applied the resource as it was declared and applied: its stated fields are the managed ones, its lifecycle acts once the document
 *     is gone; references are resolved
 * @param id the host object's id; for a remote subnet the network's, for a lookup the object found
 * @param bornAs the address the object was created under; differs from the address after a move
 * @param generation 0 for the first object of the address, counted up by each replace, 0–255
 * @param adopted whether somebody else created the object: the id is then not derived
 * @param decided what the host decided of fields the document left out (addresses, MAC, subnets …), in the kind's table; asked for again on a
 *     replace
 * @param unmanagedTypes policy types that were let go by {@code lifecycle.unmanage}, sorted
 * @param isAttachmentUnseen whether the host did not show the attachment after it was made: that it shows none later tells nothing
 */
public record RecordedResource(
        Resource applied,
        Guid id,
        ResourceAddress bornAs,
        int generation,
        boolean adopted,
        FieldValues decided,
        List<String> unmanagedTypes,
        boolean isAttachmentUnseen) {
    /** Checks and copies. */
    public RecordedResource {
        if (generation < 0 || generation > 255) {
            throw new IllegalArgumentException("generation " + generation + " is not in 0..255");
        }
        unmanagedTypes = unmanagedTypes.stream().sorted().distinct().toList();
    }

    /** A resource whose attachment, where it has one, shows. */
    public RecordedResource(
            Resource applied,
            Guid id,
            ResourceAddress bornAs,
            int generation,
            boolean adopted,
            FieldValues decided,
            List<String> unmanagedTypes) {
        this(applied, id, bornAs, generation, adopted, decided, unmanagedTypes, false);
    }

    /** Its address. */
    public ResourceAddress address() {
        return applied.address();
    }

    /** The networks, namespaces it was applied with, as far as its table names them. */
    public Optional<ResourceAddress> reference(dev.hnsform.schema.field.Field<ResourceAddress> field) {
        return applied.spec().value(field);
    }
}
