package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.RuleRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What dockerd does to HNS when it starts (hns-reference 5.12, code: moby/moby): it takes over every network but private and internal ones, deletes
 * the endpoints it finds there as stale, and makes its network {@code nat} when there is no NAT network. What it keeps in its own store is not
 * modelled.
 */
final class DockerStart {
    private static final List<String> LEFT = List.of("private", "internal");

    private final Ruling ruling;

    DockerStart(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutHost(ruling.host().withService("docker", "running")));
        for (SimulatedNetwork network : ruling.state().networks()) {
            if (!LEFT.contains(network.typeText().toLowerCase(Locale.ROOT))) {
                stale(network, changes);
            }
        }
        boolean nat = ruling.state().networks().stream().anyMatch(n -> n.is(NetworkType.NAT));
        if (!nat) {
            changes.addAll(defaultNetwork());
        }
        return changes;
    }

    private void stale(SimulatedNetwork network, List<Change> changes) {
        for (Guid id : ruling.state().book(network.id()).endpoints()) {
            boolean stays = ruling.state()
                            .endpoint(id)
                            .map(SimulatedEndpoint::place)
                            .filter(place -> place.isAttached())
                            .isPresent()
                    && ruling.is(Switch.DELETE_ATTACHED_ENDPOINT, "refuse");
            if (!stays) {
                changes.add(new Change.RemoveObject(HcnKind.ENDPOINT, id));
            }
        }
    }

    /** A name that is taken, or no free prefix, keeps dockerd from it; it starts all the same here. */
    private List<Change> defaultNetwork() {
        JsonObject document = Json.object()
                .put("Name", "nat")
                .put("Type", "nat")
                .put(
                        "Subnets",
                        Json.array(
                                Json.object().put("AddressPrefix", "0.0.0.0/0").build()))
                .build();
        try {
            return new NetworkCalls(ruling).create(Guid.ZERO, document);
        } catch (RuleRefusal refused) {
            return List.of();
        }
    }
}
