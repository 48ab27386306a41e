package dev.hnsform.simulator.model;

import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.profile.Release;
import dev.hnsform.simulator.profile.Switches;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The simulated host besides its objects.
 *
 * @param identity stable id
 * @param computerName its name
 * @param release its Windows release
 * @param features what it can do
 * @param adapters its physical adapters, and those that nothing here made
 * @param services services by name
 * @param bootId id of this boot
 * @param serviceStart id of this start of hns
 * @param starts how many boots and service starts there were
 * @param interruptions how often the host lost its connections for seconds, because an adapter got its first switch or lost its last (hns-reference 5.4)
 * @param compartments the highest compartment number given
 * @param switches settings of what is not established
 * @param seed from which ids and MACs are made
 * @param managementIpReads how many reads find no ManagementIP yet
 * @param latencyMillis how long every call takes
 * @param managementMacs what {@code /accelnet/} holds: MAC addresses that no virtual function takes over
 */
public record Host(
        String identity,
        String computerName,
        Release release,
        Features features,
        List<AdapterFacts> adapters,
        SortedMap<String, String> services,
        String bootId,
        String serviceStart,
        int starts,
        long interruptions,
        long compartments,
        Switches switches,
        long seed,
        int managementIpReads,
        int latencyMillis,
        List<MacAddress> managementMacs) {
    /** Copies the collections. */
    public Host {
        adapters = List.copyOf(adapters);
        managementMacs = List.copyOf(managementMacs);
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }

    /** With one more loss of the host's connections. */
    public Host interrupted() {
        return with(copy -> copy.interruptions++);
    }

    /** With one more compartment. */
    public Host withNextCompartment() {
        return with(copy -> copy.compartments++);
    }

    /** With compartments numbered at least so far. */
    public Host withCompartments(long atLeast) {
        return with(copy -> copy.compartments = Math.max(compartments, atLeast));
    }

    /** With other switches. */
    public Host withSwitches(Switches others) {
        return with(copy -> copy.switches = others);
    }

    /** After a start of the service, or of the host too. */
    public Host started(String boot, String service) {
        return with(copy -> {
            copy.bootId = boot;
            copy.serviceStart = service;
            copy.starts++;
        });
    }

    /** With other adapters. */
    public Host withAdapters(List<AdapterFacts> others) {
        return with(copy -> copy.adapters = others);
    }

    /** With other management MACs. */
    public Host withManagementMacs(List<MacAddress> others) {
        return with(copy -> copy.managementMacs = others);
    }

    /** With a service in another state. */
    public Host withService(String name, String state) {
        return with(copy -> {
            copy.services = new TreeMap<>(services);
            copy.services.put(name, state);
        });
    }

    private Host with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.host();
    }

    /** What changes in a copy; the rest is the original's. */
    private static final class Copy {
        private final Host original;
        private List<AdapterFacts> adapters;
        private SortedMap<String, String> services;
        private String bootId;
        private String serviceStart;
        private int starts;
        private long interruptions;
        private long compartments;
        private Switches switches;
        private List<MacAddress> managementMacs;

        Copy(Host original) {
            this.original = original;
            this.adapters = original.adapters;
            this.services = original.services;
            this.bootId = original.bootId;
            this.serviceStart = original.serviceStart;
            this.starts = original.starts;
            this.interruptions = original.interruptions;
            this.compartments = original.compartments;
            this.switches = original.switches;
            this.managementMacs = original.managementMacs;
        }

        Host host() {
            return new Host(
                    original.identity,
                    original.computerName,
                    original.release,
                    original.features,
                    adapters,
                    services,
                    bootId,
                    serviceStart,
                    starts,
                    interruptions,
                    compartments,
                    switches,
                    original.seed,
                    original.managementIpReads,
                    original.latencyMillis,
                    managementMacs);
        }
    }
}
