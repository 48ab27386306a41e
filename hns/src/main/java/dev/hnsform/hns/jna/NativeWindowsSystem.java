package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Windows' own answers, through documented functions: {@code RtlGetVersion}, the service control manager's, {@code IsUserAnAdmin}. Not verified on a
 * host.
 */
final class NativeWindowsSystem implements WindowsSystem {
    private static final int SC_MANAGER_CONNECT = 0x0001;
    private static final int SERVICE_QUERY_STATUS = 0x0004;
    private static final int ERROR_SERVICE_DOES_NOT_EXIST = 1060;
    /** OSVERSIONINFOW: five numbers and 128 characters. */
    private static final int VERSION_SIZE = 276;

    private static final int VERSION_BUILD = 12;
    /** SERVICE_STATUS: seven numbers, the state second. */
    private static final int STATUS_SIZE = 28;

    private static final int STATUS_STATE = 4;

    private final Kernel kernel;
    private final Services services;
    private final Shell shell;

    NativeWindowsSystem(Path systemRoot) {
        Path system = systemRoot.resolve("System32");
        kernel = Native.load(system.resolve("ntdll.dll").toString(), Kernel.class);
        services = Native.load(system.resolve("advapi32.dll").toString(), Services.class);
        shell = Native.load(system.resolve("shell32.dll").toString(), Shell.class);
    }

    /** {@code ntdll.dll}. */
    interface Kernel extends Library {
        /** Fills an OSVERSIONINFOW whose first number is its size; the caller's. */
        int RtlGetVersion(Pointer version);
    }

    /** {@code advapi32.dll}. Handles are the caller's, who closes them. */
    interface Services extends Library {
        /** Opens the service control manager; NULL on failure. */
        @Nullable
        Pointer OpenSCManagerW(byte @Nullable [] machine, byte @Nullable [] database, int access);

        /** Opens a service; NULL on failure. */
        @Nullable
        Pointer OpenServiceW(Pointer manager, byte[] name, int access);

        /** Fills a SERVICE_STATUS; 0 on failure. */
        int QueryServiceStatus(Pointer service, Pointer status);

        /** Gives a handle back. */
        int CloseServiceHandle(Pointer handle);
    }

    /** {@code shell32.dll}. */
    interface Shell extends Library {
        /** Whether the caller is a member of the administrators' group, and elevated. */
        int IsUserAnAdmin();
    }

    @Override
    public int build() {
        try (Memory version = new Memory(VERSION_SIZE)) {
            version.clear();
            version.setInt(0, VERSION_SIZE);
            kernel.RtlGetVersion(version);
            return version.getInt(VERSION_BUILD);
        }
    }

    @Override
    public String service(String name) {
        Pointer manager = services.OpenSCManagerW(null, null, SC_MANAGER_CONNECT);
        if (manager == null) {
            return "unknown";
        }
        try {
            Pointer service = services.OpenServiceW(manager, Utf16.in(name), SERVICE_QUERY_STATUS);
            if (service == null) {
                return Native.getLastError() == ERROR_SERVICE_DOES_NOT_EXIST ? "absent" : "unknown";
            }
            try {
                return state(service);
            } finally {
                services.CloseServiceHandle(service);
            }
        } finally {
            services.CloseServiceHandle(manager);
        }
    }

    private String state(Pointer service) {
        try (Memory status = new Memory(STATUS_SIZE)) {
            status.clear();
            services.QueryServiceStatus(service, status);
            return switch (status.getInt(STATUS_STATE)) {
                case 1 -> "stopped";
                case 2, 5 -> "starting";
                case 3 -> "stopping";
                case 4 -> "running";
                case 6, 7 -> "paused";
                default -> "unknown";
            };
        }
    }

    @Override
    public boolean isAdministrator() {
        return shell.IsUserAnAdmin() != 0;
    }
}
