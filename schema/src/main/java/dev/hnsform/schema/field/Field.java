package dev.hnsform.schema.field;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One row of a field table: everything that validation, decoding, diff, JSON, JSON Schema and the reference know of a field.
 *
 * @param <T> its value
 */
public final class Field<T> {
    private final String name;
    private final Shape<T> shape;
    private final String documentation;
    private boolean required;
    private boolean key;
    private Mutability mutability = Mutability.FIXED;
    private boolean hostDecides;
    private Optional<Feature> since = Optional.empty();
    private Optional<T> hostDefault = Optional.empty();
    private Set<NetworkType> networkTypes = EnumSet.allOf(NetworkType.class);
    private int position = -1;

    private Field(String name, Shape<T> shape, String documentation) {
        this.name = name;
        this.shape = shape;
        this.documentation = documentation;
    }

    /** A new row: optional, fixed at creation, not decided by the host. The table that takes it freezes it. */
    public static <T> Field<T> of(String name, Shape<T> shape, String documentation) {
        return new Field<>(name, shape, documentation);
    }

    /** Marks it required. */
    public Field<T> require() {
        checkOpen();
        required = true;
        return this;
    }

    /** Marks it as (part of) the key of its element; a key is also required. */
    public Field<T> asKey() {
        checkOpen();
        key = true;
        required = true;
        return this;
    }

    /** Marks it as part of the key although it may be left out. */
    public Field<T> asOptionalKey() {
        checkOpen();
        key = true;
        return this;
    }

    /** Marks it changeable in place. */
    public Field<T> inPlace() {
        checkOpen();
        mutability = Mutability.IN_PLACE;
        return this;
    }

    /** Marks it as told to HNS at creation and never answered. */
    public Field<T> writeOnly() {
        checkOpen();
        mutability = Mutability.WRITE_ONLY;
        return this;
    }

    /** Marks it as chosen by the host when left out: {@code (known after apply)}, and recorded afterwards. */
    public Field<T> decidedByHost() {
        checkOpen();
        hostDecides = true;
        return this;
    }

    /** Says which feature of the host it needs. */
    public Field<T> since(Feature feature) {
        checkOpen();
        since = Optional.of(feature);
        return this;
    }

    /** Says what an answer of the host means that leaves it out. */
    public Field<T> absentMeans(T value) {
        checkOpen();
        hostDefault = Optional.of(value);
        return this;
    }

    /** Says on which network types it may stand. */
    public Field<T> only(NetworkType first, NetworkType... more) {
        checkOpen();
        networkTypes = EnumSet.of(first, more);
        return this;
    }

    private void checkOpen() {
        if (position >= 0) {
            throw new IllegalStateException("field " + name + " belongs to a table already");
        }
    }

    void freeze(int at) {
        checkOpen();
        position = at;
    }

    int position() {
        return position;
    }

    /** The key in YAML and JSON, lowerCamelCase. */
    public String name() {
        return name;
    }

    /** The form of its values. */
    public Shape<T> shape() {
        return shape;
    }

    /** One sentence for the reference. */
    public String documentation() {
        return documentation;
    }

    /** Whether a document must state it. */
    public boolean isRequired() {
        return required;
    }

    /** Whether it is (part of) the key of its element. */
    public boolean isKey() {
        return key;
    }

    /** Whether it can change on a living object. */
    public Mutability mutability() {
        return mutability;
    }

    /** Whether the host chooses it when it is left out. */
    public boolean isDecidedByHost() {
        return hostDecides;
    }

    /** The feature it needs. */
    public Optional<Feature> since() {
        return since;
    }

    /** What an answer means that leaves it out. */
    public Optional<T> hostDefault() {
        return hostDefault;
    }

    /** The network types it may stand on, in the order of the enum. */
    public List<NetworkType> networkTypes() {
        return List.copyOf(networkTypes);
    }

    /** Whether it may stand on this network type. */
    public boolean isAllowedOn(NetworkType type) {
        return networkTypes.contains(type);
    }

    @Override
    public String toString() {
        return name;
    }
}
