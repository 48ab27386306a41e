package dev.hnsform.hns.jna;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dev.hnsform.hns.windows.WindowsClocks;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times of processes and of the boot. Not verified on a host. */
final class NativeClocks implements WindowsClocks {
    private static final int PROCESS_QUERY_LIMITED_INFORMATION = 0x1000;
    private static final int SYSTEM_TIME_OF_DAY_INFORMATION = 3;
    /** sizeof(SYSTEM_TIMEOFDAY_INFORMATION), winternl.h. */
    private static final int TIME_OF_DAY_SIZE = 48;

    private final Processes processes;
    private final Kernel kernel;

    NativeClocks(Path system32) {
        processes = Native.load(system32.resolve("kernel32.dll").toString(), Processes.class);
        kernel = Native.load(system32.resolve("ntdll.dll").toString(), Kernel.class);
    }

    /** {@code kernel32.dll}. */
    interface Processes extends Library {
        /** Opens a process; NULL on failure. The caller closes it. */
        @Nullable
        Pointer OpenProcess(int access, int inherit, int process);

        /** Fills four FILETIMEs; 0 on failure. */
        int GetProcessTimes(
                Pointer process,
                LongByReference created,
                LongByReference ended,
                LongByReference kernel,
                LongByReference user);

        /** Gives a handle back. */
        int CloseHandle(Pointer handle);
    }

    /** {@code ntdll.dll}. */
    interface Kernel extends Library {
        /** Fills a buffer; an NTSTATUS, 0 for success. */
        int NtQuerySystemInformation(int kind, Pointer information, int size, IntByReference length);
    }

    @Override
    public Optional<Long> processCreated(long processId) {
        Pointer process = processes.OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, 0, (int) processId);
        if (process == null) {
            return Optional.empty();
        }
        try {
            LongByReference created = new LongByReference();
            LongByReference other = new LongByReference();
            return processes.GetProcessTimes(process, created, other, other, other) == 0
                    ? Optional.empty()
                    : Optional.of(created.getValue());
        } finally {
            processes.CloseHandle(process);
        }
    }

    @Override
    public Optional<byte[]> timeOfDay() {
        try (Memory information = new Memory(TIME_OF_DAY_SIZE)) {
            information.clear();
            int status = kernel.NtQuerySystemInformation(
                    SYSTEM_TIME_OF_DAY_INFORMATION, information, TIME_OF_DAY_SIZE, new IntByReference());
            return status == 0 ? Optional.of(information.getByteArray(0, TIME_OF_DAY_SIZE)) : Optional.empty();
        }
    }
}
