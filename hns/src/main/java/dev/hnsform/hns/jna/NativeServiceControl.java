package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.hnsform.hns.windows.ServiceControl;
import dev.hnsform.hns.windows.ServiceStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The service control manager's answers: {@code QueryServiceStatusEx}. Not verified on a host. */
final class NativeServiceControl implements ServiceControl {
    private static final int SC_MANAGER_CONNECT = 0x0001;
    private static final int SERVICE_QUERY_STATUS = 0x0004;
    private static final int SC_STATUS_PROCESS_INFO = 0;
    private static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;

    private final Services services;

    NativeServiceControl(Path system32) {
        services = Native.load(system32.resolve("advapi32.dll").toString(), Services.class);
    }

    /** {@code advapi32.dll}. Handles are the caller's, who closes them. */
    interface Services extends Library {
        /** Opens the service control manager; NULL on failure. */
        @Nullable
        Pointer OpenSCManagerW(byte @Nullable [] machine, byte @Nullable [] database, int access);

        /** Opens a service; NULL on failure. */
        @Nullable
        Pointer OpenServiceW(Pointer manager, byte[] name, int access);

        /** Fills a SERVICE_STATUS_PROCESS; 0 on failure. */
        int QueryServiceStatusEx(Pointer service, int level, Pointer status, int size, IntByReference needed);

        /** Gives a handle back. */
        int CloseServiceHandle(Pointer handle);
    }

    @Override
    public ServiceStatus status(String name) {
        Pointer manager = services.OpenSCManagerW(null, null, SC_MANAGER_CONNECT);
        if (manager == null) {
            return ServiceStatus.UNKNOWN;
        }
        try {
            Pointer service = services.OpenServiceW(manager, Utf16.in(name), SERVICE_QUERY_STATUS);
            if (service == null) {
                return Native.getLastError() == ERROR_SERVICE_DOES_NOT_EXIST
                        ? ServiceStatus.ABSENT
                        : ServiceStatus.UNKNOWN;
            }
            try {
                return status(service);
            } finally {
                services.CloseServiceHandle(service);
            }
        } finally {
            services.CloseServiceHandle(manager);
        }
    }

    private ServiceStatus status(Pointer service) {
        try (Memory status = new Memory(ServiceStatus.SIZE)) {
            status.clear();
            int filled = services.QueryServiceStatusEx(
                    service, SC_STATUS_PROCESS_INFO, status, ServiceStatus.SIZE, new IntByReference());
            return filled == 0 ? ServiceStatus.UNKNOWN : ServiceStatus.of(status.getByteArray(0, ServiceStatus.SIZE));
        }
    }
}
