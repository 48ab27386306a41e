package dev.hnsform.simulator.contract;

import dev.hnsform.hns.jna.LocalHost;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.protocol.HostOffer;
import dev.hnsform.hns.protocol.HostServer;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract through what is for Windows, as a program: on a Windows JVM no test framework is started. Prints what differs, and how many cases ran;
 * ends with 1 when something differs.
 */
public final class ContractProgram {
    private ContractProgram() {}

    /**
     * Takes a free port; then {@code native} and the folder of the libraries, or {@code v1} and the words that start the v1 client. {@code HNSFORM_HOST}
     * and {@code HNSFORM_TOKEN} of the environment, which the libraries read, must name that port and the token.
     */
    public static void main(String[] arguments) throws IOException {
        StandIn served = new StandIn(SimulatedHost.inMemory(SimulatorSettings.defaults()));
        boolean v1 = arguments[1].equals("v1");
        List<ContractCase> cases = ContractFiles.all().stream()
                .filter(one -> !v1 || one.steps().stream().anyMatch(step -> step.has("hns")))
                .toList();
        List<String> differences = new ArrayList<>();
        List<String> rest = List.of(arguments).subList(2, arguments.length);
        try (HostServer server = HostServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
                        System.getenv("HNSFORM_TOKEN"),
                        new HostOffer(served, "test", "hnsform test", Optional.empty(), Optional.empty()));
                HnsHost host = v1
                        ? new V1Client(served, rest)
                        : LocalHost.of(Path.of(String.join(" ", rest)), served::facts)) {
            for (ContractCase one : cases) {
                differences.addAll(differences(one, served, host));
            }
        }
        differences.forEach(System.out::println);
        System.out.println("contract cases run: " + cases.size() + ", differences: " + differences.size());
        System.exit(differences.isEmpty() ? 0 : 1);
    }

    private static List<String> differences(ContractCase one, StandIn served, HnsHost host) {
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
