package dev.hnsform.hns.document;

import java.util.Arrays;
import java.util.Optional;

/** What a host tells by itself (hns-reference 4): nothing of endpoints made or deleted, load balancers, or policies. */
public enum NotificationType {
    /** A network is about to be made. */
    NETWORK_PRE_CREATE(0x01, "NetworkPreCreate"),
    /** A network was made. */
    NETWORK_CREATE(0x02, "NetworkCreate"),
    /** A network is about to go. */
    NETWORK_PRE_DELETE(0x03, "NetworkPreDelete"),
    /** A network is gone. */
    NETWORK_DELETE(0x04, "NetworkDelete"),
    /** A namespace was made. */
    NAMESPACE_CREATE(0x05, "NamespaceCreate"),
    /** A namespace is gone. */
    NAMESPACE_DELETE(0x06, "NamespaceDelete"),
    /** A guest network service was made. */
    GUEST_SERVICE_CREATE(0x07, "GuestNetworkServiceCreate"),
    /** A guest network service is gone. */
    GUEST_SERVICE_DELETE(0x08, "GuestNetworkServiceDelete"),
    /** An endpoint of the network was attached; told to those who registered with the network. */
    ENDPOINT_ATTACHED(0x09, "NetworkEndpointAttached"),
    /** An endpoint of the network was detached. Hexadecimal 10 follows 9. */
    ENDPOINT_DETACHED(0x10, "NetworkEndpointDetached"),
    /** A guest network service has another state; told to those who registered with it. */
    GUEST_SERVICE_STATE(0x11, "GuestNetworkServiceStateChanged"),
    /** An interface of a guest network service has another state. */
    GUEST_SERVICE_INTERFACE_STATE(0x12, "GuestNetworkServiceInterfaceStateChanged"),
    /** The service went away: handles and registrations are dead. */
    SERVICE_DISCONNECT(0x0100_0000, "ServiceDisconnect");

    private final long value;
    private final String label;

    NotificationType(long value, String label) {
        this.value = value;
        this.label = label;
    }

    /** Its number. */
    public long value() {
        return value;
    }

    /** HNS's word for it, without {@code HcnNotification} before it. */
    public String label() {
        return label;
    }

    /** The type of a number; empty for one that the reference does not have. */
    public static Optional<NotificationType> of(long value) {
        return Arrays.stream(values()).filter(type -> type.value == value).findFirst();
    }
}
