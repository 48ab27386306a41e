package dev.hnsform.simulator.admit;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.document.NetworkRequest;
import dev.hnsform.simulator.document.NetworkRequest.SubnetRequest;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.HostState;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.Mix;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.rule.RuleRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads networks of a real host. */
final class NetworkAdmission {
    private static final int POOLS = 4096;

    private final HostState state;
    private final LayerFinder layers;

    NetworkAdmission(HostState state, LayerFinder layers) {
        this.state = state;
        this.layers = layers;
    }

    SimulatedNetwork read(Guid id, JsonObject document) {
        NetworkRequest request;
        try {
            request = NetworkRequest.read(document.without("Policies").without("LayeredOn"));
        } catch (RuleRefusal unreadable) {
            return opaque(id, document);
        }
        boolean nat = request.typeText().equalsIgnoreCase("NAT");
        Optional<Long> vlan = isolation(document, "VLAN");
        Optional<Long> vsid = isolation(document, "VSID");
        List<Subnet> subnets = new ArrayList<>();
        for (SubnetRequest subnet : request.subnets()) {
            if (!subnet.prefix().isDefaultRoute()) {
                subnets.add(subnet(id, subnet, nat ? 0 : vlan.orElse(0L), vsid.orElse(0L)));
            }
        }
        return made(id, document, request, subnets, nat ? vlan.orElse(0L).intValue() : 0);
    }

    private SimulatedNetwork made(
            Guid id, JsonObject document, NetworkRequest request, List<Subnet> subnets, int natVlan) {
        List<JsonObject> policies = new ArrayList<>(request.policies());
        Optional<MacAddress> drMac = document.string("DrMacAddress").flatMap(MacAddress::tryParse);
        for (JsonObject policy : Lenient.policies(document, true)) {
            if (Policies.type(policy).equals("DrMacAddress")) {
                drMac = Policies.settings(policy).string("Address").flatMap(MacAddress::tryParse);
            } else {
                policies.add(policy);
            }
        }
        Optional<IpAddress> managementIp = document.string("ManagementIP").flatMap(IpAddress::tryParse);
        boolean known = NetworkType.ofLabel(request.typeText()).isPresent();
        return new SimulatedNetwork(
                id,
                request.name(),
                request.owner(),
                request.typeText(),
                request.flags(),
                policies,
                subnets,
                request.dhcp(),
                request.macPool().isEmpty() ? List.of(pool(id)) : request.macPool(),
                request.dns(),
                layers.find(id, request.typeText(), Admission.isExternal(request.typeText()), document, managementIp),
                managementIp,
                drMac,
                natVlan,
                new TreeMap<>(),
                Optional.of(new Admitted(document, Lenient.isV2(document) ? 2 : 1, !known, false)));
    }

    private static Optional<Long> isolation(JsonObject document, String type) {
        return document.array("Policies").stream()
                .flatMap(a -> a.objects().stream())
                .filter(p -> p.string("Type").filter(type::equalsIgnoreCase).isPresent())
                .flatMap(p ->
                        p.integer(type).or(() -> p.object("Settings").flatMap(s -> s.integer("IsolationId"))).stream())
                .findFirst();
    }

    private Subnet subnet(Guid network, SubnetRequest subnet, long vlan, long vsid) {
        long seed = state.host().seed();
        Guid id = subnet.id().orElseGet(() -> Mix.guid(seed, network, "subnet " + subnet.prefix()));
        List<IpSubnet> parts = subnet.ipSubnets().stream()
                .map(p -> new IpSubnet(
                        p.id().orElseGet(() -> Mix.guid(seed, id, "ip subnet " + p.prefix())), p.prefix(), p.flags()))
                .toList();
        return new Subnet(
                id,
                subnet.prefix(),
                subnet.routes(),
                subnet.flags(),
                subnet.vlan().orElse(vlan).intValue(),
                subnet.vsid().orElse(vsid),
                parts);
    }

    private MacRange pool(Guid network) {
        long pool = Math.floorMod(Mix.bits(state.host().seed(), network, "mac pool"), (long) POOLS);
        MacAddress first = new MacAddress(0x0015_5D00_0000L | pool << 12);
        return new MacRange(first, first.plus(0xFFF));
    }

    /** A network that says something the model has no place for: it holds its id, name, prefixes and adapter. */
    private SimulatedNetwork opaque(Guid id, JsonObject document) {
        String type = document.string("Type").orElse("NAT");
        List<Subnet> subnets = new ArrayList<>();
        for (IpPrefix prefix : Lenient.prefixes(document)) {
            Guid subnet = Mix.guid(state.host().seed(), id, "subnet " + prefix);
            subnets.add(new Subnet(subnet, prefix, List.of(), 0, 0, 0, List.of()));
        }
        Optional<IpAddress> managementIp = document.string("ManagementIP").flatMap(IpAddress::tryParse);
        return new SimulatedNetwork(
                id,
                document.string("Name").orElse(""),
                document.string("Owner").orElse(""),
                type,
                document.integer("Flags").orElse(0L),
                Lenient.policies(document, true),
                subnets,
                false,
                List.of(),
                Dns.NONE,
                layers.find(id, type, Admission.isExternal(type), document, managementIp),
                managementIp,
                Optional.empty(),
                0,
                new TreeMap<>(),
                Optional.of(new Admitted(document, Lenient.isV2(document) ? 2 : 1, true, false)));
    }
}
