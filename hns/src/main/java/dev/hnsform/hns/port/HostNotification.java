package dev.hnsform.hns.port;

/**
 * Something a host tells by itself (hns-reference 4).
 *
 * @param type NotificationType, 32 bits unsigned, for example 2 for {@code HcnNotificationNetworkCreate}
 * @param status NotificationStatus
 * @param data NotificationData, a document as the host gives it; may be empty
 */
public record HostNotification(long type, HResult status, String data) {
    /** The service went away: handles are dead, and whoever wants more must register again. */
    public static final long SERVICE_DISCONNECT = 0x0100_0000L;
}
