package dev.hnsform.cli.compose;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.protocol.RemoteConnection;
import dev.hnsform.hns.protocol.RemoteHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A process of hnsform's own that makes native calls for this one. Closing it ends it at once, whatever it is at. */
final class Worker implements AutoCloseable {
    private static final String MAIN = "dev.hnsform.cli.launcher.NativeWorker";
    private static final int TOKEN_BYTES = 32;

    private final Process process;
    private final RemoteHost host;

    private Worker(Process process, RemoteHost host) {
        this.process = process;
        this.host = host;
    }

    /**
     * Starts one.
     *
     * @param call the change it is wanted for, for messages
     * @throws HostCallException when it cannot be started; nothing was changed
     */
    static Worker start(Surroundings surroundings, String call, String subject) {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(surroundings.environment());
            process = builder.start();
            // By its input: neither command lines nor environments are secret
            process.getOutputStream().write((token + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String port = output.readLine();
            if (port == null) {
                throw new IOException("it ended before it was ready; what it said is above");
            }
            RemoteConnection connection = RemoteConnection.open(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.strip())),
                    token,
                    "hnsform, process " + ProcessHandle.current().pid());
            return new Worker(process, new RemoteHost(connection));
        } catch (IOException | RuntimeException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            throw new HostCallException(
                    call,
                    subject,
                    new HResult(0),
                    Ending.TRANSIENT,
                    "the process that is to make the change could not be started, and nothing was changed: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The same Java and the same classes; options of JNA are kept. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // by the manifest only when started with -jar
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("jna."))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return command;
    }

    HnsHost host() {
        return host;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long process() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly(); // first: closing the connection of a worker that hangs would wait for it
        host.close();
    }
}
