package dev.hnsform.hns.jna;

import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;

/** The loaded native libraries. Loaded when asked for, from a place that is named whole: never from the search path. */
public final class NativeLibraries {
    private final HcnClient client;

    private NativeLibraries(ComputeNetworkLibrary network, VmComputeLibrary compute, TaskMemoryLibrary memory) {
        this.client = new HcnClient(network, compute, memory);
    }

    /**
     * Windows' own, from its system directory, where only administrators can put a library.
     *
     * @param systemRoot {@code %SystemRoot%}
     * @throws LocalHostException when this Windows has none
     */
    public static NativeLibraries ofWindows(Path systemRoot) {
        Path system = systemRoot.resolve("System32");
        Path network = system.resolve("computenetwork.dll");
        Path compute = system.resolve("vmcompute.dll");
        if (!Files.exists(network) || !Files.exists(compute)) {
            throw LocalHostException.noLibrary(Files.exists(network) ? compute : network);
        }
        return load(network, compute, system.resolve("ole32.dll").toAbsolutePath());
    }

    /**
     * Libraries with HNS's exports that are not Windows' own, as those of {@code simulator/shim}: for tests.
     *
     * @param place one library with all exports, or a folder with {@code computenetwork.dll} and {@code vmcompute.dll}
     * @throws LocalHostException when there are none, or they cannot be loaded
     */
    public static NativeLibraries of(Path place) {
        if (!Files.exists(place)) {
            throw LocalHostException.noLibrary(place);
        }
        return Files.isDirectory(place)
                ? load(place.resolve("computenetwork.dll"), place.resolve("vmcompute.dll"), Path.of("ole32"))
                : load(place, place, place.toAbsolutePath());
    }

    private static NativeLibraries load(Path network, Path compute, Path memory) {
        try {
            return new NativeLibraries(
                    Native.load(network.toAbsolutePath().toString(), ComputeNetworkLibrary.class),
                    Native.load(compute.toAbsolutePath().toString(), VmComputeLibrary.class),
                    Native.load(memory.toString(), TaskMemoryLibrary.class));
        } catch (UnsatisfiedLinkError e) {
            throw LocalHostException.unloadable(network, e);
        }
    }

    HcnClient client() {
        return client;
    }
}
