package dev.hnsform.schema.resource;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.FieldTable;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.field.Shape;
import dev.hnsform.schema.field.Shapes;
import dev.hnsform.schema.field.Structure;
import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * Where an endpoint is attached: in a namespace, at the host, at a virtual machine, in a container, or nowhere (hns-reference 5.6).
 *
 * @param values exactly one of namespace, host, virtualMachine, container and none
 */
public record Attachment(FieldValues values) implements Structure {
    /**
     * A setting without fields: {@code {}}.
     *
     * @param values nothing
     */
    public record Nothing(FieldValues values) implements Structure {
        private static final Shape.Struct<Nothing> HOST = Shapes.struct(FieldTable.of("host"), Nothing::new);
        private static final Shape.Struct<Nothing> NONE = Shapes.struct(FieldTable.of("none"), Nothing::new);
    }

    /**
     * An adapter of a virtual machine (hns-reference 2.10: {@code Port}).
     *
     * @param values machine and adapter
     */
    public record VirtualMachine(FieldValues values) implements Structure {
        /** The machine. */
        public static final Field<Guid> ID = Field.of(
                        "id", realGuid("virtual machine"), "The virtual machine, as the Host Compute Service knows it.")
                .require()
                .inPlace();
        /** Its adapter. */
        public static final Field<Guid> NIC = Field.of(
                        "nic",
                        realGuid("network adapter"),
                        "Its network adapter: NIC in VirtualMachine/Devices/NetworkAdapters/NIC.")
                .require()
                .inPlace();

        private static final FieldTable TABLE = FieldTable.of("virtualMachine", ID, NIC);

        /** The machine. */
        public Guid id() {
            return values.required(ID);
        }

        /** Its adapter. */
        public Guid nic() {
            return values.required(NIC);
        }
    }

    /** Containers are known by what their runtime calls them: 64 hex digits, a GUID, a pod's name (hns-reference 1.3). */
    private static final int LONGEST_CONTAINER_ID = 256;

    /** In a namespace of the stack. */
    public static final Field<ResourceAddress> NAMESPACE = Field.of(
                    "namespace", References.NAMESPACE, "The Namespace, by metadata.name.")
            .inPlace();
    /** At the host: a host interface on the network. */
    public static final Field<Nothing> HOST = Field.of(
                    "host", Nothing.HOST, "The host's own compartment: a host interface on the network.")
            .inPlace();
    /** At a virtual machine. */
    public static final Field<VirtualMachine> VIRTUAL_MACHINE = Field.of(
                    "virtualMachine",
                    Shapes.struct(VirtualMachine.TABLE, VirtualMachine::new),
                    "A virtual machine's network adapter (Hyper-V isolation). HNS gives the port; the adapter itself is added by whoever runs the machine.")
            .inPlace();
    /** In a container. */
    public static final Field<String> CONTAINER = Field.of(
                    "container",
                    Shapes.string(
                            "container id", "^\\S{1," + LONGEST_CONTAINER_ID + "}$", Attachment::containerId, id -> id),
                    "A container, by its runtime's id, usually a value. The endpoint enters the namespace that holds the container;"
                            + " where none does, HNS is told of the container, and the rest is done by whoever runs it.")
            .inPlace();
    /** Nowhere. */
    public static final Field<Nothing> NONE = Field.of(
                    "none", Nothing.NONE, "Nowhere: an attachment found on the host is removed.")
            .inPlace();

    /** The fields. */
    public static final FieldTable TABLE =
            FieldTable.exactlyOneOf("attachment", NAMESPACE, HOST, VIRTUAL_MACHINE, CONTAINER, NONE);

    /** The shape. */
    public static final Shape.Struct<Attachment> SHAPE = Shapes.struct(TABLE, Attachment::new);

    /** In a namespace. */
    public static Attachment to(ResourceAddress namespace) {
        return new Attachment(
                FieldValues.builder(TABLE).put(NAMESPACE, namespace).build());
    }

    /** At the host. */
    public static Attachment toHost() {
        return new Attachment(FieldValues.builder(TABLE)
                .put(HOST, new Nothing(FieldValues.none(Nothing.HOST.table())))
                .build());
    }

    /** At an adapter of a virtual machine. */
    public static Attachment toVirtualMachine(Guid id, Guid nic) {
        return new Attachment(FieldValues.builder(TABLE)
                .put(
                        VIRTUAL_MACHINE,
                        new VirtualMachine(FieldValues.builder(VirtualMachine.TABLE)
                                .put(VirtualMachine.ID, id)
                                .put(VirtualMachine.NIC, nic)
                                .build()))
                .build());
    }

    /** In a container. */
    public static Attachment toContainer(String id) {
        return new Attachment(FieldValues.builder(TABLE).put(CONTAINER, id).build());
    }

    /** Nowhere. */
    public static Attachment nowhere() {
        return new Attachment(FieldValues.builder(TABLE)
                .put(NONE, new Nothing(FieldValues.none(Nothing.NONE.table())))
                .build());
    }

    /** The namespace, when it is attached to one. */
    public Optional<ResourceAddress> namespace() {
        return values.value(NAMESPACE);
    }

    /** Whether it is attached to the host. */
    public boolean isHost() {
        return values.has(HOST);
    }

    /** The virtual machine's adapter, when it is attached to one. */
    public Optional<VirtualMachine> virtualMachine() {
        return values.value(VIRTUAL_MACHINE);
    }

    /** The container, when it is attached to one. */
    public Optional<String> container() {
        return values.value(CONTAINER);
    }

    /** Whether it is attached nowhere. */
    public boolean isNone() {
        return values.has(NONE);
    }

    private static Shape.Scalar<Guid> realGuid(String what) {
        return Shapes.string(
                "GUID",
                text -> {
                    Guid id = Guid.parse(text);
                    if (id.isZero()) {
                        throw new IllegalArgumentException("no " + what + " has the id of zeros");
                    }
                    return id;
                },
                Guid::toString);
    }

    private static String containerId(String text) {
        if (text.isEmpty() || text.length() > LONGEST_CONTAINER_ID) {
            throw new IllegalArgumentException(
                    "the container id has " + text.length() + " characters; allowed are 1 to " + LONGEST_CONTAINER_ID);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "the container id holds a space or control character at position " + (i + 1));
            }
        }
        return text;
    }
}
