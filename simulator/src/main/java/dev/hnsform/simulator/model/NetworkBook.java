package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.ipam.AddressPool;
import dev.hnsform.simulator.ipam.MacPool;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is kept of one network beside itself: its endpoints, and the addresses they hold. */
public final class NetworkBook {
    private final Set<Guid> endpoints = new LinkedHashSet<>(0);
    private AddressPool addresses;
    private MacPool macs;
    private int attached;

    NetworkBook(SimulatedNetwork network) {
        this.addresses =
                new AddressPool(network.subnets().stream().map(Subnet::prefix).toList());
        this.macs = new MacPool(network.macPool());
    }

    /** Ids of its endpoints, in the order they came. */
    public Collection<Guid> endpoints() {
        return Collections.unmodifiableSet(endpoints);
    }

    /** The addresses its endpoints hold. */
    public AddressPool addresses() {
        return addresses;
    }

    /** The MAC addresses its endpoints hold. */
    public MacPool macs() {
        return macs;
    }

    /** How many of its endpoints are attached. */
    public int attached() {
        return attached;
    }

    void rebuild(SimulatedNetwork network, Iterable<SimulatedEndpoint> held) {
        addresses =
                new AddressPool(network.subnets().stream().map(Subnet::prefix).toList());
        macs = new MacPool(network.macPool());
        attached = 0;
        held.forEach(this::hold);
    }

    void add(SimulatedEndpoint endpoint) {
        endpoints.add(endpoint.id());
        hold(endpoint);
    }

    private void hold(SimulatedEndpoint endpoint) {
        endpoint.addresses().forEach(a -> addresses.hold(a.address()));
        endpoint.mac().ifPresent(macs::hold);
        attached += endpoint.place().isAttached() ? 1 : 0;
    }

    void remove(SimulatedEndpoint endpoint) {
        endpoints.remove(endpoint.id());
        release(endpoint);
    }

    private void release(SimulatedEndpoint endpoint) {
        endpoint.addresses().forEach(a -> addresses.release(a.address()));
        endpoint.mac().ifPresent(macs::release);
        attached -= endpoint.place().isAttached() ? 1 : 0;
    }

    /** Replaces what an endpoint that stays holds. */
    void replace(SimulatedEndpoint before, SimulatedEndpoint after) {
        release(before);
        hold(after);
    }
}
