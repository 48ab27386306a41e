package dev.hnsform.appliers.failure;

import dev.hnsform.planner.match.HostIndex;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.AdapterFacts.Medium;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is with the adapters that a network asks for, or could take. */
final class AdapterSights {
    private static final String PATH = "spec.adapter.names";

    private final HostObject asked;
    private final HostIndex index;
    private final List<AdapterFacts> all;
    private final List<String> names;

    AdapterSights(HostObject asked, HostIndex index) {
        this.asked = asked;
        this.index = index;
        this.all = index.observed().facts().adapters();
        this.names = asked instanceof HostNetwork network ? names(network) : List.of();
    }

    private List<String> names(HostNetwork network) {
        List<String> named = new ArrayList<>(HostIndex.adaptersOf(network));
        Optional<IpAddress> address = network.reported()
                .value(Network.ADAPTER)
                .flatMap(adapter -> adapter.values().value(Adapter.ADDRESS));
        address.flatMap(index::adapterWith).ifPresent(adapter -> named.add(adapter.name()));
        return named;
    }

    private boolean isExternal() {
        return asked instanceof HostNetwork network
                && NetworkType.ofLabel(network.type())
                        .or(() -> index.typeOf(network.id()))
                        .filter(NetworkType::isExternal)
                        .isPresent();
    }

    private Sight named(Predicate<AdapterFacts> is, String what) {
        for (String name : names) {
            Optional<AdapterFacts> adapter =
                    index.observed().facts().adapter(name).filter(is);
            if (adapter.isPresent()) {
                return Sight.seen("Adapter \"" + adapter.get().name() + "\" " + what + ".", PATH);
            }
        }
        return all.isEmpty() ? Sight.UNCLEAR : Sight.NOT_SEEN;
    }

    Sight unknown() {
        if (all.isEmpty()) {
            return Sight.UNCLEAR;
        }
        for (String name : names) {
            if (index.observed().facts().adapter(name).isEmpty()) {
                return Sight.seen(
                        "The host has no adapter \"" + name + "\"; it has "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(adapter -> "\"" + adapter.name() + "\"")
                                                .toList()) + ".",
                        PATH);
            }
        }
        return Sight.NOT_SEEN;
    }

    Sight virtual() {
        return named(adapter -> adapter.medium() == Medium.VIRTUAL, "is the host's end of a switch");
    }

    Sight wifi() {
        Sight named = named(adapter -> adapter.medium() == Medium.WIFI, "is wireless");
        if (named.isSeen() || !names.isEmpty() || !isExternal()) {
            return named;
        }
        boolean wired = all.stream().anyMatch(adapter -> adapter.medium() == Medium.ETHERNET && adapter.connected());
        return all.stream()
                .filter(adapter -> !wired && adapter.medium() == Medium.WIFI)
                .findFirst()
                .map(adapter -> Sight.seen(
                        "No adapter was named, no wired one is connected, and \"" + adapter.name() + "\" is wireless.",
                        "spec.adapter"))
                .orElse(named);
    }

    Sight other() {
        return named(adapter -> adapter.medium() == Medium.OTHER, "is a tunnel or the like");
    }

    Sight unplugged() {
        return named(adapter -> !adapter.connected(), "has no link");
    }

    Sight taken() {
        List<String> wanted = names;
        if (wanted.isEmpty() && asked instanceof HostNetwork) {
            wanted = index.network(asked.id()).map(HostIndex::adaptersOf).orElse(List.of());
        }
        for (String name : wanted) {
            for (HostNetwork other : index.onAdapter(name)) {
                if (!other.id().equals(asked.id())) {
                    return Sight.seen(
                            "Adapter \"" + name + "\" carries " + other.type() + " " + Sightings.shown(other) + ".",
                            PATH);
                }
            }
        }
        return named(
                adapter -> adapter.switchId().isPresent() && adapter.medium() != Medium.VIRTUAL,
                "is in a virtual switch");
    }

    /** Why no adapter can be picked, when none was named. */
    Sight noneFree() {
        if (!names.isEmpty() || !isExternal()) {
            return Sight.NOT_SEEN;
        }
        if (all.isEmpty()) {
            return Sight.UNCLEAR;
        }
        List<String> why = new ArrayList<>();
        for (AdapterFacts adapter : all) {
            List<HostNetwork> above = index.onAdapter(adapter.name());
            if (adapter.medium() == Medium.VIRTUAL) {
                continue;
            }
            if (adapter.medium() != Medium.ETHERNET) {
                why.add("\"" + adapter.name() + "\" is "
                        + (adapter.medium() == Medium.WIFI ? "wireless" : "a tunnel or the like"));
            } else if (!adapter.connected()) {
                why.add("\"" + adapter.name() + "\" has no link");
            } else if (!above.isEmpty()) {
                why.add("\"" + adapter.name() + "\" carries " + Sightings.shown(above.get(0)));
            } else if (adapter.switchId().isPresent()) {
                why.add("\"" + adapter.name() + "\" is in a virtual switch");
            } else {
                return Sight.NOT_SEEN;
            }
        }
        return Sight.seen(
                why.isEmpty() ? "The host has no physical adapter." : "None is free: " + String.join("; ", why) + ".",
                "spec.adapter");
    }
}
