package dev.hnsform.schema.address;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of resource a stack may declare, in the order in which addresses sort. */
public enum ResourceKind {
    /** A lookup of a network that somebody else owns. */
    EXISTING_NETWORK("ExistingNetwork"),
    /** A namespace of endpoints, one a container or pod. */
    NAMESPACE("Namespace"),
    /** A container network. */
    NETWORK("Network"),
    /** An endpoint of a network. */
    ENDPOINT("Endpoint"),
    /** Where a peer node's subnet of an overlay lives. */
    REMOTE_SUBNET("RemoteSubnet");

    private static final List<ResourceKind> ALL = List.of(values());

    private final String label;

    ResourceKind(String label) {
        this.label = label;
    }

    /** The word written under {@code kind:} and in addresses. */
    public String label() {
        return label;
    }

    /** Whether the resource is one host object with an id of its own. */
    public boolean isHostObject() {
        return this == NAMESPACE || this == NETWORK || this == ENDPOINT;
    }

    /** Whether the resource only looks something up and is never changed. */
    public boolean isLookup() {
        return this == EXISTING_NETWORK;
    }

    /** The kind with exactly this label. */
    public static Optional<ResourceKind> ofLabel(String label) {
        for (ResourceKind kind : ALL) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind with this label whatever its case; used for hints. */
    public static Optional<ResourceKind> ofLabelIgnoringCase(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(k -> k.label.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** All labels, sorted as the kinds are. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ResourceKind::label).toList();
    }
}
