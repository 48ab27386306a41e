package dev.hnsform.planner.build;

import dev.hnsform.planner.decide.Node;
import dev.hnsform.planner.decide.Nodes;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Resource;
import java.util.Optional;

/** What the host holds, in the shape of resources. */
final class HeldResources {
    private final Nodes nodes;

    HeldResources(Nodes nodes) {
        this.nodes = nodes;
    }

    /** What the host holds of the fields that are or were managed and of those it decided; what was recorded where it holds nothing. */
    Resource shown(Node node) {
        if (!node.isPresent()) {
            return node.resource();
        }
        FieldValues held = node.held();
        FieldValues.Builder spec =
                FieldValues.builder(KindTable.fields(node.address().kind()));
        for (Field<?> field : held.stated()) {
            if (field.isDecidedByHost() || field.isRequired() || isManaged(node, field)) {
                copy(spec, field, held);
            }
        }
        references(node, spec);
        if (node.address().kind() == ResourceKind.ENDPOINT && isManaged(node, Endpoint.ATTACHMENT)) {
            node.recorded()
                    .flatMap(r -> r.applied().spec().value(Endpoint.ATTACHMENT))
                    .ifPresent(a -> spec.put(Endpoint.ATTACHMENT, a));
        }
        return KindTable.make(node.resource().head(), spec.build());
    }

    /** Everything the host holds that a document could say, to make the object again; attachment and what the host decided aside. */
    Resource whole(Node node) {
        FieldValues held = node.held();
        FieldValues.Builder spec =
                FieldValues.builder(KindTable.fields(node.address().kind()));
        for (Field<?> field : held.stated()) {
            if (isManaged(node, field) || (!isAskedForAgain(field) && isTaken(field, held))) {
                copy(spec, field, held);
            }
        }
        references(node, spec);
        node.recorded().ifPresent(recorded -> {
            FieldValues applied = recorded.applied().spec();
            for (Field<?> field : applied.stated()) {
                if (field.mutability() == Mutability.WRITE_ONLY && !spec.has(field)) {
                    copy(spec, field, applied);
                }
            }
        });
        return KindTable.make(node.resource().head(), spec.build());
    }

    /** What the host decided and is asked for again. */
    FieldValues decided(Node node) {
        FieldValues held = node.held();
        FieldValues.Builder values =
                FieldValues.builder(KindTable.fields(node.address().kind()));
        for (Field<?> field : held.stated()) {
            if (isAskedForAgain(field) && !isManaged(node, field)) {
                copy(values, field, held);
            }
        }
        return values.build();
    }

    /** Addresses and prefixes are; DNS and routes come from the network anew. */
    static boolean isAskedForAgain(Field<?> field) {
        return field == Endpoint.IP_ADDRESSES
                || field == Endpoint.MAC_ADDRESS
                || field == Network.SUBNETS
                || field == Network.MAC_POOL;
    }

    /** Networks of every type tell their switch extensions; a create takes them only from those with an adapter (hns-reference 5.2). */
    private static boolean isTaken(Field<?> field, FieldValues held) {
        return field != Network.EXTENSIONS
                || held.value(Network.TYPE).filter(NetworkType::isExternal).isPresent();
    }

    static boolean isManaged(Node node, Field<?> field) {
        return node.desired().filter(r -> r.spec().has(field)).isPresent()
                || node.recorded().filter(r -> r.applied().spec().has(field)).isPresent();
    }

    private void references(Node node, FieldValues.Builder spec) {
        if (node.address().kind() == ResourceKind.ENDPOINT && node.found().orElse(null) instanceof HostEndpoint held) {
            spec.put(Endpoint.NETWORK, networkName(node, Endpoint.NETWORK, held.network()));
        } else if (node.address().kind() == ResourceKind.REMOTE_SUBNET
                && node.found().isPresent()) {
            spec.put(
                    RemoteSubnet.NETWORK,
                    networkName(node, RemoteSubnet.NETWORK, node.found().get().id()));
        }
    }

    private ResourceAddress networkName(Node node, Field<ResourceAddress> field, Guid id) {
        return nodes.owner(id)
                .map(Node::address)
                .or(() -> node.recorded().flatMap(r -> r.applied().spec().value(field)))
                .or(() -> node.desired().flatMap(r -> r.spec().value(field)))
                .orElseGet(() -> ResourceAddress.of(ResourceKind.NETWORK, "unknown-" + id));
    }

    private static <T> void copy(FieldValues.Builder to, Field<T> field, FieldValues from) {
        Optional<T> value = from.value(field);
        value.ifPresent(v -> to.put(field, v));
    }
}
