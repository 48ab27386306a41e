package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.hnsform.hns.windows.WindowsFailure;
import dev.hnsform.hns.windows.WindowsSystem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Windows' own answers, through documented functions. Not verified on a host. */
final class NativeWindowsSystem implements WindowsSystem {
    /** OSVERSIONINFOW: five numbers and 128 characters. */
    private static final int VERSION_SIZE = 276;

    private static final int VERSION_BUILD = 12;
    private static final int COMPUTER_NAME_DNS_HOSTNAME = 1;
    /** A host name has at most 63 characters; room for a longer one costs nothing. */
    private static final int NAME_UNITS = 256;

    private final Kernel kernel;
    private final Names names;
    private final Shell shell;

    NativeWindowsSystem(Path system32) {
        kernel = Native.load(system32.resolve("ntdll.dll").toString(), Kernel.class);
        names = Native.load(system32.resolve("kernel32.dll").toString(), Names.class);
        shell = Native.load(system32.resolve("shell32.dll").toString(), Shell.class);
    }

    /** {@code ntdll.dll}. */
    interface Kernel extends Library {
        /** Fills an OSVERSIONINFOW whose first number is its size; the caller's. */
        int RtlGetVersion(Pointer version);
    }

    /** {@code kernel32.dll}. */
    interface Names extends Library {
        /** Fills a buffer of so many characters; 0 on failure. */
        int GetComputerNameExW(int kind, @Nullable Pointer buffer, IntByReference units);
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
    public String computerName() {
        IntByReference units = new IntByReference(NAME_UNITS);
        try (Memory name = new Memory(2L * NAME_UNITS)) {
            name.clear();
            if (names.GetComputerNameExW(COMPUTER_NAME_DNS_HOSTNAME, name, units) == 0) {
                throw WindowsFailure.of("GetComputerNameExW", "this machine's name", Native.getLastError());
            }
            return Utf16.at(name);
        }
    }

    @Override
    public boolean isAdministrator() {
        return shell.IsUserAnAdmin() != 0;
    }
}
