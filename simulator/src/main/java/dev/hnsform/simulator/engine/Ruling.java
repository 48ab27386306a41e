package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.ipam.GuestPorts;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.SimulatedObject;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one call is judged with: the state, and a note of every switch on which its result depends. */
final class Ruling {
    private static final int TRUNCATED_OWNER = 16;

    private final HostState state;
    private final GuestPorts guestPorts;
    private final Set<Switch> used = EnumSet.noneOf(Switch.class);

    Ruling(HostState state, GuestPorts guestPorts) {
        this.state = state;
        this.guestPorts = guestPorts;
    }

    /** The ports that are held for guests. */
    GuestPorts guestPorts() {
        return guestPorts;
    }

    HostState state() {
        return state;
    }

    Host host() {
        return state.host();
    }

    Release release() {
        return state.host().release();
    }

    boolean has(Feature feature) {
        return state.host().features().has(feature);
    }

    /** The setting of a switch on which the result depends. */
    String choice(Switch which) {
        used.add(which);
        return state.host().switches().choice(which);
    }

    /** Whether a switch on which the result depends has this setting. */
    boolean is(Switch which, String choice) {
        return choice(which).equals(choice);
    }

    /** The switches on which the result depends, by name. */
    List<String> used() {
        return used.isEmpty()
                ? List.of()
                : used.stream().map(Switch::label).sorted().toList();
    }

    /** The id of an object to be made; refuses one in use. */
    Guid newId(HcnKind kind, Guid argument, Optional<Guid> document) {
        Guid id = document.orElse(argument);
        if (document.isPresent() && !argument.isZero() && !document.get().equals(argument)) {
            id = is(Switch.ID_PRECEDENCE, "argument") ? argument : document.get();
        }
        if (id.isZero()) {
            id = made(kind.label());
        }
        if (state.object(kind, id).isPresent()) {
            throw Rule.ID_IN_USE.about(kind.label() + " " + id);
        }
        return id;
    }

    /** A new id that follows from the seed and from what happened before. */
    Guid made(String purpose) {
        return Mix.guid(host().seed(), new Guid(0, state.applied()), purpose);
    }

    /** What becomes of an owner. Nothing else depends on it, so it does not count as used. */
    String owner(String asked) {
        return switch (host().switches().choice(Switch.OWNER)) {
            case "drop" -> "";
            case "truncate" -> asked.substring(0, Math.min(TRUNCATED_OWNER, asked.length()));
            default -> asked;
        };
    }

    /** Refuses changes of what the model cannot express. */
    static void requireModelled(SimulatedObject object) {
        if (object.isOpaque()) {
            throw Rule.NOT_MODELLED.about(
                    object.kind().label() + " \"" + object.name() + "\" is kept as the host described it");
        }
    }
}
