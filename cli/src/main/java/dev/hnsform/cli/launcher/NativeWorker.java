package dev.hnsform.cli.launcher;

import dev.hnsform.cli.compose.Hosts;
import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The process that changes this machine's HNS on behalf of another one of hnsform, which can end it when a native call hangs. Reads the token that
 * its only client will bear from standard input, says at which port it listens, and ends with its standard input. Not for people.
 */
public final class NativeWorker {
    private NativeWorker() {}

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String token = input.readLine();
        if (token == null) {
            return;
        }
        try (NativeHost host = new Hosts(Surroundings.ofProcess()).localCalls();
                HostServer server = HostServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        token,
                        new HostOffer(host, "worker", "hnsform worker", Optional.empty(), Optional.empty()))) {
            System.out.println(server.address().getPort());
            System.out.flush();
            while (input.readLine() != null) {
                continue; // until whoever started this goes, however that happens
            }
        }
    }
}
