package dev.hnsform.simulator.engine;

import dev.hnsform.hns.mapping.VirtualNicName;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.simulator.document.EndpointRequest;
import dev.hnsform.simulator.document.Fields;
import dev.hnsform.simulator.document.ModifyRequest;
import dev.hnsform.simulator.ipam.PortTable;
import dev.hnsform.simulator.model.Address;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.Place;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.SimulatedEndpoint;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls on endpoints. */
final class EndpointCalls {
    private static final String HOST = "Host";
    private static final String VIRTUAL_MACHINE = "VirtualMachine";
    /** hns-reference 1.3. */
    private static final List<String> SYSTEM_TYPES = List.of(HOST, VIRTUAL_MACHINE, "Container");

    private final Ruling ruling;

    EndpointCalls(Ruling ruling) {
        this.ruling = ruling;
    }

    List<Change> create(Guid argument, JsonObject document) {
        EndpointRequest request = EndpointRequest.read(document);
        Guid networkId =
                request.network().orElseThrow(() -> Rule.NO_NETWORK_NAMED.about("endpoint \"" + request.name() + "\""));
        SimulatedNetwork network = ruling.state()
                .network(networkId)
                .orElseThrow(() -> Rule.NETWORK_NOT_FOUND.about("network " + networkId));
        Ruling.requireModelled(network);
        NetworkType type = network.type().orElseThrow(() -> Rule.NOT_MODELLED.about(network.typeText()));
        Guid id = ruling.newId(HcnKind.ENDPOINT, argument, request.id());
        if (ruling.state().hasEndpointNamed(request.name()) && ruling.is(Switch.DUPLICATE_ENDPOINT_NAMES, "refuse")) {
            throw Rule.ENDPOINT_NAME_IN_USE.about("\"" + request.name() + "\"");
        }
        new PolicyRules(ruling).checkEndpoint(type, network, request.policies());
        List<JsonObject> policies = withL2Driver(type, withPorts(id, request.policies()));
        AddressChoice choice = new AddressChoice(ruling, network);
        List<Address> addresses = choice.addresses(request);
        MacAddress mac = choice.mac(request.mac());
        SimulatedEndpoint endpoint = new SimulatedEndpoint(
                id,
                request.name(),
                ruling.owner(request.owner()),
                networkId,
                request.flags(),
                addresses,
                Optional.of(mac),
                policies,
                request.dns(),
                request.routes(),
                Place.DETACHED,
                Optional.empty());
        return attachedAtCreate(endpoint, request.namespace());
    }

    private List<Change> attachedAtCreate(SimulatedEndpoint endpoint, Optional<Guid> namespace) {
        if (namespace.isEmpty() || ruling.is(Switch.NAMESPACE_AT_ENDPOINT_CREATE, "ignore")) {
            return List.of(new Change.PutObject(endpoint));
        }
        return new NamespaceCalls(ruling).enter(namespace.get(), endpoint);
    }

    /** HNS adds the MAC rewrite by itself (hns-reference 2.9; document 35). */
    private static List<JsonObject> withL2Driver(NetworkType type, List<JsonObject> policies) {
        boolean rewrites = type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL;
        if (!rewrites || !Policies.ofType(policies, "L2Driver").isEmpty()) {
            return policies;
        }
        List<JsonObject> more = new ArrayList<>(policies);
        more.add(Policies.of("L2Driver", JsonObject.EMPTY));
        return more;
    }

    /** The policies with ports chosen where the host is to choose, and every port free. */
    private List<JsonObject> withPorts(Guid endpoint, List<JsonObject> policies) {
        PortTable table = ruling.state().ports();
        GuestPortCalls guests = new GuestPortCalls(ruling);
        Set<PortTable.Port> mine = new HashSet<>();
        for (PortTable.Port port : Policies.ports(policies)) {
            guests.requireNotHeld(port);
            boolean held = table.holder(port).filter(h -> !h.equals(endpoint)).isPresent();
            if (held || !mine.add(port)) {
                throw Rule.PORT_IN_USE.about("external port " + port.port() + " of protocol " + port.protocol());
            }
        }
        List<JsonObject> chosen = new ArrayList<>(policies.size());
        for (JsonObject policy : policies) {
            JsonObject settings = Policies.settings(policy);
            boolean open = Policies.type(policy).equals("PortMapping")
                    && settings.integer("ExternalPort").orElse(0L) == 0;
            chosen.add(open ? chosen(table, guests, settings, mine) : policy);
        }
        return chosen;
    }

    private static JsonObject chosen(
            PortTable table, GuestPortCalls guests, JsonObject settings, Set<PortTable.Port> mine) {
        int protocol = settings.integer("Protocol").orElse(0L).intValue();
        int port = table.nextFree(
                        protocol,
                        p -> guests.isHeld(protocol, p)
                                || mine.stream().anyMatch(m -> m.protocol() == protocol && m.port() == p))
                .orElseThrow(() -> Rule.NO_FREE_PORT.about("protocol " + protocol));
        mine.add(new PortTable.Port(protocol, port, settings.string("VIP").orElse("")));
        return Policies.of("PortMapping", settings.with("ExternalPort", Json.of(port)));
    }

    List<Change> delete(SimulatedEndpoint endpoint) {
        if (endpoint.place().isAttached() && ruling.is(Switch.DELETE_ATTACHED_ENDPOINT, "refuse")) {
            throw Rule.ENDPOINT_IS_ATTACHED.about("endpoint " + endpoint.id());
        }
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.RemoveObject(HcnKind.ENDPOINT, endpoint.id()));
        changes.addAll(Backends.without(ruling, List.of(endpoint.id())));
        return changes;
    }

    List<Change> modify(SimulatedEndpoint endpoint, JsonObject document) {
        Ruling.requireModelled(endpoint);
        ModifyRequest request = ModifyRequest.read(HcnKind.ENDPOINT, document);
        if (request.resource().equals("Port")) {
            return port(endpoint, request);
        }
        SimulatedNetwork network = ruling.state()
                .network(endpoint.network())
                .orElseThrow(() -> Rule.NETWORK_NOT_FOUND.about("network " + endpoint.network()));
        Ruling.requireModelled(network);
        NetworkType type = network.type().orElseThrow(() -> Rule.NOT_MODELLED.about(network.typeText()));
        List<JsonObject> named = request.policies(false);
        new PolicyRules(ruling).checkEndpoint(type, network, named);
        if (!Policies.ofType(named, "PortMapping").isEmpty() && ruling.is(Switch.PORT_MAPPING_MODIFY, "refuse")) {
            throw Rule.PORT_MAPPING_FIXED.about("endpoint " + endpoint.id());
        }
        List<JsonObject> after = new PolicyLists(ruling, false).after(endpoint.policies(), request);
        if (Policies.ofType(after, "InterfaceParameters").size() > 1) {
            throw Rule.INTERFACE_PARAMETERS_TWICE.about("endpoint " + endpoint.id());
        }
        return List.of(new Change.PutObject(endpoint.withPolicies(withPorts(endpoint.id(), after))));
    }

    /** The switch port of a virtual machine's adapter (hns-reference 2.10, 5.1): added as a whole, removed by an empty document. */
    private List<Change> port(SimulatedEndpoint endpoint, ModifyRequest request) {
        if (request.is("Port", "Add")) {
            Guid machine = Fields.guid(request.settings(), "VirtualMachineId")
                    .filter(id -> !id.isZero())
                    .orElseThrow(() -> Rule.WRONG_VALUE.about("VirtualMachineId is missing"));
            String nic = Fields.text(request.settings(), "VirtualNicName");
            if (nic.isEmpty()) {
                throw Rule.WRONG_VALUE.about("VirtualNicName is missing");
            }
            return attach(endpoint, new Place.AtVirtualMachine(machine, nic));
        }
        if (!request.is("Port", "Remove")) {
            throw request.unsupported();
        }
        boolean elsewhere = endpoint.place().isAttached() && !(endpoint.place() instanceof Place.AtVirtualMachine);
        if (elsewhere) {
            throw Rule.NOT_ATTACHED.about("endpoint " + endpoint.id() + " at a virtual machine");
        }
        return detach(endpoint);
    }

    /** Attaches the v1 way. */
    List<Change> attachOld(SimulatedEndpoint endpoint, JsonObject document) {
        String type = systemType(document);
        if (type.equals(HOST)) {
            return attach(endpoint, Place.AT_HOST);
        }
        if (type.equals(VIRTUAL_MACHINE)) {
            String nic = Fields.text(document, "VirtualNicName");
            if (nic.isEmpty()) {
                throw Rule.WRONG_VALUE.about("VirtualNicName is missing");
            }
            Guid machine =
                    VirtualNicName.tryParse(nic).map(VirtualNicName::machine).orElse(Guid.ZERO);
            return attach(endpoint, new Place.AtVirtualMachine(machine, nic));
        }
        String container = Fields.text(document, "ContainerId");
        if (container.isEmpty()) {
            throw Rule.WRONG_VALUE.about("ContainerId is missing");
        }
        if (!document.has("CompartmentId") && ruling.is(Switch.CONTAINER_ATTACH_COMPARTMENT, "refuse")) {
            throw Rule.COMPARTMENT_NEEDED.about("endpoint " + endpoint.id());
        }
        return attach(endpoint, new Place.InContainer(container));
    }

    /** Detaches the v1 way. */
    List<Change> detachOld(SimulatedEndpoint endpoint, JsonObject document) {
        boolean named = document.has("SystemType");
        if (named && !isAt(endpoint.place(), systemType(document), Fields.text(document, "ContainerId"))) {
            if (endpoint.place().isAttached() && ruling.is(Switch.DETACH_OF_ANOTHER_SYSTEM, "refuse")) {
                throw Rule.NOT_ATTACHED.about("endpoint " + endpoint.id() + " there");
            }
        }
        return detach(endpoint);
    }

    private static boolean isAt(Place place, String type, String container) {
        if (type.equals(HOST)) {
            return place.equals(Place.AT_HOST);
        }
        return type.equals(VIRTUAL_MACHINE)
                ? place instanceof Place.AtVirtualMachine
                : place.equals(new Place.InContainer(container));
    }

    private static String systemType(JsonObject document) {
        String type = Fields.text(document, "SystemType");
        return SYSTEM_TYPES.stream()
                .filter(known -> known.equalsIgnoreCase(type))
                .findFirst()
                .orElseThrow(() -> Rule.WRONG_VALUE.about("SystemType \"" + type + "\""));
    }

    /** A v1 POST to its id: sets the policies that the document lists, and nothing else (hns-reference 5.1, code: hcsshim's ApplyACLPolicy). */
    List<Change> update(SimulatedEndpoint endpoint, JsonObject document) {
        Ruling.requireModelled(endpoint);
        if (!document.has("Policies")) {
            return List.of();
        }
        SimulatedNetwork network = ruling.state()
                .network(endpoint.network())
                .orElseThrow(() -> Rule.NETWORK_NOT_FOUND.about("network " + endpoint.network()));
        Ruling.requireModelled(network);
        NetworkType type = network.type().orElseThrow(() -> Rule.NOT_MODELLED.about(network.typeText()));
        List<JsonObject> listed = EndpointRequest.policies(document);
        new PolicyRules(ruling).checkEndpoint(type, network, listed);
        boolean samePorts =
                Policies.ofType(listed, "PortMapping").equals(Policies.ofType(endpoint.policies(), "PortMapping"));
        if (!samePorts && ruling.is(Switch.PORT_MAPPING_MODIFY, "refuse")) {
            throw Rule.PORT_MAPPING_FIXED.about("endpoint " + endpoint.id());
        }
        List<JsonObject> after = withL2Driver(type, withPorts(endpoint.id(), listed));
        return List.of(new Change.PutObject(endpoint.withPolicies(after)));
    }

    List<Change> attach(SimulatedEndpoint endpoint, Place place) {
        requireLocal(endpoint);
        if (endpoint.place().isAttached()) {
            throw Rule.ALREADY_ATTACHED.about("endpoint " + endpoint.id());
        }
        return List.of(new Change.PutObject(endpoint.withPlace(place)));
    }

    List<Change> detach(SimulatedEndpoint endpoint) {
        if (!endpoint.place().isAttached()) {
            throw Rule.NOT_ATTACHED.about("endpoint " + endpoint.id());
        }
        return List.of(new Change.PutObject(endpoint.withPlace(Place.DETACHED)));
    }

    static void requireLocal(SimulatedEndpoint endpoint) {
        Ruling.requireModelled(endpoint);
        if (endpoint.isRemote()) {
            throw Rule.REMOTE_ENDPOINT.about("endpoint " + endpoint.id());
        }
    }
}
