package dev.hnsform.simulator.shim;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.hnsform.hns.jna.HostFactsSource;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.jna.NativeLibraries;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostDescription;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The built shim, and the environment that it reads. */
public final class Shim {
    /** What the servers here want to hear. */
    public static final String TOKEN = "a token for tests";

    private static final Path LIBRARY =
            Path.of("target", "libcomputenetwork.so").toAbsolutePath();
    /** The C program over the library. */
    public static final Path DRIVER = Path.of("target", "shim-driver").toAbsolutePath();

    /** The environment of this process as C programs see it; Java's own copy was made at its start. */
    private interface CEnvironment extends Library {
        int setenv(String name, String value, int overwrite);
    }

    private Shim() {}

    /** Skips the test, aloud, where the library could not be built. */
    public static void require() {
        if (!Files.exists(LIBRARY)) {
            System.out.println("SKIPPED: " + LIBRARY.getFileName() + " was not built (no gcc, or not Linux)");
        }
        Assumptions.assumeTrue(Files.exists(LIBRARY), "the shim was not built");
    }

    /** The library. */
    public static Path library() {
        return LIBRARY;
    }

    /** Serves a host on a free port. */
    public static HostServer serve(HnsHost host) {
        return HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(host, "test", "hnsform test", Optional.empty(), Optional.empty()));
    }

    /** A server as the library wants it named. */
    public static String uri(HostServer server) {
        return "tcp://127.0.0.1:" + server.address().getPort();
    }

    /** The native binding over the shim, connected to a server; facts come from elsewhere, as they do on Windows. */
    public static NativeHost bound(String uri, HostFactsSource facts) {
        CEnvironment environment = Native.load("c", CEnvironment.class);
        environment.setenv("HNSFORM_HOST", uri, 1);
        environment.setenv("HNSFORM_TOKEN", TOKEN, 1);
        return NativeHost.over(NativeLibraries.of(LIBRARY), new HostDescription("local:", false, false), facts);
    }

    /** How many out-strings of the library are not freed. */
    public static long liveStrings() {
        return count("HnsformLiveStrings");
    }

    /** How many handles of the library are open. */
    public static long liveHandles() {
        return count("HnsformLiveHandles");
    }

    private static long count(String export) {
        Function function = NativeLibrary.getInstance(LIBRARY.toString()).getFunction(export);
        return (Long) function.invoke(Long.class, new Object[0]);
    }
}
