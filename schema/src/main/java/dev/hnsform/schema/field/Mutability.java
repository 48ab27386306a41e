package dev.hnsform.schema.field;

/** Whether a field of a living host object can change (hns-reference 5.1). */
public enum Mutability {
    /** Fixed at creation: a change replaces the object. */
    FIXED,
    /** Changeable in place. */
    IN_PLACE,
    /** Told to HNS at creation and never answered by it: never compared, a change has no effect on a living object. */
    WRITE_ONLY
}
