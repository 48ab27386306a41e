package dev.hnsform.schema.host;

import dev.hnsform.schema.feature.Features;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a host says of itself besides its HNS objects.
 *
 * @param identity stable id of this host, surviving reboots; never shared by two hosts
 * @param computerName its name, for people
 * @param windowsBuild for example 20348
 * @param features version of HNS and what it can do
 * @param adapters its adapters, sorted by name
 * @param services state of the services hnsform cares about ({@code hns}, {@code winnat}, {@code SharedAccess}, {@code docker}), by name:
 *     {@code running}, {@code stopped}, {@code starting}, {@code stopping}, {@code paused}, {@code absent}, or {@code unknown} where the host does
 *     not tell
 * @param epoch boot and service start
 */
public record HostFacts(
        String identity,
        String computerName,
        int windowsBuild,
        Features features,
        List<AdapterFacts> adapters,
        SortedMap<String, String> services,
        Epoch epoch) {
    /** Copies the collections. */
    public HostFacts {
        adapters = adapters.stream()
                .sorted(java.util.Comparator.comparing(AdapterFacts::name))
                .toList();
        services = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(services));
    }

    /** The adapter of this name, compared without regard to case as Windows does. */
    public Optional<AdapterFacts> adapter(String name) {
        return adapters.stream().filter(a -> a.name().equalsIgnoreCase(name)).findFirst();
    }
}
