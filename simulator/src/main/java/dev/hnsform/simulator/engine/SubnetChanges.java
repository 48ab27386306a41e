package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.document.NetworkRequest.IpSubnetRequest;
import dev.hnsform.simulator.document.NetworkRequest.SubnetRequest;
import dev.hnsform.simulator.model.IpSubnet;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.model.Subnet;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Adding and removing subnets and IP subnets of a living network (hns-reference 2.10, 5.1). */
final class SubnetChanges {
    private final Ruling ruling;
    private final SimulatedNetwork network;
    private final NetworkType type;

    SubnetChanges(Ruling ruling, SimulatedNetwork network, NetworkType type) {
        this.ruling = ruling;
        this.network = network;
        this.type = type;
    }

    List<Subnet> add(ModifyRequest request) {
        Subnets rules = new Subnets(ruling);
        List<Subnet> subnets = new ArrayList<>(network.subnets());
        for (SubnetRequest asked : request.subnets()) {
            subnets.add(rules.make(type, network.id(), asked, subnets));
        }
        return subnets;
    }

    List<Subnet> remove(ModifyRequest request) {
        List<Subnet> subnets = new ArrayList<>(network.subnets());
        for (Guid id : request.ids("Subnets")) {
            Subnet subnet = subnet(subnets, id);
            requireUnused(subnet.prefix());
            subnets.remove(subnet);
        }
        return subnets;
    }

    List<Subnet> addIpSubnets(ModifyRequest request) {
        List<Subnet> subnets = new ArrayList<>(network.subnets());
        Subnet subnet = subnet(subnets, subnetId(request));
        List<IpSubnet> parts = new ArrayList<>(subnet.ipSubnets());
        for (IpSubnetRequest asked : request.ipSubnets()) {
            parts.add(new Subnets(ruling).ipSubnet(subnet.prefix(), subnet.id(), asked));
        }
        subnets.set(subnets.indexOf(subnet), subnet.withIpSubnets(parts));
        return subnets;
    }

    List<Subnet> removeIpSubnets(ModifyRequest request) {
        List<Subnet> subnets = new ArrayList<>(network.subnets());
        Subnet subnet = subnet(subnets, subnetId(request));
        List<IpSubnet> parts = new ArrayList<>(subnet.ipSubnets());
        for (Guid id : request.ids("IpSubnets")) {
            IpSubnet part = parts.stream()
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Rule.SUBNET_NOT_FOUND.about("IP subnet " + id));
            requireUnused(part.prefix());
            parts.remove(part);
        }
        subnets.set(subnets.indexOf(subnet), subnet.withIpSubnets(parts));
        return subnets;
    }

    private static Guid subnetId(ModifyRequest request) {
        return Fields.guid(request.settings(), "SubnetId").orElse(Guid.ZERO);
    }

    private static Subnet subnet(List<Subnet> subnets, Guid id) {
        return subnets.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Rule.SUBNET_NOT_FOUND.about("subnet " + id));
    }

    private void requireUnused(IpPrefix prefix) {
        for (Guid id : ruling.state().book(network.id()).endpoints()) {
            boolean inside =
                    ruling.state().endpoint(id).filter(e -> holds(e, prefix)).isPresent();
            if (inside) {
                throw Rule.SUBNET_IN_USE.about(prefix + " holds an address of endpoint " + id);
            }
        }
    }

    private static boolean holds(SimulatedEndpoint endpoint, IpPrefix prefix) {
        return endpoint.addresses().stream().anyMatch(a -> prefix.contains(a.address()));
    }
}
