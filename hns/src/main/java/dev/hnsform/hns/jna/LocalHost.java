package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.windows.ServiceControl;
import dev.hnsform.hns.windows.WindowsFacts;
import dev.hnsform.hns.windows.WindowsSources;
import dev.hnsform.hns.windows.WindowsSystem;
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
    public static NativeHost open(Path systemRoot) {
        WindowsSources sources = NativeSources.of(systemRoot);
        require(sources, systemRoot);
        return over(NativeLibraries.ofWindows(systemRoot), sources);
    }

    /**
     * Reaches it, with its facts from elsewhere: for tests.
     *
     * @param systemRoot {@code %SystemRoot%}
     * @throws LocalHostException as {@link #open(Path)}
     */
    public static NativeHost open(Path systemRoot, HostFactsSource facts) {
        WindowsSources sources = NativeSources.of(systemRoot);
        require(sources, systemRoot);
        return NativeHost.over(NativeLibraries.ofWindows(systemRoot), DESCRIPTION, facts);
    }

    private static void require(WindowsSources sources, Path systemRoot) {
        boolean hasLibrary = Files.exists(systemRoot.resolve("System32/computenetwork.dll"));
        require(sources.system(), sources.services(), hasLibrary);
    }

    /**
     * Reaches libraries with HNS's exports that are not Windows' own, on a Windows machine whose facts are its own: for tests.
     *
     * @param place one library with all exports, or a folder with {@code computenetwork.dll} and {@code vmcompute.dll}
     * @param systemRoot {@code %SystemRoot%}
     * @throws LocalHostException when they cannot be loaded
     */
    public static NativeHost of(Path place, Path systemRoot) {
        return over(NativeLibraries.of(place), NativeSources.of(systemRoot));
    }

    private static NativeHost over(NativeLibraries libraries, WindowsSources sources) {
        WindowsFacts facts = new WindowsFacts(sources, new NativeHnsVersion(libraries.client()));
        return NativeHost.over(libraries, DESCRIPTION, facts::facts);
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
    static void require(WindowsSystem system, ServiceControl services, boolean hasLibrary) {
        if (system.build() < FIRST_BUILD) {
            throw LocalHostException.tooOld(system.build());
        }
        String state = services.status("hns").state();
        if (hasLibrary && !state.equals("running") && !state.equals("unknown") && !state.equals("starting")) {
            throw LocalHostException.notRunning(state);
        }
        if (hasLibrary && !system.isAdministrator()) {
            throw LocalHostException.noRights();
        }
    }
}
