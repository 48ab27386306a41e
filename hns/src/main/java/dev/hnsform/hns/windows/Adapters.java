package dev.hnsform.hns.windows;

import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.host.AdapterFacts.InterfaceAddress;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adapters from the rows of Windows' tables. What a row is follows from its interface type, its physical medium and whether it is hardware; that a
 * {@code vEthernet (…)} is told by its driver's name or its own is inferred from published listings. Not verified on a host.
 */
final class Adapters {
    private static final long ETHERNET = 6;
    private static final long IEEE_80211 = 71;
    private static final long LOOPBACK = 24;
    /** NdisPhysicalMediumWirelessLan and NdisPhysicalMediumNative802_11. */
    private static final Set<Long> WIRELESS = Set.of(1L, 9L);

    /** NdisPhysicalMediumUnspecified and NdisPhysicalMedium802_3; a virtual machine's adapter states either. */
    private static final Set<Long> WIRED = Set.of(0L, 14L);

    private static final String HOST_END = "hyper-v virtual ethernet adapter";
    private static final String HOST_NAME = "vethernet (";

    private final Map<Long, List<InterfaceAddress>> addresses = new HashMap<>();
    private final Map<Long, List<HostRoute>> routes = new HashMap<>();
    private final SwitchBindings switches;
    private final Map<MacAddress, Guid> held = new HashMap<>();

    private Adapters(List<AddressRow> rows, List<RouteRow> ways, SwitchBindings switches) {
        for (AddressRow row : rows) {
            addresses.computeIfAbsent(row.luid(), luid -> new ArrayList<>()).add(row.address());
        }
        for (RouteRow way : ways) {
            if (isOfItsOwn(way.route(), addresses.getOrDefault(way.luid(), List.of()))) {
                routes.computeIfAbsent(way.luid(), luid -> new ArrayList<>()).add(way.route());
            }
        }
        this.switches = switches;
    }

    /** Whether a route is neither the default one nor one that Windows makes of an address, or for groups of hosts. */
    private static boolean isOfItsOwn(HostRoute route, List<InterfaceAddress> addresses) {
        IpPrefix destination = route.destination();
        IpAddress first = destination.address();
        if (destination.length() == 0 || first.isMulticast() || first.isLoopback() || first.isLinkLocal()) {
            return false;
        }
        return route.nextHop().isPresent()
                || destination.length() < first.bits()
                        && addresses.stream()
                                .noneMatch(own -> own.prefixLength() == destination.length()
                                        && destination.contains(own.address()));
    }

    /** The adapters of these tables; filters, loopback and what has no MAC address are none. */
    static List<AdapterFacts> of(byte[] interfaces, byte[] addresses, byte[] routes, WindowsRegistry registry) {
        Adapters reader =
                new Adapters(AddressRow.table(addresses), RouteRow.table(routes), new SwitchBindings(registry));
        List<InterfaceRow> rows = InterfaceRow.table(interfaces).stream()
                .filter(row ->
                        !row.isFilter() && row.type() != LOOPBACK && row.mac().isPresent())
                .filter(row -> !row.alias().isEmpty())
                .toList();
        for (InterfaceRow row : rows) {
            if (medium(row) != Medium.VIRTUAL) {
                reader.switches
                        .holding(row.guid())
                        .ifPresent(id -> reader.held.put(row.mac().orElseThrow(), id));
            }
        }
        return rows.stream().map(reader::adapter).toList();
    }

    private AdapterFacts adapter(InterfaceRow row) {
        MacAddress mac = row.mac().orElseThrow();
        Medium medium = medium(row);
        return new AdapterFacts(
                row.alias(),
                mac,
                medium,
                row.isUp(),
                addresses.getOrDefault(row.luid(), List.of()).stream()
                        .sorted(java.util.Comparator.comparing(InterfaceAddress::address))
                        .toList(),
                switchOf(row, medium, mac),
                routes.getOrDefault(row.luid(), List.of()).stream()
                        .sorted(java.util.Comparator.comparing(HostRoute::destination)
                                .thenComparing(HostRoute::toString))
                        .toList());
    }

    /** The host's end of an external switch has taken the MAC address of the adapter over (hns-reference 5.4). */
    private Optional<Guid> switchOf(InterfaceRow row, Medium medium, MacAddress mac) {
        return medium == Medium.VIRTUAL ? Optional.ofNullable(held.get(mac)) : switches.holding(row.guid());
    }

    private static Medium medium(InterfaceRow row) {
        if (row.description().toLowerCase(Locale.ROOT).startsWith(HOST_END)
                || row.alias().toLowerCase(Locale.ROOT).startsWith(HOST_NAME)) {
            return Medium.VIRTUAL;
        }
        if (row.type() == IEEE_80211 || WIRELESS.contains(row.physicalMedium())) {
            return Medium.WIFI;
        }
        boolean wired = row.type() == ETHERNET && row.isHardware() && WIRED.contains(row.physicalMedium());
        return wired ? Medium.ETHERNET : Medium.OTHER;
    }
}
