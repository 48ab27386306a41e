package dev.hnsform.appliers.walk;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.PortRange;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.resource.Adapter;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Lifecycle;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Resources of the walks. */
final class Stacks {
    static final Guid BYSTANDER = Guid.parse("aaaaaaaa-0000-4000-8000-000000000001");
    static final Guid BYSTANDING_ENDPOINT = Guid.parse("aaaaaaaa-0000-4000-8000-000000000002");
    static final Guid FOREIGN_NETWORK = Guid.parse("bbbbbbbb-0000-4000-8000-000000000001");
    static final Guid FOREIGN_ENDPOINT = Guid.parse("bbbbbbbb-0000-4000-8000-000000000002");

    private Stacks() {}

    static ResourceAddress address(String text) {
        return ResourceAddress.parse(text);
    }

    static Resource network(String name, String prefix) {
        return new Network(
                Head.of(address("Network/" + name)),
                FieldValues.builder(Network.TABLE)
                        .put(Network.TYPE, NetworkType.NAT)
                        .put(
                                Network.SUBNETS,
                                List.of(new Subnet(FieldValues.builder(Subnet.TABLE)
                                        .put(Subnet.PREFIX, IpPrefix.parse(prefix + ".0/24"))
                                        .put(Subnet.GATEWAY, IpAddress.parse(prefix + ".1"))
                                        .build())))
                        .build());
    }

    static Resource namespace(String name) {
        return new Namespace(Head.of(address("Namespace/" + name)), FieldValues.none(Namespace.TABLE));
    }

    static Resource endpoint(String name, String network, Attachment attachment, String... acls) {
        List<Policy> policies = new ArrayList<>();
        for (String id : acls) {
            policies.add(acl(id, 100));
        }
        return new Endpoint(
                Head.of(address("Endpoint/" + name)),
                FieldValues.builder(Endpoint.TABLE)
                        .put(Endpoint.NETWORK, address("Network/" + network))
                        .put(Endpoint.POLICIES, policies)
                        .put(Endpoint.ATTACHMENT, attachment)
                        .build());
    }

    /** An adapter of a virtual machine. */
    static Attachment machine(int number) {
        return Attachment.toVirtualMachine(
                Guid.parse("641313e1-7ae8-4ddb-94e5-3215f3a0b21" + number),
                Guid.parse("87fdcf16-d210-426e-959d-2a1d4f41d6d1"));
    }

    static Policy acl(String id, int port) {
        return new Policy(
                PolicyCatalogue.ACL,
                FieldValues.builder(PolicyCatalogue.ACL.fields())
                        .put(PolicyCatalogue.ACL_ID, id)
                        .put(PolicyCatalogue.ACL_DIRECTION, PolicyWords.Direction.IN)
                        .put(PolicyCatalogue.ACL_ACTION, PolicyWords.Action.ALLOW)
                        .put(PolicyCatalogue.ACL_RULE_TYPE, PolicyWords.RuleType.HOST)
                        .put(PolicyCatalogue.ACL_PROTOCOLS, List.of(6L))
                        .put(PolicyCatalogue.ACL_LOCAL_PORTS, List.of(PortRange.parse(Integer.toString(port))))
                        .build());
    }

    /** An overlay on the host's adapter. */
    static Resource overlay(String name, boolean hostRoute, String prefix) {
        IpPrefix subnet = IpPrefix.parse(prefix);
        FieldValues adapter = FieldValues.builder(Adapter.SHAPE.table())
                .put(Adapter.NAMES, List.of("Ethernet"))
                .build();
        return new Network(
                Head.of(address("Network/" + name)),
                FieldValues.builder(Network.TABLE)
                        .put(Network.TYPE, NetworkType.OVERLAY)
                        .put(Network.ADAPTER, new Adapter(adapter))
                        .put(Network.HOST_ROUTE, hostRoute)
                        .put(
                                Network.SUBNETS,
                                List.of(new Subnet(FieldValues.builder(Subnet.TABLE)
                                        .put(Subnet.PREFIX, subnet)
                                        .put(Subnet.GATEWAY, IpAddress.parse("10.244.3.1"))
                                        .put(Subnet.VSID, 4096L)
                                        .build())))
                        .build());
    }

    /** A bridge on the host's adapter, with these subnets. */
    static Resource bridge(String name, boolean extension, String... prefixes) {
        List<Subnet> subnets = new ArrayList<>();
        for (String prefix : prefixes) {
            subnets.add(new Subnet(FieldValues.builder(Subnet.TABLE)
                    .put(Subnet.PREFIX, IpPrefix.parse(prefix + ".0/24"))
                    .put(Subnet.GATEWAY, IpAddress.parse(prefix + ".1"))
                    .build()));
        }
        FieldValues adapter = FieldValues.builder(Adapter.SHAPE.table())
                .put(Adapter.NAMES, List.of("Ethernet"))
                .build();
        TreeMap<String, Boolean> extensions = new TreeMap<>();
        extensions.put("430bdadd-bab0-41ab-a369-94b67fa5be0a", extension); // NDIS Capture
        return new Network(
                Head.of(address("Network/" + name)),
                FieldValues.builder(Network.TABLE)
                        .put(Network.TYPE, NetworkType.L2BRIDGE)
                        .put(Network.ADAPTER, new Adapter(adapter))
                        .put(Network.EXTENSIONS, extensions)
                        .put(Network.SUBNETS, subnets)
                        .build());
    }

    static Resource onBridge(String name, String... acls) {
        Resource endpoint = endpoint(name, "lan", Attachment.to(address("Namespace/shop")), acls);
        return endpoint.withSpec(endpoint.spec()
                .with(
                        Endpoint.IP_ADDRESSES,
                        List.of(dev.hnsform.schema.resource.EndpointAddress.of(IpAddress.parse("10.20.0.10")))));
    }

    /** With an IP subnet of its own in the subnet that holds it. */
    static Resource withPart(Resource network, String part) {
        IpPrefix prefix = IpPrefix.parse(part);
        dev.hnsform.schema.resource.IpSubnet ipSubnet = new dev.hnsform.schema.resource.IpSubnet(
                FieldValues.builder(((dev.hnsform.schema.field.Shape.Struct<dev.hnsform.schema.resource.IpSubnet>)
                                        dev.hnsform.schema.resource.IpSubnet.LIST.element())
                                .table())
                        .put(dev.hnsform.schema.resource.IpSubnet.PREFIX, prefix)
                        .build());
        List<Subnet> subnets = new ArrayList<>();
        for (Subnet subnet : network.spec().required(Network.SUBNETS)) {
            subnets.add(
                    subnet.prefix().contains(prefix.address())
                            ? new Subnet(subnet.values().with(Subnet.IP_SUBNETS, List.of(ipSubnet)))
                            : subnet);
        }
        return network.withSpec(network.spec().with(Network.SUBNETS, subnets));
    }

    static Resource onOverlay(String name, String... acls) {
        return endpoint(name, "pods", Attachment.to(address("Namespace/shop")), acls);
    }

    /** Where another node's subnet lives. */
    static Resource peer(String name, int number, String node) {
        return new RemoteSubnet(
                Head.of(address("RemoteSubnet/" + name)),
                FieldValues.builder(RemoteSubnet.TABLE)
                        .put(RemoteSubnet.NETWORK, address("Network/pods"))
                        .put(RemoteSubnet.DESTINATION_PREFIX, IpPrefix.parse("10.244." + number + ".0/24"))
                        .put(RemoteSubnet.ISOLATION_ID, 4096L)
                        .put(RemoteSubnet.PROVIDER_ADDRESS, IpAddress.parse(node))
                        .put(
                                RemoteSubnet.DISTRIBUTED_ROUTER_MAC_ADDRESS,
                                MacAddress.parse("00-15-5D-41-0" + number + "-01"))
                        .build());
    }

    static Resource withPolicies(Resource endpoint, Policy... policies) {
        return endpoint.withSpec(endpoint.spec().with(Endpoint.POLICIES, List.of(policies)));
    }

    static Resource withDns(Resource network, String domain) {
        Dns.SHAPE.table();
        Dns dns = new Dns(
                FieldValues.builder(Dns.SHAPE.table()).put(Dns.DOMAIN, domain).build());
        return network.withSpec(network.spec().with(Network.DNS, dns));
    }

    /** With a flag, which is fixed at creation. */
    static Resource withFlag(Resource network) {
        TreeMap<String, Boolean> flags = new TreeMap<>();
        flags.put("EnableNonPersistent", true);
        return network.withSpec(network.spec().with(Network.FLAGS, flags));
    }

    static Resource adopting(Resource resource, Guid id) {
        Lifecycle.Adopt adopt = new Lifecycle.Adopt(
                FieldValues.builder(adoptTable()).put(Lifecycle.Adopt.ID, id).build());
        Lifecycle lifecycle = new Lifecycle(
                FieldValues.builder(Lifecycle.TABLE).put(Lifecycle.ADOPT, adopt).build());
        Head head = resource.head();
        return resource.withHead(new Head(head.address(), head.labels(), head.movedFrom(), lifecycle));
    }

    private static dev.hnsform.schema.field.FieldTable adoptTable() {
        return ((dev.hnsform.schema.field.Shape.Struct<Lifecycle.Adopt>) Lifecycle.ADOPT.shape()).table();
    }

    static Resource moved(Resource resource, String from) {
        Head head = resource.head();
        return resource.withHead(new Head(head.address(), head.labels(), List.of(address(from)), head.lifecycle()));
    }
}
