package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;

/**
 * References to other documents of the stack, by {@code metadata.name}. Reading gives an address of the usual kind; resolving turns a
 * network reference into {@code ExistingNetwork/…} where that is what the stack declares.
 */
public final class References {
    /** A network: {@code web}, {@code web[a]}; {@code Network/web} and {@code ExistingNetwork/web} are read too and never written by people. */
    public static final Shape.Scalar<ResourceAddress> NETWORK = Shapes.string(
            "network name",
            text -> text.startsWith(ResourceKind.EXISTING_NETWORK.label() + "/")
                    ? ResourceAddress.parse(text)
                    : ResourceAddress.parseLocal(ResourceKind.NETWORK, withoutKind(ResourceKind.NETWORK, text)),
            address -> address.kind() == ResourceKind.NETWORK ? address.local() : address.toString());
    /** A namespace: {@code shop-1}. */
    public static final Shape.Scalar<ResourceAddress> NAMESPACE = Shapes.string(
            "namespace name",
            text -> ResourceAddress.parseLocal(ResourceKind.NAMESPACE, withoutKind(ResourceKind.NAMESPACE, text)),
            ResourceAddress::local);

    private References() {}

    private static String withoutKind(ResourceKind kind, String text) {
        String prefix = kind.label() + "/";
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
