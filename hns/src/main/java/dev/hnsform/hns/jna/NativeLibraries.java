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
        return load(network, compute, system.resolve("ole32.dll"));
    }

    /**
     * One library with the exports of all: that of {@code simulator/shim}.
     *
     * @throws LocalHostException when it cannot be loaded
     */
    public static NativeLibraries ofFile(Path file) {
        if (!Files.exists(file)) {
            throw LocalHostException.noLibrary(file);
        }
        return load(file, file, file);
    }

    private static NativeLibraries load(Path network, Path compute, Path memory) {
        try {
            return new NativeLibraries(
                    Native.load(network.toAbsolutePath().toString(), ComputeNetworkLibrary.class),
                    Native.load(compute.toAbsolutePath().toString(), VmComputeLibrary.class),
                    Native.load(memory.toAbsolutePath().toString(), TaskMemoryLibrary.class));
        } catch (UnsatisfiedLinkError e) {
            throw LocalHostException.unloadable(network, e);
        }
    }

    HcnClient client() {
        return client;
    }
}
