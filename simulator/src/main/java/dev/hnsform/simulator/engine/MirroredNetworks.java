package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.SimulatedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The side effect of a listing: one whose filter asks for networks with mirroring flags makes HNS create the mirrored networks, one configuration a
 * boot (hns-reference 2.1, code: microsoft/WSL). That it is one network for each connected adapter, of its name, is inferred.
 */
final class MirroredNetworks {
    private static final String TYPE = "Mirrored";
    private static final int SCHEMA = 4;
    /** EnableNonPersistent and EnableFlowSteering. */
    private static final long MIRRORING = 8 | 64;

    private final Ruling ruling;

    MirroredNetworks(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> wanted(HcnKind kind, HostQuery query) {
        long flags = query.filter().flatMap(filter -> filter.integer("Flags")).orElse(0L);
        boolean asked = kind == HcnKind.NETWORK
                && (flags & MIRRORING) == MIRRORING
                && ruling.release().schemaMinor() >= SCHEMA;
        if (!asked
                || ruling.state().networks().stream().anyMatch(n -> n.typeText().equals(TYPE))) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (AdapterFacts adapter : ruling.host().adapters()) {
            if (adapter.connected() && adapter.medium() != AdapterFacts.Medium.VIRTUAL) {
                changes.add(new Change.PutObject(mirrored(adapter, flags)));
            }
        }
        return changes;
    }

    private SimulatedNetwork mirrored(AdapterFacts adapter, long flags) {
        return new SimulatedNetwork(
                ruling.made(TYPE + " " + adapter.name()),
                adapter.name(),
                "",
                TYPE,
                flags,
                List.of(),
                List.of(),
                false,
                List.of(),
                Dns.NONE,
                Guid.ZERO,
                Optional.empty(),
                Optional.empty(),
                0,
                new TreeMap<>(),
                Optional.empty());
    }
}
