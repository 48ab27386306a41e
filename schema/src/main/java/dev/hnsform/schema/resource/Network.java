package dev.hnsform.schema.resource;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Desired;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A container network (hns-reference 2.3, 5.2 to 5.4).
 *
 * @param head address, labels, moves, lifecycle
 * @param spec the stated fields
 */
public record Network(Head head, FieldValues spec) implements Resource {
    /** The types and their spelling. */
    public static final Shape.Scalar<NetworkType> TYPE_SHAPE =
            Shapes.word("network type", NetworkType.class, NetworkType::label);

    /** How endpoints get their addresses. */
    public enum Ipam {
        /** HNS allocates, or the document says. */
        STATIC("Static"),
        /** A server outside gives them. */
        DHCP("Dhcp");

        private final String label;

        Ipam(String label) {
            this.label = label;
        }

        /** HNS's spelling. */
        public String label() {
            return label;
        }
    }

    /** Who hands out addresses in an SDN tenant network. */
    public enum Addressing {
        /** The SDN plug-in: no document may ask for an address. */
        PLUGIN("plugin");

        private final String label;

        Addressing(String label) {
            this.label = label;
        }

        /** The word people write. */
        public String label() {
            return label;
        }
    }

    /** HNS name. */
    public static final Field<String> NAME = Field.of(
            "name",
            Shapes.text("name", 1, 256),
            "The name HNS shows; metadata.name (with forEach name-key) when left out.");
    /** Its type. */
    public static final Field<NetworkType> TYPE = Field.of(
                    "type", TYPE_SHAPE, "NAT, ICS, Internal, Private, Transparent, L2Bridge, L2Tunnel or Overlay.")
            .require();
    /** The adapter below. */
    public static final Field<Adapter> ADAPTER = Field.of(
                    "adapter",
                    Adapter.SHAPE,
                    "The physical adapter, or the network whose switch is shared; left out, HNS picks a free one.")
            .only(NetworkType.TRANSPARENT, NetworkType.L2BRIDGE, NetworkType.L2TUNNEL, NetworkType.OVERLAY);
    /** Its subnets. */
    public static final Field<List<Subnet>> SUBNETS = Field.of(
                    "subnets", Subnet.LIST, "Its subnets; left out on NAT and ICS, the host picks.")
            .decidedByHost();
    /** How endpoints get their addresses. */
    public static final Field<Ipam> IPAM = Field.of(
                    "ipam", Shapes.word("ipam", Ipam.class, Ipam::label), "Static or Dhcp; required on Transparent.")
            .absentMeans(Ipam.STATIC);
    /** DNS settings. */
    public static final Field<Dns> DNS =
            Field.of("dns", Dns.SHAPE, "DNS settings that endpoints inherit.").inPlace();
    /** Where MACs come from. */
    public static final Field<List<MacPoolRange>> MAC_POOL = Field.of(
                    "macPool", MacPoolRange.LIST, "Where endpoints' MAC addresses come from; left out, HNS picks 4096.")
            .decidedByHost();
    /** Flags. */
    public static final Field<SortedMap<String, Boolean>> FLAGS = Field.of(
            "flags",
            Shapes.flags(
                    "network flag",
                    List.of(
                            "EnableDnsProxy",
                            "EnableDhcpServer",
                            "EnableMirroring",
                            "EnableNonPersistent",
                            "EnablePersistent",
                            "IsolateVSwitch",
                            "EnableFlowSteering",
                            "DisableSharing",
                            "EnableFirewall",
                            "SuppressMediaDisconnect",
                            "DisableHostPort",
                            "WeakHostReceiveAdapter",
                            "WeakHostSendAdapter",
                            "EnableIov")),
            "Network flags; only the named ones are managed.");
    /** Switch extensions. */
    public static final Field<SortedMap<String, Boolean>> EXTENSIONS = Field.of(
                    "extensions",
                    Shapes.map(
                            Shapes.string(
                                    "extension GUID", text -> Guid.parse(text).toString(), text -> text),
                            Shapes.BOOLEAN),
                    "Switch extensions by GUID, on or off; only the named ones are managed.")
            .inPlace();
    /** The interface that NAT or ICS goes out by. */
    public static final Field<InterfaceConstraint> INTERFACE_CONSTRAINT = Field.of(
                    "interfaceConstraint",
                    InterfaceConstraint.SHAPE,
                    "The interface that translated traffic leaves by.")
            .only(NetworkType.NAT, NetworkType.ICS);
    /** The MAC on outgoing frames. */
    public static final Field<MacAddress> SOURCE_MAC = Field.of(
                    "sourceMac", Shapes.MAC_ADDRESS, "The MAC address written on outgoing frames.")
            .only(NetworkType.L2BRIDGE, NetworkType.L2TUNNEL);
    /** The VXLAN port. */
    public static final Field<Long> VXLAN_PORT = Field.of(
                    "vxlanPort", Shapes.integer("port", 1, 65535), "The UDP port of VXLAN; 4789 when left out.")
            .only(NetworkType.OVERLAY)
            .since(Feature.VXLAN_PORT)
            .absentMeans(4789L);
    /** Whether containers reach their own host. */
    public static final Field<Boolean> HOST_ROUTE = Field.of(
                    "hostRoute", Shapes.BOOLEAN, "Whether containers reach their own host's address.")
            .only(NetworkType.OVERLAY)
            .since(Feature.HOST_ROUTE)
            .absentMeans(false)
            .inPlace();
    /** Whether HNS resolves swarm-style names. */
    public static final Field<Boolean> AUTOMATIC_DNS = Field.of(
                    "automaticDns", Shapes.BOOLEAN, "Whether HNS resolves swarm-style names.")
            .only(NetworkType.OVERLAY)
            .absentMeans(false);
    /** Who hands out addresses. */
    public static final Field<Addressing> ADDRESSING = Field.of(
                    "addressing",
                    Shapes.word("addressing", Addressing.class, Addressing::label),
                    "plugin: an SDN plug-in hands out addresses, and no endpoint may ask for one.")
            .only(NetworkType.L2BRIDGE, NetworkType.L2TUNNEL)
            .writeOnly();
    /** Policies. */
    public static final Field<List<Policy>> POLICIES = Field.of(
                    "policies",
                    PolicyCatalogue.listShape(PolicyType.Target.NETWORK),
                    "Network policies, each a type and that type's fields.")
            .inPlace();

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of(
            "Network",
            NAME,
            TYPE,
            ADAPTER,
            SUBNETS,
            IPAM,
            DNS,
            MAC_POOL,
            FLAGS,
            EXTENSIONS,
            INTERFACE_CONSTRAINT,
            SOURCE_MAC,
            VXLAN_PORT,
            HOST_ROUTE,
            AUTOMATIC_DNS,
            ADDRESSING,
            POLICIES);

    /** The name HNS shows. */
    public String hostName() {
        return spec.value(NAME).orElseGet(() -> address().defaultHostName());
    }

    /** Its type. */
    public NetworkType type() {
        return spec.required(TYPE);
    }

    /** Its subnets. */
    public Desired<List<Subnet>> subnets() {
        return spec.desired(SUBNETS);
    }

    /** How endpoints get their addresses. */
    public Ipam ipam() {
        return spec.value(IPAM).orElse(Ipam.STATIC);
    }

    /** The adapter below. */
    public Optional<Adapter> adapter() {
        return spec.value(ADAPTER);
    }

    /** Whether an SDN plug-in hands out addresses. */
    public boolean isAddressedByPlugin() {
        return spec.has(ADDRESSING);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.network(this);
    }

    @Override
    public Network withSpec(FieldValues values) {
        return new Network(head, values);
    }

    @Override
    public Network withHead(Head other) {
        return new Network(other, spec);
    }
}
