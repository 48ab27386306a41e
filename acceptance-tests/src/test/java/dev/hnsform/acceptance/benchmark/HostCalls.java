package dev.hnsform.acceptance.benchmark;

import dev.hnsform.hns.mapping.EndpointDocuments;
import dev.hnsform.hns.mapping.NetworkDocuments;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.SimulatedHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The calls that an apply of a plan of creates makes, step by step, and nothing else: writes how many milliseconds they took. */
public final class HostCalls {
    private final HnsHost host;
    private long nanos;

    private HostCalls(HnsHost host) {
        this.host = host;
    }

    /** Takes the plan, the simulated host's file, and the file for the result. */
    public static void main(String[] arguments) throws IOException {
        try (SimulatedHost host = SimulatedHost.open(Path.of(arguments[1]));
                InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
            HostCalls calls = new HostCalls(host);
            PlanFile.read(in, arguments[0]).steps().forEach(calls::make);
            Files.writeString(Path.of(arguments[2]), Double.toString(calls.nanos / 1e6));
        }
    }

    private void make(Step step) {
        Guid id = step.header().target();
        if (step instanceof Step.CreateNetwork network) {
            JsonObject document = NetworkDocuments.create(network.network(), id, "", Optional.empty());
            create(HcnKind.NETWORK, id, document);
            query(HcnKind.NETWORK, id, HostQuery.V2_DETAILED);
        } else if (step instanceof Step.CreateEndpoint endpoint) {
            JsonObject document = EndpointDocuments.create(
                    endpoint.endpoint(),
                    id,
                    endpoint.network(),
                    "",
                    new EndpointDocuments.NetworkBelow(Optional.of(endpoint.type()), JsonObject.EMPTY));
            create(HcnKind.ENDPOINT, id, document);
            query(HcnKind.ENDPOINT, id, HostQuery.V2);
            query(HcnKind.NETWORK, endpoint.network(), HostQuery.V2); // its IP subnets
            query(HcnKind.ENDPOINT, id, HostQuery.V1); // where it is attached
        } else {
            throw new IllegalArgumentException("no step of a plan of creates: " + step.header());
        }
    }

    private void create(HcnKind kind, Guid id, JsonObject document) {
        long begun = System.nanoTime();
        host.create(kind, id, document, Deadline.CHANGE);
        nanos += System.nanoTime() - begun;
    }

    private void query(HcnKind kind, Guid id, HostQuery query) {
        long begun = System.nanoTime();
        host.query(kind, id, query, Deadline.READ);
        nanos += System.nanoTime() - begun;
    }
}
