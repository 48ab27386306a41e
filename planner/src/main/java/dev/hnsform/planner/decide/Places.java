package dev.hnsform.planner.decide;

import dev.hnsform.planner.change.FieldChange;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.field.FieldJson;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNamespace;
import dev.hnsform.schema.host.Lookup;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.recorded.RecordedResource;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import java.util.Optional;

/** Where endpoints are attached, and whether that is where they should be. */
public final class Places {
    static final String PATH = "spec.attachment";

    private final Scene scene;
    private final Nodes nodes;

    /** Prepares the look-up. */
    public Places(Scene scene, Nodes nodes) {
        this.scene = scene;
        this.nodes = nodes;
    }

    /** Where an endpoint is; in a namespace that is gone it is nowhere. */
    public HostEndpoint.Place of(HostEndpoint endpoint) {
        Optional<Guid> namespace = endpoint.place().namespaceId();
        boolean gone = namespace.isPresent()
                && scene.observed().look(ResourceKind.NAMESPACE, namespace.get()) instanceof Lookup.Absent;
        return gone ? new HostEndpoint.Detached() : endpoint.place();
    }

    /** What it takes to have an endpoint where it is wanted; empty when it is there and, if the plan is to count, its namespace stays. */
    Optional<FieldChange> difference(Attachment wanted, HostEndpoint endpoint, boolean planned) {
        HostEndpoint.Place place = of(endpoint);
        if (place instanceof HostEndpoint.UnknownPlace || isThere(wanted, endpoint, place, planned)) {
            return Optional.empty();
        }
        return Optional.of(new FieldChange(
                PATH,
                json(place),
                Optional.of(FieldJson.toJson(Attachment.SHAPE, wanted)),
                FieldChange.Effect.IN_PLACE));
    }

    private boolean isThere(Attachment wanted, HostEndpoint endpoint, HostEndpoint.Place place, boolean planned) {
        if (wanted.isHost()) {
            return place instanceof HostEndpoint.AtHost;
        }
        if (wanted.isNone()) {
            return place instanceof HostEndpoint.Detached && !(planned && mayBeOutside(endpoint));
        }
        if (wanted.namespace().isEmpty()) {
            return isOutside(wanted, endpoint, place);
        }
        Node namespace = wanted.namespace().map(nodes::get).orElse(null);
        if (namespace == null || !namespace.hasIdentity() || (planned && namespace.comes())) {
            return false;
        }
        return place.namespaceId().equals(Optional.of(namespace.identity().id()));
    }

    /** Whether an endpoint is in the wanted container or at the wanted virtual machine, as far as HNS's answer tells. */
    private boolean isOutside(Attachment wanted, HostEndpoint endpoint, HostEndpoint.Place place) {
        if (place instanceof HostEndpoint.Detached) {
            // Where the host showed nothing of it once it was attached, that it shows nothing now tells nothing
            return record(endpoint)
                    .filter(RecordedResource::isAttachmentUnseen)
                    .flatMap(Places::attachment)
                    .filter(wanted::equals)
                    .isPresent();
        }
        if (place instanceof HostEndpoint.Elsewhere) {
            // HNS says that it is attached, and not to what: it is where it was put last; of what nobody put, the
            // document is believed
            return recorded(endpoint).map(wanted::equals).orElse(true);
        }
        if (wanted.container().isPresent()) {
            String container = wanted.container().get();
            return place.namespaceId().isPresent()
                    ? namespaceOf(container).equals(place.namespaceId())
                    : place.equals(new HostEndpoint.InContainer(container));
        }
        return place instanceof HostEndpoint.AtVirtualMachine at
                && wanted.virtualMachine()
                        .filter(machine -> machine.id().equals(at.machine()))
                        .filter(machine ->
                                nic(endpoint, at).map(machine.nic()::equals).orElse(true))
                        .isPresent();
    }

    /** The adapter that an endpoint is at: the one that HNS names, or where it names the machine alone the one of the record. */
    private Optional<Guid> nic(HostEndpoint endpoint, HostEndpoint.AtVirtualMachine at) {
        return at.nic()
                .or(() -> recorded(endpoint)
                        .flatMap(Attachment::virtualMachine)
                        .filter(machine -> machine.id().equals(at.machine()))
                        .map(Attachment.VirtualMachine::nic));
    }

    /** The namespace that holds a container and stays: who enters it is in the container (hns-reference 5.6, code: hot add). */
    public Optional<Guid> namespaceOf(String container) {
        return scene.observed().namespaces().objects().stream()
                .filter(namespace -> namespace.containers().contains(container))
                .map(HostNamespace::id)
                .filter(id -> nodes.owner(id).filter(Node::goes).isEmpty())
                .findFirst();
    }

    /**
     * What has to be left before an endpoint can go elsewhere: a namespace, the host, or the container or virtual machine that it was put in by
     * its record. Empty when it is nowhere, or where hnsform did not put it.
     */
    public Optional<AttachTarget> toLeave(HostEndpoint endpoint) {
        HostEndpoint.Place place = of(endpoint);
        if (place instanceof HostEndpoint.InNamespace in) {
            return Optional.of(new AttachTarget.InNamespace(in.namespace()));
        }
        if (place instanceof HostEndpoint.AtHost) {
            return Optional.of(new AttachTarget.AtHost());
        }
        if (place instanceof HostEndpoint.Detached) {
            return recorded(endpoint).flatMap(Places::outside);
        }
        return place.outside().isEmpty()
                ? Optional.empty()
                : recorded(endpoint)
                        .filter(attachment -> isOutside(attachment, endpoint, place))
                        .flatMap(Places::outside);
    }

    /**
     * Whether an endpoint that shows nothing was put in a container or at a virtual machine: HNS need not show that (document 33 is a machine's,
     * and names none), and detaching what is detached does no harm.
     */
    private boolean mayBeOutside(HostEndpoint endpoint) {
        return recorded(endpoint).flatMap(Places::outside).isPresent();
    }

    /** What has to be left for another attachment; nothing when the endpoint was put there before and only does not show it. */
    public Optional<AttachTarget> toLeave(HostEndpoint endpoint, Optional<Attachment> wanted) {
        boolean again = of(endpoint) instanceof HostEndpoint.Detached
                && recorded(endpoint).equals(wanted);
        return again ? Optional.empty() : toLeave(endpoint);
    }

    private Optional<Attachment> recorded(HostEndpoint endpoint) {
        return record(endpoint).flatMap(Places::attachment);
    }

    private Optional<RecordedResource> record(HostEndpoint endpoint) {
        return nodes.owner(endpoint.id()).flatMap(Node::recorded);
    }

    private static Optional<Attachment> attachment(RecordedResource recorded) {
        return recorded.applied().spec().value(Endpoint.ATTACHMENT);
    }

    private static Optional<AttachTarget> outside(Attachment attachment) {
        return attachment
                .container()
                .<AttachTarget>map(AttachTarget.InContainer::new)
                .or(() -> attachment
                        .virtualMachine()
                        .map(machine -> new AttachTarget.AtVirtualMachine(machine.id(), machine.nic())));
    }

    /** Where an attachment leads; empty for nowhere, and for a namespace that is not there to be found. */
    public Optional<AttachTarget> target(Attachment wanted) {
        if (wanted.isHost()) {
            return Optional.of(new AttachTarget.AtHost());
        }
        if (wanted.namespace().isPresent()) {
            return wanted.namespace()
                    .flatMap(nodes::find)
                    .map(n -> new AttachTarget.InNamespace(n.identityAfter().id()));
        }
        return wanted.container()
                .flatMap(this::namespaceOf)
                .<AttachTarget>map(AttachTarget.InNamespace::new)
                .or(() -> outside(wanted));
    }

    /** A place as the language writes it; a namespace that has no address here by its id. */
    Optional<Json> json(HostEndpoint.Place place) {
        if (place instanceof HostEndpoint.InNamespace in) {
            String name = nodes.owner(in.namespace())
                    .map(Node::address)
                    .map(ResourceAddress::local)
                    .orElse(in.namespace().toString());
            return Optional.of(Json.object().put("namespace", name).build());
        }
        if (place instanceof HostEndpoint.AtHost) {
            return Optional.of(Json.object().put("host", JsonObject.EMPTY).build());
        }
        if (place instanceof HostEndpoint.InContainer in) {
            return Optional.of(Json.object().put("container", in.container()).build());
        }
        if (place instanceof HostEndpoint.AtVirtualMachine at) {
            JsonObject.Builder machine = Json.object().put("id", at.machine().toString());
            at.nic().ifPresent(nic -> machine.put("nic", nic.toString()));
            return Optional.of(
                    Json.object().put("virtualMachine", machine.build()).build());
        }
        if (place instanceof HostEndpoint.Elsewhere elsewhere) {
            return Optional.of(Json.object().put("elsewhere", elsewhere.what()).build());
        }
        return Optional.empty();
    }
}
