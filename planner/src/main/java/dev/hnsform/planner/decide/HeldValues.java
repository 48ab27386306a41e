package dev.hnsform.planner.decide;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import java.util.Optional;

/** What the host holds of an object, with the name and type that stand beside the reported fields. */
final class HeldValues {
    private HeldValues() {}

    static FieldValues of(HostObject object) {
        FieldValues held = object.reported();
        if (object instanceof HostNetwork network) {
            if (!held.has(Network.NAME) && isName(network.name())) {
                held = held.with(Network.NAME, network.name());
            }
            Optional<NetworkType> type = NetworkType.ofLabel(network.type());
            if (!held.has(Network.TYPE) && type.isPresent()) {
                held = held.with(Network.TYPE, type.get());
            }
        } else if (object instanceof HostEndpoint endpoint && !held.has(Endpoint.NAME) && isName(endpoint.name())) {
            held = held.with(Endpoint.NAME, endpoint.name());
        }
        return held;
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= 256;
    }
}
