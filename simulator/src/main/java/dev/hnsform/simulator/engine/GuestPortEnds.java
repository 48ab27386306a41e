package dev.hnsform.simulator.engine;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.ipam.GuestPorts;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Host;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which ports held for guests do not outlive what happens to the host: a boot ends the guests too. */
public final class GuestPortEnds {
    private GuestPortEnds() {}

    /** Which are released by changes that the state does not have yet; empty when none is. */
    public static Optional<Predicate<GuestPorts.Hold>> of(HostState before, List<Change> changes) {
        Switches switches = before.host().switches();
        Set<Guid> deleted = new HashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.PutHost put && ends(before.host(), put.host())) {
                return Optional.of(hold -> true);
            }
            if (change instanceof Change.RemoveObject gone && gone.kind() == HcnKind.GUEST_SERVICE) {
                deleted.add(gone.id());
            }
        }
        boolean keeps = switches.choice(Switch.GUEST_PORTS_OF_DELETED_SERVICE).equals("keep");
        return deleted.isEmpty() || keeps ? Optional.empty() : Optional.of(hold -> deleted.contains(hold.service()));
    }

    private static boolean ends(Host before, Host after) {
        return !before.bootId().equals(after.bootId())
                || !before.serviceStart().equals(after.serviceStart())
                        && before.switches()
                                .choice(Switch.GUEST_PORTS_ON_HNS_RESTART)
                                .equals("release");
    }
}
