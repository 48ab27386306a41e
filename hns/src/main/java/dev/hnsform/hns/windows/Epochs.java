package dev.hnsform.hns.windows;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.schema.host.Epoch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The epoch of this machine. The boot is told by when the process {@code System} was made, which stays what it is while the machine is up; where
 * Windows does not say, by its boot time, which moves when the clock is set: then two boots are seen where there was one, never one where there were
 * two. The start of HNS is told by the process that it runs in. Where {@code hns} shares its process with other services (machines of less than 3.5
 * GB), a restart of {@code hns} alone is not seen. Not verified on a host.
 */
final class Epochs {
    private static final long SYSTEM_PROCESS = 4;
    /** The boot time stands first in a SYSTEM_TIMEOFDAY_INFORMATION. */
    private static final int BOOT_TIME = 0;

    private static final String CALL = "HostFacts";

    private final WindowsClocks clocks;

    Epochs(WindowsClocks clocks) {
        this.clocks = clocks;
    }

    Epoch of(ServiceStatus hns) {
        return new Epoch(boot(), start(hns));
    }

    private String boot() {
        return clocks.processCreated(SYSTEM_PROCESS)
                .filter(created -> created > 0)
                .or(this::bootTime)
                .map(time -> FileTime.instant(time).toString())
                .orElseThrow(() -> failure(
                        "this machine's boot",
                        Ending.REFUSED,
                        "Windows tells neither when its process System was made nor when it booted, and without that nothing read before"
                                + " a reboot could be told from what is read after it"));
    }

    private java.util.Optional<Long> bootTime() {
        return clocks.timeOfDay()
                .filter(bytes -> bytes.length >= BOOT_TIME + Long.BYTES)
                .map(bytes ->
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(BOOT_TIME))
                .filter(time -> time > 0);
    }

    private String start(ServiceStatus hns) {
        if (hns.processId() == 0) {
            throw failure(
                    "service hns",
                    Ending.TRANSIENT,
                    "the host network service is " + hns.state()
                            + ". Start it with: Start-Service hns. Its reasons are in the event log"
                            + " Microsoft-Windows-Host-Network-Service-Admin");
        }
        return clocks.processCreated(hns.processId())
                .map(time -> FileTime.instant(time) + " (process " + hns.processId() + ")")
                .orElseThrow(() -> failure(
                        "service hns",
                        Ending.TRANSIENT,
                        "Windows does not say when process " + hns.processId()
                                + " was made, which the service runs in"));
    }

    private static HostCallException failure(String subject, Ending ending, String why) {
        return new HostCallException(CALL, subject, new HResult(0), ending, why, null);
    }
}
