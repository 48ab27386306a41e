package dev.hnsform.simulator.profile;

import dev.hnsform.schema.host.AdapterFacts.HostRoute;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.NetFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated host is made with. The same settings and the same calls give the same host, byte for byte.
 *
 * @param release its Windows release
 * @param computerName its name
 * @param adapters its physical adapters
 * @param switches the settings of what is not established
 * @param seed from which ids, MACs and boot ids are made
 * @param managementIpReads how many reads of a new external network find no {@code ManagementIP} yet (hns-reference 5.4: it appears late)
 * @param latencyMillis how long every call takes, in milliseconds
 */
public record SimulatorSettings(
        Release release,
        String computerName,
        List<Adapter> adapters,
        Switches switches,
        long seed,
        int managementIpReads,
        int latencyMillis) {
    /**
     * A wired, connected adapter.
     *
     * @param name connection name
     * @param address its address
     * @param prefixLength length of the address's prefix
     * @param routes what is reached through it besides
     */
    public record Adapter(String name, IpAddress address, int prefixLength, List<HostRoute> routes) {
        /** Copies the list. */
        public Adapter {
            routes = List.copyOf(routes);
        }

        /**
         * Reads {@code NAME=ADDRESS/LENGTH}, for example {@code Ethernet=10.1.0.4/24}.
         *
         * @throws SimulatorSettingsException if the text is anything else
         */
        public static Adapter parse(String text) {
            int equals = text.lastIndexOf('=');
            int slash = text.lastIndexOf('/');
            if (equals <= 0 || slash < equals) {
                throw wrong(text, "it is not NAME=ADDRESS/LENGTH");
            }
            try {
                IpAddress address = IpAddress.parse(text.substring(equals + 1, slash));
                int length = Integer.parseInt(text.substring(slash + 1));
                if (length < 1 || length > address.bits()) {
                    throw wrong(text, "a prefix length is 1 to " + address.bits());
                }
                return new Adapter(text.substring(0, equals), address, length, List.of());
            } catch (NetFormatException e) {
                throw wrong(text, e.getMessage());
            } catch (NumberFormatException e) {
                throw wrong(text, "\"" + text.substring(slash + 1) + "\" is not a prefix length");
            }
        }

        private Adapter withRoute(HostRoute route) {
            List<HostRoute> all = new ArrayList<>(routes);
            all.add(route);
            return new Adapter(name, address, prefixLength, all);
        }

        private static SimulatorSettingsException wrong(String text, @org.jspecify.annotations.Nullable String why) {
            return new SimulatorSettingsException(
                    "read an adapter of the simulator",
                    text,
                    "\"" + text + "\" is no adapter: " + why + ". Write for example Ethernet=10.1.0.4/24.");
        }

        @Override
        public String toString() {
            return name + "=" + address + "/" + prefixLength;
        }
    }

    /** Copies the list, and checks that adapters have names of their own. */
    public SimulatorSettings {
        adapters = List.copyOf(adapters);
        List<String> names = new ArrayList<>();
        for (Adapter adapter : adapters) {
            if (names.stream().anyMatch(adapter.name()::equalsIgnoreCase)) {
                throw new SimulatorSettingsException(
                        "make a simulated host",
                        adapter.name(),
                        "Two adapters are called \"" + adapter.name() + "\"; Windows gives each a name of its own.");
            }
            names.add(adapter.name());
        }
    }

    /** Windows Server 2022 with one adapter, {@code Ethernet=10.1.0.4/24}. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                Release.WS2022,
                "HNSFORM-SIM",
                List.of(Adapter.parse("Ethernet=10.1.0.4/24")),
                Switches.DEFAULTS,
                1,
                2,
                0);
    }

    /** These settings with another release. */
    public SimulatorSettings withRelease(Release other) {
        return new SimulatorSettings(other, computerName, adapters, switches, seed, managementIpReads, latencyMillis);
    }

    /** These settings with another release, by the name of its profile. */
    public SimulatorSettings withProfile(String id) {
        return withRelease(Release.parse(id));
    }

    /** These settings with these adapters alone. */
    public SimulatorSettings withAdapters(List<Adapter> others) {
        return new SimulatorSettings(release, computerName, others, switches, seed, managementIpReads, latencyMillis);
    }

    /**
     * These settings with a route through one of the adapters: {@code NAME=PREFIX}, or {@code NAME=PREFIX@NEXTHOP}.
     *
     * @throws SimulatorSettingsException if the text is anything else, or no adapter is called so
     */
    public SimulatorSettings withRoute(String text) {
        int equals = text.lastIndexOf('=');
        String name = equals < 0 ? "" : text.substring(0, equals);
        if (adapters.stream().noneMatch(adapter -> adapter.name().equalsIgnoreCase(name))) {
            throw noRoute(text, "no adapter here is called \"" + name + "\"");
        }
        HostRoute route = route(text, text.substring(equals + 1));
        return withAdapters(adapters.stream()
                .map(adapter -> adapter.name().equalsIgnoreCase(name) ? adapter.withRoute(route) : adapter)
                .toList());
    }

    private static HostRoute route(String text, String way) {
        int at = way.indexOf('@');
        try {
            IpPrefix destination = IpPrefix.parse(at < 0 ? way : way.substring(0, at));
            Optional<IpAddress> hop = at < 0 ? Optional.empty() : Optional.of(IpAddress.parse(way.substring(at + 1)));
            if (destination.length() == 0
                    || hop.filter(next -> next.bits() != destination.address().bits())
                            .isPresent()) {
                throw noRoute(
                        text,
                        destination.length() == 0
                                ? "default routes are no part of this"
                                : "prefix and next hop are of two families");
            }
            return new HostRoute(destination, hop);
        } catch (NetFormatException e) {
            throw noRoute(text, String.valueOf(e.getMessage()));
        }
    }

    private static SimulatorSettingsException noRoute(String text, String why) {
        return new SimulatorSettingsException(
                "read a route of the simulator",
                text,
                "\"" + text + "\" is no route: " + why + ". Write for example Ethernet=10.8.0.0/16@10.1.0.1.");
    }

    /** These settings with another computer name. */
    public SimulatorSettings withComputerName(String name) {
        return new SimulatorSettings(release, name, adapters, switches, seed, managementIpReads, latencyMillis);
    }

    /** These settings with these switches. */
    public SimulatorSettings withSwitches(Switches others) {
        return new SimulatorSettings(release, computerName, adapters, others, seed, managementIpReads, latencyMillis);
    }

    /** These settings with one switch set. */
    public SimulatorSettings withSwitch(Switch which, String choice) {
        return withSwitches(switches.with(which, choice));
    }

    /** These settings with another seed. */
    public SimulatorSettings withSeed(long other) {
        return new SimulatorSettings(
                release, computerName, adapters, switches, other, managementIpReads, latencyMillis);
    }

    /** These settings with {@code ManagementIP} appearing after that many reads. */
    public SimulatorSettings withManagementIpReads(int reads) {
        return new SimulatorSettings(release, computerName, adapters, switches, seed, reads, latencyMillis);
    }

    /** These settings with every call taking that long. */
    public SimulatorSettings withLatencyMillis(int millis) {
        return new SimulatorSettings(release, computerName, adapters, switches, seed, managementIpReads, millis);
    }
}
