package dev.hnsform.schema.rule;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.ExistingNetwork;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A stack as rules look at it: resources sorted by address, references resolved, networks with what stands on them. */
public final class StackModel {
    private final List<Resource> resources;
    private final Set<ResourceAddress> faulty;
    private final Optional<Features> target;
    private final Map<ResourceAddress, NetworkView> networks = new TreeMap<>();
    private final Map<ResourceAddress, NetworkView> byAddress = new HashMap<>();

    /**
     * Groups the resources.
     *
     * @param resources sorted by address
     * @param faulty addresses of resources of which parts are left out because they are faulty
     * @param target what the host can do that the stack is meant for; empty: not asked
     */
    public StackModel(List<Resource> resources, Set<ResourceAddress> faulty, Optional<Features> target) {
        this.resources = Collections.unmodifiableList(new ArrayList<>(resources));
        this.faulty = Collections.unmodifiableSet(new HashSet<>(faulty));
        this.target = target;
        Resource.Visitor<Boolean> addNetworks = new AddNetworks();
        resources.forEach(resource -> resource.accept(addNetworks));
        byAddress.putAll(networks);
        Resource.Visitor<Boolean> addMembers = new AddMembers();
        resources.forEach(resource -> resource.accept(addMembers));
    }

    /** All resources, sorted by address. */
    public List<Resource> resources() {
        return resources;
    }

    /** The networks, by address. */
    public Collection<NetworkView> networks() {
        return networks.values();
    }

    /** The network of an address; empty when it is not declared, or too faulty. */
    public Optional<NetworkView> network(ResourceAddress address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** Whether nothing of a resource's document is faulty. */
    public boolean isWhole(Resource resource) {
        return faulty.isEmpty() || !faulty.contains(resource.address());
    }

    /** What the host can do that the stack is meant for. */
    public Optional<Features> target() {
        return target;
    }

    /** Answers whether the resource is a network, which is then added. */
    private final class AddNetworks implements Resource.Visitor<Boolean> {
        @Override
        public Boolean existingNetwork(ExistingNetwork resource) {
            return add(resource, Optional.empty(), resource.match().type());
        }

        @Override
        public Boolean network(Network resource) {
            return add(resource, Optional.of(resource), Optional.of(resource.type()));
        }

        private boolean add(Resource resource, Optional<Network> own, Optional<NetworkType> type) {
            networks.put(resource.address(), new NetworkView(resource.address(), own, type, isWhole(resource)));
            return true;
        }

        @Override
        public Boolean namespace(Namespace resource) {
            return false;
        }

        @Override
        public Boolean endpoint(Endpoint resource) {
            return false;
        }

        @Override
        public Boolean remoteSubnet(RemoteSubnet resource) {
            return false;
        }
    }

    /** Answers whether the resource stands on a network, to which it is then added. */
    private final class AddMembers implements Resource.Visitor<Boolean> {
        @Override
        public Boolean existingNetwork(ExistingNetwork resource) {
            return false;
        }

        @Override
        public Boolean network(Network resource) {
            return false;
        }

        @Override
        public Boolean namespace(Namespace resource) {
            return false;
        }

        @Override
        public Boolean endpoint(Endpoint resource) {
            NetworkView network = byAddress.get(resource.network());
            if (network != null) {
                network.add(resource);
            }
            return network != null;
        }

        @Override
        public Boolean remoteSubnet(RemoteSubnet resource) {
            NetworkView network = byAddress.get(resource.network());
            if (network != null) {
                network.add(resource);
            }
            return network != null;
        }
    }
}
