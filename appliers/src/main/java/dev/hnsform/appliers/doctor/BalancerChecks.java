package dev.hnsform.appliers.doctor;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.LoadBalancer.PortMapping;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Load balancers and routes that lead nowhere, or stand in each other's way (hns-reference 5.9; 8, rows 9 and 11). */
final class BalancerChecks {
    /** Ports of one block that a balancer without DSR takes (doc). */
    private static final int BLOCK = 64;
    /** Windows' default dynamic range: 49152 to 65535. */
    private static final int DYNAMIC_PORTS = 16_384;

    /** The bit of LoadBalancerFlags (hns-reference 2.2). */
    private static final long IPV6 = 2;

    private static final int TENTHS_IN_USE = 9;

    private final Patient patient;

    BalancerChecks(Patient patient) {
        this.patient = patient;
    }

    void report(Findings findings) {
        List<LoadBalancer> balancers = patient.balancers();
        Map<String, List<LoadBalancer>> byPort = new TreeMap<>();
        for (LoadBalancer balancer : balancers) {
            backends(balancer, findings);
            ports(balancer)
                    .forEach(port ->
                            byPort.computeIfAbsent(port, p -> new ArrayList<>()).add(balancer));
        }
        byPort.forEach((port, holders) -> {
            if (holders.size() > 1) {
                twice(port, holders, findings);
            }
        });
        blocks(balancers, findings);
        for (SdnRoute route : patient.routes()) {
            route(route, findings);
        }
    }

    private static Subject subject(HcnKind kind, String name, Guid id) {
        return new Subject(kind.label(), name, Optional.of(id));
    }

    private static Subject subject(LoadBalancer balancer) {
        return subject(HcnKind.LOAD_BALANCER, balancer.name(), balancer.id());
    }

    private List<Guid> gone(List<Guid> endpoints) {
        return endpoints.stream()
                .filter(id -> patient.observed().look(ResourceKind.ENDPOINT, id) instanceof Lookup.Absent<?>)
                .toList();
    }

    private static List<String> ports(LoadBalancer balancer) {
        List<String> ports = new ArrayList<>();
        for (PortMapping mapping : balancer.portMappings()) {
            String port = HcnWords.PROTOCOL.label(mapping.protocol()).orElse("protocol " + mapping.protocol()) + "/"
                    + mapping.externalPort();
            if (balancer.frontendVips().isEmpty()) { // any address of one family
                ports.add((balancer.flags() & IPV6) == 0 ? port : port + " (IPv6)");
            }
            balancer.frontendVips().forEach(vip -> ports.add(port + "@" + vip));
        }
        return ports.stream().distinct().toList();
    }

    private void backends(LoadBalancer balancer, Findings findings) {
        List<Guid> gone = gone(balancer.endpoints());
        if (gone.size() < balancer.endpoints().size() && gone.isEmpty()) {
            return;
        }
        List<String> evidence = new ArrayList<>();
        gone.forEach(id -> evidence.add("the host holds no endpoint " + id));
        if (balancer.endpoints().isEmpty()) {
            evidence.add("it lists no endpoint");
        }
        List<String> ports = ports(balancer);
        evidence.add(ports.isEmpty() ? "it lists no port" : "holds " + String.join(", ", ports));
        boolean none = gone.size() == balancer.endpoints().size();
        findings.add(Finding.of(
                none ? Check.BALANCER_WITHOUT_BACKENDS : Check.BALANCER_BACKEND_GONE,
                subject(balancer),
                none
                        ? "It has no backend that is on the host: it keeps its ports, and who comes to them reaches nobody."
                        : gone.size() + " of its " + balancer.endpoints().size()
                                + " backends are not on the host: who is sent there reaches nobody.",
                evidence,
                none
                        ? "Where nobody is about to give it backends, delete it. kube-proxy makes what it needs again."
                        : "Let whoever made it make it again with the backends that are there; kube-proxy does at its next sync.",
                "Get-HnsPolicyList | Where-Object Id -eq " + balancer.id() + " | Remove-HnsPolicyList"));
    }

    private static void twice(String port, List<LoadBalancer> holders, Findings findings) {
        findings.add(Finding.of(
                Check.PORT_PUBLISHED_TWICE,
                subject(holders.get(0)),
                "Port " + port + " is balanced by " + holders.size()
                        + " load balancers. HNS refuses a second one (0x803b0013); old ones come back when hns restarts.",
                holders.stream()
                        .map(b -> subject(b) + " with " + b.endpoints().size() + " backends")
                        .toList(),
                "Delete the one that is left over: usually the one whose backends are gone."));
    }

    private static void blocks(List<LoadBalancer> balancers, Findings findings) {
        long taking = balancers.stream().filter(b -> !b.isDirectServerReturn()).count();
        if (taking * BLOCK * 10 < (long) DYNAMIC_PORTS * TENTHS_IN_USE) {
            return;
        }
        findings.add(Finding.of(
                Check.PORT_BLOCKS_LOW,
                Subject.named(HcnKind.LOAD_BALANCER.label(), ""),
                taking + " load balancers without direct server return take a block of " + BLOCK
                        + " ports each, and Windows' dynamic range has " + DYNAMIC_PORTS
                        + " by default. When none is left HNS answers 0x803b0013.",
                List.of(taking * BLOCK + " of " + DYNAMIC_PORTS + " ports are taken, by count of the balancers"),
                "Use direct server return where the host can, or widen the range.",
                "netsh int ipv4 show dynamicport tcp"));
    }

    private void route(SdnRoute route, Findings findings) {
        List<Guid> gone = gone(route.endpoints());
        if (gone.isEmpty()) {
            return;
        }
        findings.add(Finding.of(
                Check.ROUTE_ENDPOINT_GONE,
                subject(HcnKind.ROUTE, route.name(), route.id()),
                "It is for " + route.endpoints().size() + " endpoints, of which " + gone.size()
                        + " are not on the host.",
                gone.stream().map(id -> "the host holds no endpoint " + id).toList(),
                "It does no harm by itself. Where all are gone, whoever made it may delete it: "
                        + route.routes().stream().map(SdnRoute.Hop::destination).collect(Collectors.joining(", "))
                        + "."));
    }
}
