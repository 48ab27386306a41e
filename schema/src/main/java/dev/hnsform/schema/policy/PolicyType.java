package dev.hnsform.schema.policy;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One row of the policy catalogue: everything that is known of a policy type. */
public final class PolicyType implements Comparable<PolicyType> {
    /** Whose policy it is. */
    public enum Target {
        /** A network's. */
        NETWORK,
        /** An endpoint's. */
        ENDPOINT
    }

    private final String name;
    private final Target target;
    private final Set<NetworkType> networkTypes;
    private final FieldTable fields;
    private final Function<FieldValues, String> naturalKey;
    private final boolean inPlace;
    private final Optional<Feature> since;
    private final String documentation;

    PolicyType(
            String name,
            Target target,
            Set<NetworkType> networkTypes,
            FieldTable fields,
            Function<FieldValues, String> naturalKey,
            boolean inPlace,
            Optional<Feature> since,
            String documentation) {
        this.name = name;
        this.target = target;
        this.networkTypes = EnumSet.copyOf(networkTypes);
        this.fields = fields;
        this.naturalKey = naturalKey;
        this.inPlace = inPlace;
        this.since = since;
        this.documentation = documentation;
    }

    /** HNS's spelling, for example {@code PortMapping}. */
    public String name() {
        return name;
    }

    /** Whose policy it is. */
    public Target target() {
        return target;
    }

    /** The network types that can have it (hns-reference 5.2). */
    public List<NetworkType> networkTypes() {
        return List.copyOf(networkTypes);
    }

    /** Whether a network of this type, or its endpoints, can have it. */
    public boolean isAllowedOn(NetworkType type) {
        return networkTypes.contains(type);
    }

    /** Its fields. */
    public FieldTable fields() {
        return fields;
    }

    /** By what a policy of this type is known among its like; empty when an object has at most one. */
    public String naturalKey(FieldValues values) {
        return naturalKey.apply(values);
    }

    /** Whether HNS is proven to change it on a living object (hns-reference 5.1); otherwise a change replaces the object. */
    public boolean isChangeableInPlace() {
        return inPlace;
    }

    /** The feature it needs. */
    public Optional<Feature> since() {
        return since;
    }

    /** One sentence for the reference. */
    public String documentation() {
        return documentation;
    }

    @Override
    public int compareTo(PolicyType other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof PolicyType type && type.name.equals(name) && type.target == target;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
