package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * A guest network service: the part of HNS in a virtual machine (hns-reference 2.7).
 *
 * @param id its id
 * @param name its name, or empty
 * @param owner its owner, or empty
 * @param virtualMachine id of the machine it is in; of zeros where none was said
 * @param state GuestNetworkServiceState, for example {@code Created}
 * @param more what else its document said, verbatim
 * @param admitted the real host's document it comes from
 */
public record SimulatedGuestService(
        Guid id,
        String name,
        String owner,
        Guid virtualMachine,
        String state,
        JsonObject more,
        Optional<Admitted> admitted)
        implements SimulatedObject {
    @Override
    public HcnKind kind() {
        return HcnKind.GUEST_SERVICE;
    }

    /** The service in another state. */
    public SimulatedGuestService withState(String other) {
        return new SimulatedGuestService(id, name, owner, virtualMachine, other, more, admitted.map(Admitted::touched));
    }
}
