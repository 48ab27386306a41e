package dev.hnsform.hns.jna;

import dev.hnsform.schema.diagnostic.ToolException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The HNS of this machine cannot be reached, and what to do about it. */
public final class LocalHostException extends ToolException {
    private static final long serialVersionUID = 1L;

    private LocalHostException(String code, String subject, String message, @Nullable Throwable cause) {
        super(code, "reach this machine's HNS", subject, message, cause);
    }

    static LocalHostException noLibrary(Path file) {
        return new LocalHostException(
                "HF5211",
                file.toString(),
                "Windows' networking library is not there: " + file
                        + " does not exist. It comes with the host network service. On"
                        + " Windows Server install it with: Install-WindowsFeature Containers -Restart. On Windows 10 and 11 with:"
                        + " Enable-WindowsOptionalFeature -Online -FeatureName Containers -All. It exists since Windows 10 1809 and"
                        + " Windows Server 2019.",
                null);
    }

    static LocalHostException unloadable(Path file, Throwable cause) {
        return new LocalHostException(
                "HF5212",
                file.toString(),
                "The networking library " + file + " cannot be loaded: " + cause.getMessage()
                        + ". A 32-bit Java cannot load it; use a 64-bit one.",
                cause);
    }

    static LocalHostException tooOld(int build) {
        return new LocalHostException(
                "HF5213",
                "Windows build " + build,
                "This Windows is too old: build " + build
                        + " has no host compute network API, which begins with build 17763"
                        + " (Windows 10 1809, Windows Server 2019). Manage this host's containers from a newer Windows.",
                null);
    }

    static LocalHostException notRunning(String state) {
        return new LocalHostException(
                "HF5214",
                "service hns",
                "The host network service (hns) is " + state
                        + ", and without it nothing can be asked or changed. Start it with:"
                        + " Start-Service hns. If it does not stay up, its reasons are in the event log"
                        + " Microsoft-Windows-Host-Network-Service-Admin.",
                null);
    }

    static LocalHostException noRights() {
        return new LocalHostException(
                "HF5215",
                "the rights of this process",
                "This process lacks administrative rights, and HNS answers nobody else (0x80070005, access is denied). Start hnsform"
                        + " from an elevated prompt: \"Run as administrator\".",
                null);
    }

    static LocalHostException notWindows() {
        return new LocalHostException(
                "HF5216",
                "local:",
                "\"local:\" names the HNS of the Windows machine that hnsform runs on, and this is not Windows. Use sim:FILE for an"
                        + " embedded simulator, tcp://ADDRESS:PORT for a host that is served, or snapshot:FILE to plan against a"
                        + " host's snapshot.",
                null);
    }
}
