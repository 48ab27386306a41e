package dev.hnsform.schema.host;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * A network as the host holds it.
 *
 * @param id its id
 * @param name HNS name
 * @param owner HNS {@code Owner}, or empty
 * @param type HNS's spelling of its type as answered, canonical where it is one we know ({@code Mirrored} and others are read, not written)
 * @param reported what the host said, in the table of {@code Network}
 * @param remoteSubnets its RemoteSubnetRoute policies, each in the table of {@code RemoteSubnet} without the network
 * @param layer id of the switch layer below ({@code LayeredOn}); absent when not answered
 * @param adapterName the physical adapter as answered; absent when not answered
 * @param managementIp the host's address on an external network; appears late
 * @param drMac {@code DrMacAddress} of an overlay; appears with the network
 */
public record HostNetwork(
        Guid id,
        String name,
        String owner,
        String type,
        FieldValues reported,
        List<FieldValues> remoteSubnets,
        Optional<Guid> layer,
        Optional<String> adapterName,
        Optional<IpAddress> managementIp,
        Optional<MacAddress> drMac)
        implements HostObject {
    /** Copies the list. */
    public HostNetwork {
        remoteSubnets = List.copyOf(remoteSubnets);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK;
    }
}
