package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.HostDescription;
import java.nio.file.Files;
import java.nio.file.Path;

/** The HNS of the Windows machine that this runs on. What keeps it from being asked is found first, and told with its way out. */
public final class LocalHost {
    /** Windows 10 1809 and Windows Server 2019, the first with the library (doc). */
    private static final int FIRST_BUILD = 17763;

    private static final HostDescription DESCRIPTION = new HostDescription("local:", false, false);

    private LocalHost() {}

    /**
     * Reaches it.
     *
     * @param systemRoot {@code %SystemRoot%}
     * @throws LocalHostException when this Windows is too old, has no networking library, its service does not run, or rights are missing
     */
    public static NativeHost open(Path systemRoot, HostFactsSource facts) {
        require(new NativeWindowsSystem(systemRoot), Files.exists(systemRoot.resolve("System32/computenetwork.dll")));
        return NativeHost.over(NativeLibraries.ofWindows(systemRoot), DESCRIPTION, facts);
    }

    /**
     * Reaches libraries with HNS's exports that are not Windows' own, as {@code local:}, without asking the system anything: for tests.
     *
     * @param place one library with all exports, or a folder with {@code computenetwork.dll} and {@code vmcompute.dll}
     * @throws LocalHostException when they cannot be loaded
     */
    public static NativeHost of(Path place, HostFactsSource facts) {
        return NativeHost.over(NativeLibraries.of(place), DESCRIPTION, facts);
    }

    /** The failure of {@code local:} where there is no Windows. */
    public static LocalHostException notWindows() {
        return LocalHostException.notWindows();
    }

    /** The service is stopped rather than missing only where the library is there: the feature brings both. */
    static void require(WindowsSystem system, boolean hasLibrary) {
        if (system.build() < FIRST_BUILD) {
            throw LocalHostException.tooOld(system.build());
        }
        String state = system.service("hns");
        if (hasLibrary && !state.equals("running") && !state.equals("unknown") && !state.equals("starting")) {
            throw LocalHostException.notRunning(state);
        }
        if (hasLibrary && !system.isAdministrator()) {
            throw LocalHostException.noRights();
        }
    }
}
