package dev.hnsform.hns.jna;

import dev.hnsform.hns.windows.WindowsSources;
import java.nio.file.Path;

/** Windows' own libraries, each named whole: never from the search path. */
final class NativeSources {
    private NativeSources() {}

    /**
     * Loads them.
     *
     * @param systemRoot {@code %SystemRoot%}
     * @throws LocalHostException when one cannot be loaded
     */
    static WindowsSources of(Path systemRoot) {
        Path system32 = systemRoot.resolve("System32");
        try {
            return new WindowsSources(
                    new NativeWindowsSystem(system32),
                    new NativeNetworkTables(system32),
                    new NativeRegistry(system32),
                    new NativeServiceControl(system32),
                    new NativeClocks(system32));
        } catch (UnsatisfiedLinkError e) {
            throw LocalHostException.unloadable(system32, e);
        }
    }
}
