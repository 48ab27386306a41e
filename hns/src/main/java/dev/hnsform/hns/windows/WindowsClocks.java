package dev.hnsform.hns.windows;

import java.util.Optional;

/** When things of this machine began. Times are 64-bit FILETIMEs, see {@link FileTime}. */
public interface WindowsClocks {
    /** When a process was made ({@code GetProcessTimes}); absent when Windows does not say. Never changes while the process lives. */
    Optional<Long> processCreated(long processId);

    /**
     * What {@code NtQuerySystemInformation} answers for SystemTimeOfDayInformation; absent when Windows does not say. Its boot time moves along
     * when the clock is set.
     */
    Optional<byte[]> timeOfDay();
}
