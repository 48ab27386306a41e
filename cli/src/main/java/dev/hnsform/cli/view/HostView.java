package dev.hnsform.cli.view;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostFactsJson;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostFacts;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a host holds, and what it says of itself. */
public final class HostView {
    private final Screen screen;

    /** Shows hosts. */
    public HostView(Screen screen) {
        this.screen = screen;
    }

    /** The objects of a kind as a table, under a heading when several kinds are shown. */
    public void table(
            HcnKind kind, HostSnapshot snapshot, Observation observed, Predicate<Guid> wanted, boolean heading) {
        Table table = switch (kind) {
            case NETWORK -> networks(observed, wanted);
            case ENDPOINT -> endpoints(observed, wanted);
            case NAMESPACE -> namespaces(observed, wanted);
            case LOAD_BALANCER -> PolicyListTables.balancers(snapshot, observed, wanted);
            case ROUTE -> PolicyListTables.routes(snapshot, observed, wanted);
            case GUEST_SERVICE -> PolicyListTables.guestServices(snapshot, wanted);
        };
        Optional<String> gap = switch (kind) {
            case NETWORK -> observed.networks().cause();
            case ENDPOINT -> observed.endpoints().cause();
            case NAMESPACE -> observed.namespaces().cause();
            case LOAD_BALANCER, ROUTE, GUEST_SERVICE -> snapshot.gap(kind);
        };
        String nouns = kind.noun() + "s";
        if (heading) {
            screen.line(screen.palette().bold(nouns.substring(0, 1).toUpperCase(Locale.ROOT) + nouns.substring(1)));
        }
        if (table.isEmpty()) {
            screen.line("The host holds no " + nouns + ".");
        } else {
            table.print(screen);
        }
        gap.ifPresent(cause -> screen.note("Not everything could be read: " + cause));
    }

    private static Table networks(Observation observed, Predicate<Guid> wanted) {
        Table table = new Table("NAME", "TYPE", "SUBNETS", "ADAPTER", "ENDPOINTS", "OWNER", "ID");
        for (HostNetwork network : observed.networks().objects()) {
            if (wanted.test(network.id())) {
                String subnets = network.reported().value(Network.SUBNETS).orElse(List.of()).stream()
                        .map(Subnet::prefix)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
                table.row(
                        network.name(),
                        network.type(),
                        subnets,
                        network.adapterName().orElse(""),
                        Integer.toString(observed.endpointsOf(network.id()).size()),
                        network.owner(),
                        network.id().toString());
            }
        }
        return table;
    }

    private static Table endpoints(Observation observed, Predicate<Guid> wanted) {
        Table table = new Table("NAME", "NETWORK", "ADDRESSES", "MAC", "ATTACHED TO", "OWNER", "ID");
        for (HostEndpoint endpoint : observed.endpoints().objects()) {
            if (wanted.test(endpoint.id())) {
                table.row(
                        endpoint.name(),
                        name(observed, endpoint.network()),
                        endpoint.reported().value(Endpoint.IP_ADDRESSES).orElse(List.of()).stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")),
                        endpoint.reported()
                                .value(Endpoint.MAC_ADDRESS)
                                .map(Object::toString)
                                .orElse(""),
                        place(endpoint),
                        endpoint.owner(),
                        endpoint.id().toString());
            }
        }
        return table;
    }

    private static String place(HostEndpoint endpoint) {
        HostEndpoint.Place place = endpoint.place();
        if (place instanceof HostEndpoint.InNamespace in) {
            return "namespace " + in.namespace();
        }
        if (place instanceof HostEndpoint.AtHost) {
            return "host";
        }
        return place.outside().orElse(place instanceof HostEndpoint.UnknownPlace ? "not known" : "");
    }

    private static Table namespaces(Observation observed, Predicate<Guid> wanted) {
        Table table = new Table("ID", "TYPE", "COMPARTMENT", "ENDPOINTS", "CONTAINERS", "OWNER");
        for (HostNamespace namespace : observed.namespaces().objects()) {
            if (wanted.test(namespace.id())) {
                table.row(
                        namespace.id().toString(),
                        namespace.type(),
                        namespace.compartment() == 0 ? "" : Long.toString(namespace.compartment()),
                        namespace.endpoints().stream()
                                .map(id -> name(observed, id))
                                .collect(Collectors.joining(", ")),
                        String.join(", ", namespace.containers()),
                        namespace.owner());
            }
        }
        return table;
    }

    /** What an object is called, its id where it has no name or is not known. */
    static String name(Observation observed, Guid id) {
        return observed.find(id)
                .map(object -> object.name().isEmpty() ? id.toString() : object.name())
                .orElse(id.toString());
    }

    /** The host's own documents. */
    public void documents(List<JsonObject> documents) {
        screen.json(new JsonArray(List.<Json>copyOf(documents)));
    }

    /** One document of the host. */
    public void document(JsonObject document) {
        screen.json(document);
    }

    /** What a host says of itself. */
    public void facts(String uri, HostFacts facts) {
        screen.line("Host       " + facts.computerName() + " (" + uri + ")");
        screen.line("Identity   " + facts.identity());
        screen.line("Windows    build " + facts.windowsBuild() + ", "
                + facts.features().release());
        screen.line("HNS        " + facts.features().version());
        screen.line("Boot       " + facts.epoch().bootId() + ", hns started "
                + facts.epoch().serviceStart());
        screen.line("Services   "
                + facts.services().entrySet().stream()
                        .map(service -> service.getKey() + " " + service.getValue())
                        .collect(Collectors.joining(", ")));
        screen.line("Features   "
                + facts.features().supported().stream()
                        .map(feature -> feature.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ")));
        screen.line();
        Table table = new Table("ADAPTER", "MAC", "MEDIUM", "LINK", "ADDRESSES", "SWITCH");
        for (AdapterFacts adapter : facts.adapters()) {
            table.row(
                    adapter.name(),
                    adapter.mac().toString(),
                    adapter.medium().name().toLowerCase(Locale.ROOT),
                    adapter.connected() ? "up" : "down",
                    adapter.addresses().stream()
                            .map(address -> address.address() + "/" + address.prefixLength())
                            .collect(Collectors.joining(", ")),
                    adapter.switchId().map(Guid::toString).orElse(""));
        }
        table.print(screen);
        routes(facts);
    }

    private void routes(HostFacts facts) {
        Table table = new Table("ROUTE", "NEXT HOP", "ADAPTER");
        for (AdapterFacts adapter : facts.adapters()) {
            for (AdapterFacts.HostRoute route : adapter.routes()) {
                table.row(
                        route.destination().toString(),
                        route.nextHop().map(Object::toString).orElse("none"),
                        adapter.name());
            }
        }
        if (!table.isEmpty()) {
            screen.line();
            table.print(screen);
        }
    }

    /** The same as JSON. */
    public void factsJson(HostFacts facts) {
        screen.json(HostFactsJson.toJson(facts));
    }

    /** A snapshot was written. */
    public void snapshotWritten(String file, HostSnapshot snapshot) {
        List<String> counts = new ArrayList<>();
        for (HcnKind kind : HcnKind.values()) {
            int number = snapshot.documents(kind).size();
            if (number > 0 || kind.compareTo(HcnKind.NAMESPACE) <= 0) {
                counts.add(count(number, kind.noun()));
            }
        }
        counts.add(count(snapshot.records().size(), "record"));
        screen.note("Wrote " + file + ": " + String.join(", ", counts) + ".");
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
