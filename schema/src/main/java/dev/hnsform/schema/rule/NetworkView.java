package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A network that a stack declares or looks up, and what stands on it. */
public final class NetworkView {
    private final ResourceAddress address;
    private final Optional<Network> own;
    private final Optional<NetworkType> type;
    private final boolean whole;
    private final List<Subnet> subnets;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final List<RemoteSubnet> remoteSubnets = new ArrayList<>();

    NetworkView(ResourceAddress address, Optional<Network> own, Optional<NetworkType> type, boolean whole) {
        this.address = address;
        this.own = own;
        this.type = type;
        this.whole = whole;
        this.subnets = own.flatMap(network -> network.subnets().value()).orElse(List.of());
    }

    void add(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    void add(RemoteSubnet subnet) {
        remoteSubnets.add(subnet);
    }

    /** Its address. */
    public ResourceAddress address() {
        return address;
    }

    /** The network, when the stack declares it; empty when it is looked up. */
    public Optional<Network> own() {
        return own;
    }

    /** Its type, when the stack says it. */
    public Optional<NetworkType> type() {
        return type;
    }

    /** Whether its type is known and this one. */
    public boolean is(NetworkType wanted) {
        return type.isPresent() && type.get() == wanted;
    }

    /** Whether nothing of its document is faulty: what is not stated there is really left out. */
    public boolean isWhole() {
        return whole;
    }

    /** Its subnets as stated. */
    public List<Subnet> subnets() {
        return subnets;
    }

    /** Its endpoints, by address. */
    public List<Endpoint> endpoints() {
        return Collections.unmodifiableList(endpoints);
    }

    /** Its remote subnets, by address. */
    public List<RemoteSubnet> remoteSubnets() {
        return Collections.unmodifiableList(remoteSubnets);
    }
}
