package dev.hnsform.simulator.engine;

import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.profile.Switch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a call has changed, to be kept in the simulator's file: each touched object as it is now, or gone. */
final class Changes {
    private static final int LONGEST_TRUNCATED_OWNER = 8;

    private final HostState state;
    private final int managementIpReads;
    private final boolean kept;
    private final Map<Guid, Optional<Object>> touched = new LinkedHashMap<>();
    private boolean hostTouched;

    /**
     * Collects changes.
     *
     * @param kept whether anybody will ask what was touched
     */
    Changes(HostState state, int managementIpReads, boolean kept) {
        this.state = state;
        this.managementIpReads = managementIpReads;
        this.kept = kept;
    }

    static String owner(Choices choices, String owner) {
        return switch (choices.switches().choice(Switch.OWNER)) {
            case "drop" -> "";
            case "truncate" -> owner.substring(0, Math.min(LONGEST_TRUNCATED_OWNER, owner.length()));
            default -> owner;
        };
    }

    int managementIpReads() {
        return managementIpReads;
    }

    void put(SimNetwork n) {
        if (state.network(n.id).isEmpty()) {
            state.put(n);
        }
        touch(n.id, Optional.of(n));
    }

    void put(SimEndpoint e) {
        touch(e.id, Optional.of(e));
    }

    void put(SimNamespace n) {
        state.put(n);
        touch(n.id, Optional.of(n));
    }

    void remove(SimNetwork n) {
        state.remove(n);
        touch(n.id, Optional.empty());
    }

    void remove(SimEndpoint e) {
        state.remove(e);
        touch(e.id, Optional.empty());
    }

    void remove(SimNamespace n) {
        state.remove(n);
        touch(n.id, Optional.empty());
    }

    /** The host lost its network for seconds (hns-reference 5.4). */
    void interruption() {
        state.interruptions++;
        hostTouched = true;
    }

    void hostChanged() {
        hostTouched = true;
    }

    boolean isHostTouched() {
        return hostTouched;
    }

    boolean isEmpty() {
        return touched.isEmpty() && !hostTouched;
    }

    private void touch(Guid id, Optional<Object> now) {
        if (kept) {
            touched.put(id, now);
        }
    }

    /** The touched objects: what they are now, or empty for those gone. */
    Map<Guid, Optional<JsonObject>> take() {
        Map<Guid, Optional<JsonObject>> taken = new LinkedHashMap<>();
        touched.forEach((id, now) -> taken.put(id, now.map(Changes::json)));
        touched.clear();
        hostTouched = false;
        return taken;
    }

    private static JsonObject json(Object object) {
        if (object instanceof SimNetwork n) {
            return SimObjectJson.write(n);
        }
        if (object instanceof SimEndpoint e) {
            return SimObjectJson.write(e);
        }
        return SimObjectJson.write((SimNamespace) object);
    }
}
