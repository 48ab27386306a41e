package dev.hnsform.simulator.contract;

import dev.hnsform.hns.jna.LocalHost;
import dev.hnsform.hns.jna.NativeHost;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract through the native binding over libraries somewhere, as a program: for a Windows JVM, on which no test framework is started. Prints
 * what differs, and how many cases ran; ends with 1 when something differs.
 */
public final class ContractProgram {
    private ContractProgram() {}

    /**
     * Takes the folder of the libraries, and a free port. {@code HNSFORM_HOST} and {@code HNSFORM_TOKEN} of the environment, which the libraries read,
     * must name that port and the token.
     */
    public static void main(String[] arguments) {
        StandIn served = new StandIn(SimulatedHost.inMemory(SimulatorSettings.defaults()));
        List<ContractCase> cases = ContractFiles.all();
        List<String> differences = new ArrayList<>();
        try (HostServer server = HostServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])),
                        System.getenv("HNSFORM_TOKEN"),
                        new HostOffer(served, "test", "hnsform test", Optional.empty(), Optional.empty()));
                NativeHost host = LocalHost.of(Path.of(arguments[0]), served::facts)) {
            for (ContractCase one : cases) {
                differences.addAll(differences(one, served, host));
            }
        }
        differences.forEach(System.out::println);
        System.out.println("contract cases run: " + cases.size() + ", differences: " + differences.size());
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    private static List<String> differences(ContractCase one, StandIn served, NativeHost host) {
        try (SimulatedHost simulated = SimulatedHost.inMemory(one.host());
                SimulatedHost twin = SimulatedHost.inMemory(one.host())) {
            served.standFor(simulated);
            ContractRun here = new ContractRun(one, host, simulated).run();
            List<String> differences = new ArrayList<>();
            here.differences().forEach(difference -> differences.add(one + ": " + difference));
            if (!here.said().equals(new ContractRun(one, twin, twin).run().said())) {
                differences.add(one + ": other answers than in process");
            }
            return differences;
        }
    }
}
