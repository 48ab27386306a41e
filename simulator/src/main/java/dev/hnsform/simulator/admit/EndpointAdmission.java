package dev.hnsform.simulator.admit;

import dev.hnsform.hns.mapping.VirtualNicName;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.document.EndpointRequest;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Admitted;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.rule.RuleRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads endpoints of a real host. */
final class EndpointAdmission {
    private final Function<Guid, Optional<SimulatedNetwork>> networks;
    private final Map<Guid, Guid> members = new HashMap<>();
    private final Set<Guid> hostNamespaces = new HashSet<>();
    private final Map<Guid, JsonObject> attachments = new HashMap<>();

    /** A reader that finds networks so. */
    EndpointAdmission(Function<Guid, Optional<SimulatedNetwork>> networks) {
        this.networks = networks;
    }

    /** A namespace's document says that an endpoint is in it. */
    void member(Guid endpoint, Guid namespace) {
        members.put(endpoint, namespace);
    }

    /** A namespace is the host's own. */
    void hostNamespace(Guid namespace) {
        hostNamespaces.add(namespace);
    }

    /** A v1 document that says where an endpoint is attached whose v2 document does not. */
    void attachment(JsonObject document) {
        document.string("ID").flatMap(Guid::tryParse).ifPresent(id -> attachments.put(id, document));
    }

    SimulatedEndpoint read(Guid id, JsonObject document) {
        List<JsonObject> policies = Lenient.policies(document, false);
        boolean v2 = Lenient.isV2(document);
        try {
            EndpointRequest request = EndpointRequest.read(document.without("Policies"));
            List<JsonObject> all = new ArrayList<>(policies);
            all.addAll(request.policies());
            List<Address> addresses =
                    request.addresses().stream().map(a -> known(a, request)).toList();
            return new SimulatedEndpoint(
                    id,
                    request.name(),
                    request.owner(),
                    request.network().orElse(Guid.ZERO),
                    request.flags(),
                    addresses,
                    request.mac(),
                    all,
                    request.dns(),
                    request.routes(),
                    place(id, document),
                    Optional.of(
                            new Admitted(document, v2 ? 2 : 1, request.network().isEmpty(), false)));
        } catch (RuleRefusal unreadable) {
            return opaque(id, document, policies, v2);
        }
    }

    /** The address with the prefix length of its subnet where the document leaves it out. */
    private Address known(Address address, EndpointRequest request) {
        if (address.prefixLength() > 0) {
            return address;
        }
        int length = request.network()
                .flatMap(networks)
                .flatMap(n -> n.subnetOf(address.address()))
                .map(s -> s.prefix().length())
                .orElse(address.address().bits());
        return new Address(address.address(), length, address.ipSubnet());
    }

    private SimulatedEndpoint opaque(Guid id, JsonObject document, List<JsonObject> policies, boolean v2) {
        List<Address> addresses = Lenient.addresses(document).stream()
                .map(a -> new Address(a, a.bits(), Guid.ZERO))
                .toList();
        Guid network = document.string("HostComputeNetwork")
                .or(() -> document.string("VirtualNetwork"))
                .flatMap(Guid::tryParse)
                .orElse(Guid.ZERO);
        return new SimulatedEndpoint(
                id,
                document.string("Name").orElse(""),
                document.string("Owner").orElse(""),
                network,
                document.integer("Flags").orElse(0L),
                addresses,
                Lenient.mac(document),
                policies,
                Dns.NONE,
                List.of(),
                place(id, document),
                Optional.of(new Admitted(document, v2 ? 2 : 1, true, false)));
    }

    private Place place(Guid id, JsonObject document) {
        Place said = placeIn(id, document);
        JsonObject attachment = attachments.get(id);
        return said.isAttached() || attachment == null ? said : placeIn(id, attachment);
    }

    private Place placeIn(Guid id, JsonObject document) {
        Optional<Guid> namespace = document.string("HostComputeNamespace")
                .or(() -> document.object("Namespace").flatMap(n -> n.string("ID")))
                .flatMap(Guid::tryParse)
                .filter(g -> !g.isZero())
                .or(() -> Optional.ofNullable(members.get(id)));
        if (namespace.isPresent()) {
            return hostNamespaces.contains(namespace.get()) ? Place.AT_HOST : new Place.InNamespace(namespace.get());
        }
        JsonArray allocators =
                document.object("Resources").flatMap(r -> r.array("Allocators")).orElse(JsonArray.EMPTY);
        if (allocators.objects().stream()
                .anyMatch(a -> a.integer("CompartmendId").orElse(0L) == 1L)) {
            return Place.AT_HOST;
        }
        List<String> containers =
                document.array("SharedContainers").orElse(JsonArray.EMPTY).strings();
        if (!containers.isEmpty()) {
            return new Place.InContainer(containers.get(0));
        }
        String nic = document.string("VirtualNicName").orElse("");
        Guid machine = document.string("VirtualMachine")
                .flatMap(Guid::tryParse)
                .or(() -> VirtualNicName.tryParse(nic).map(VirtualNicName::machine))
                .orElse(Guid.ZERO);
        return machine.isZero() && nic.isEmpty() ? Place.DETACHED : new Place.AtVirtualMachine(machine, nic);
    }
}
