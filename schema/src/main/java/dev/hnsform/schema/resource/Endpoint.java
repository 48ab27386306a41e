package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Desired;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An endpoint of a network (hns-reference 2.4, 5.6).
 *
 * @param head address, labels, moves, lifecycle
 * @param spec the stated fields
 */
public record Endpoint(Head head, FieldValues spec) implements Resource {
    /**
     * An endpoint on another node, known here by its addresses alone.
     *
     * @param values the provider address
     */
    public record Remote(FieldValues values) implements Structure {
        /** The node that has it. */
        public static final Field<IpAddress> PROVIDER_ADDRESS = Field.of(
                        "providerAddress", Shapes.IP_ADDRESS, "The address of the node that has it.")
                .require();

        private static final FieldTable TABLE = FieldTable.of("remote", PROVIDER_ADDRESS);

        /** The node that has it. */
        public IpAddress providerAddress() {
            return values.required(PROVIDER_ADDRESS);
        }
    }

    /** HNS name. */
    public static final Field<String> NAME = Field.of(
            "name",
            Shapes.text("name", 1, 256),
            "The name HNS shows; metadata.name (with forEach name-key) when left out.");
    /** The network. */
    public static final Field<ResourceAddress> NETWORK = Field.of(
                    "network", References.NETWORK, "The network (Network or ExistingNetwork), by metadata.name.")
            .require();
    /** Its addresses. */
    public static final Field<List<EndpointAddress>> IP_ADDRESSES = Field.of(
                    "ipAddresses",
                    EndpointAddress.LIST,
                    "At most one IPv4 and one IPv6 address; left out, the host allocates, and the address is asked for again on a replace.")
            .decidedByHost();
    /** Its MAC. */
    public static final Field<MacAddress> MAC_ADDRESS = Field.of(
                    "macAddress", Shapes.MAC_ADDRESS, "Its MAC address; left out, one of the network's pool.")
            .decidedByHost();
    /** DNS settings. */
    public static final Field<Dns> DNS =
            Field.of("dns", Dns.SHAPE, "DNS settings; left out, the network's.").decidedByHost();
    /** Routes. */
    public static final Field<List<Route>> ROUTES = Field.of(
                    "routes", Route.LIST, "Routes; left out, the subnet's default route.")
            .decidedByHost();
    /** Flags. */
    public static final Field<SortedMap<String, Boolean>> FLAGS = Field.of(
            "flags",
            Shapes.flags(
                    "endpoint flag",
                    List.of(
                            "DisableInterComputeCommunication",
                            "EnableMirroring",
                            "EnableLowInterfaceMetric",
                            "OverrideDNSServerOrder",
                            "EnableDhcp")),
            "Endpoint flags; only the named ones are managed.");
    /** Policies. */
    public static final Field<List<Policy>> POLICIES = Field.of(
                    "policies",
                    PolicyCatalogue.listShape(PolicyType.Target.ENDPOINT),
                    "Policies, each a type and that type's fields.")
            .inPlace();
    /** Marks an endpoint of another node. */
    public static final Field<Remote> REMOTE = Field.of(
                    "remote",
                    Shapes.struct(Remote.TABLE, Remote::new),
                    "Marks an endpoint of another node (Overlay): needs ipAddresses and macAddress, excludes attachment.")
            .only(dev.hnsform.schema.feature.NetworkType.OVERLAY, dev.hnsform.schema.feature.NetworkType.L2BRIDGE);
    /** Where it is attached. */
    public static final Field<Attachment> ATTACHMENT = Field.of(
                    "attachment",
                    Attachment.SHAPE,
                    "Where it is attached; left out, not managed: the container runtime does it.")
            .inPlace();

    /** The fields. */
    public static final FieldTable TABLE = FieldTable.of(
            "Endpoint", NAME, NETWORK, IP_ADDRESSES, MAC_ADDRESS, DNS, ROUTES, FLAGS, POLICIES, REMOTE, ATTACHMENT);

    /** The name HNS shows. */
    public String hostName() {
        return spec.value(NAME).orElseGet(() -> address().defaultHostName());
    }

    /** The network. */
    public ResourceAddress network() {
        return spec.required(NETWORK);
    }

    /** Its addresses. */
    public Desired<List<EndpointAddress>> ipAddresses() {
        return spec.desired(IP_ADDRESSES);
    }

    /** Its MAC. */
    public Desired<MacAddress> macAddress() {
        return spec.desired(MAC_ADDRESS);
    }

    /** Policies. */
    public Desired<List<Policy>> policies() {
        return spec.desired(POLICIES);
    }

    /** The node that has it, for an endpoint of another node. */
    public Optional<Remote> remote() {
        return spec.value(REMOTE);
    }

    /** Where it is attached. */
    public Desired<Attachment> attachment() {
        return spec.desired(ATTACHMENT);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.endpoint(this);
    }

    @Override
    public Endpoint withSpec(FieldValues values) {
        return new Endpoint(head, values);
    }

    @Override
    public Endpoint withHead(Head other) {
        return new Endpoint(other, spec);
    }
}
