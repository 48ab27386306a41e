package dev.hnsform.schema.field;

/** A value made of fields: a subnet, a DNS setting, a resource's spec. */
public interface Structure {
    /** Its fields' values. */
    FieldValues values();
}
