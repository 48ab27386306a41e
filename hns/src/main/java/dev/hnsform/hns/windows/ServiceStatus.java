package dev.hnsform.hns.windows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the service control manager says of a service.
 *
 * @param state {@code running}, {@code stopped}, {@code starting}, {@code stopping}, {@code paused}, {@code absent} or {@code unknown}
 * @param processId the process it runs in; 0 when it runs in none
 */
public record ServiceStatus(String state, long processId) {
    /** There is no such service. */
    public static final ServiceStatus ABSENT = new ServiceStatus("absent", 0);

    /** The service manager does not tell. */
    public static final ServiceStatus UNKNOWN = new ServiceStatus("unknown", 0);

    /** Bytes of a SERVICE_STATUS_PROCESS: nine numbers of 32 bits (winsvc.h). */
    public static final int SIZE = 36;

    private static final int CURRENT_STATE = 4;
    private static final int PROCESS_ID = 28;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /**
     * Reads a SERVICE_STATUS_PROCESS.
     *
     * @param bytes {@link #SIZE} of them
     */
    public static ServiceStatus of(byte[] bytes) {
        ByteBuffer status = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String state = switch (status.getInt(CURRENT_STATE)) {
            case 1 -> "stopped";
            case 2, 5 -> "starting";
            case 3 -> "stopping";
            case 4 -> "running";
            case 6, 7 -> "paused";
            default -> "unknown";
        };
        return new ServiceStatus(state, status.getInt(PROCESS_ID) & UNSIGNED);
    }
}
