package dev.hnsform.cli.view;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.LoadBalancerDocuments;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.mapping.SdnRouteDocuments;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.schema.host.Observation;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tables of what hangs on endpoints from outside: load balancers, routes, guest network services. */
final class PolicyListTables {
    private PolicyListTables() {}

    static Table balancers(HostSnapshot snapshot, Observation observed, Predicate<Guid> wanted) {
        Table table = new Table("VIPS", "PORTS", "ENDPOINTS", "SOURCE VIP", "MODE", "OWNER", "ID");
        snapshot.documents(HcnKind.LOAD_BALANCER).stream()
                .map(LoadBalancerDocuments::read)
                .filter(balancer -> wanted.test(balancer.id()))
                .sorted(Comparator.comparing(LoadBalancer::id))
                .forEach(balancer -> table.row(
                        balancer.frontendVips().isEmpty() ? "any" : String.join(", ", balancer.frontendVips()),
                        balancer.portMappings().stream()
                                .map(PolicyListTables::port)
                                .collect(Collectors.joining(", ")),
                        names(observed, balancer.endpoints()),
                        balancer.sourceVip(),
                        balancer.isDirectServerReturn() ? "DSR" : "",
                        balancer.owner(),
                        balancer.id().toString()));
        return table;
    }

    private static String port(LoadBalancer.PortMapping mapping) {
        String protocol = HcnWords.PROTOCOL.label(mapping.protocol()).orElse("protocol " + mapping.protocol());
        return protocol + " " + mapping.externalPort() + "->" + mapping.internalPort();
    }

    static Table routes(HostSnapshot snapshot, Observation observed, Predicate<Guid> wanted) {
        Table table = new Table("ROUTES", "ENDPOINTS", "OWNER", "ID");
        snapshot.documents(HcnKind.ROUTE).stream()
                .map(SdnRouteDocuments::read)
                .filter(route -> wanted.test(route.id()))
                .sorted(Comparator.comparing(SdnRoute::id))
                .forEach(route -> table.row(
                        route.routes().stream().map(PolicyListTables::hop).collect(Collectors.joining(", ")),
                        names(observed, route.endpoints()),
                        route.owner(),
                        route.id().toString()));
        return table;
    }

    private static String hop(SdnRoute.Hop hop) {
        return hop.destination()
                + (hop.nextHop().isEmpty() ? "" : " via " + hop.nextHop())
                + (hop.encapsulated() ? " encapsulated" : "");
    }

    static Table guestServices(HostSnapshot snapshot, Predicate<Guid> wanted) {
        Table table = new Table("NAME", "VIRTUAL MACHINE", "STATE", "OWNER", "ID");
        for (JsonObject document : snapshot.documents(HcnKind.GUEST_SERVICE)) {
            Guid id = Tolerant.guid(document, "ID").orElse(Guid.ZERO);
            if (wanted.test(id)) {
                table.row(
                        text(document, "Name"),
                        text(document, "VirtualMachineId"),
                        text(document, "State"),
                        text(document, "Owner"),
                        id.toString());
            }
        }
        return table;
    }

    private static String names(Observation observed, List<Guid> endpoints) {
        return endpoints.stream().map(id -> HostView.name(observed, id)).collect(Collectors.joining(", "));
    }

    private static String text(JsonObject document, String key) {
        return Tolerant.text(document, key).orElse("");
    }
}
