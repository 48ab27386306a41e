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
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions + 1,
                compartments,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** With one more compartment. */
    public Host withNextCompartment() {
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions,
                compartments + 1,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** With compartments numbered at least so far. */
    public Host withCompartments(long atLeast) {
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions,
                Math.max(compartments, atLeast),
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** With other switches. */
    public Host withSwitches(Switches others) {
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions,
                compartments,
                others,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** After a start of the service, or of the host too. */
    public Host started(String boot, String service) {
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                boot,
                service,
                starts + 1,
                interruptions,
                compartments,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** With other adapters. */
    public Host withAdapters(List<AdapterFacts> others) {
        return new Host(
                identity,
                computerName,
                release,
                features,
                others,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions,
                compartments,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }

    /** With other management MACs. */
    public Host withManagementMacs(List<MacAddress> others) {
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                services,
                bootId,
                serviceStart,
                starts,
                interruptions,
                compartments,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                others);
    }

    /** With a service in another state. */
    public Host withService(String name, String state) {
        SortedMap<String, String> others = new TreeMap<>(services);
        others.put(name, state);
        return new Host(
                identity,
                computerName,
                release,
                features,
                adapters,
                others,
                bootId,
                serviceStart,
                starts,
                interruptions,
                compartments,
                switches,
                seed,
                managementIpReads,
                latencyMillis,
                managementMacs);
    }
}
