package dev.hnsform.appliers.applier;

import dev.hnsform.appliers.observe.HostView;
import dev.hnsform.hns.mapping.EndpointDocuments;
import dev.hnsform.hns.mapping.NamespaceDocuments;
import dev.hnsform.hns.mapping.NetworkDocuments;
import dev.hnsform.hns.mapping.Requests;
import dev.hnsform.hns.mapping.VirtualNicName;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostEndpoint;
import dev.hnsform.schema.host.HostNetwork;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The call that carries a step out (none where nothing is left to do), and behind it those that are made in its place when the host refuses a value that was only preferred. One
 * call changes the host; what its document needs of the host is read before.
 */
final class StepCalls implements Step.Visitor<List<HostCall>> {
    private final HnsHost host;
    private final HostView view;
    private final String owner;

    StepCalls(HnsHost host, HostView view, String owner) {
        this.host = host;
        this.view = view;
        this.owner = owner;
    }

    /** The call's document needs something of the host that is not there. */
    static final class Unprepared extends ToolException {
        private static final long serialVersionUID = 1L;

        Unprepared(Step step, String message) {
            super("HF7010", "prepare a step", step.header().id().text(), message, null);
        }
    }

    @Override
    public List<HostCall> createNetwork(Step.CreateNetwork step) {
        Guid id = step.header().target();
        Optional<Guid> layer = step.sharesLayerOf().map(shared -> layerOf(step, shared));
        List<HostCall> calls = new ArrayList<>();
        for (FieldValues preferred : Preferred.ofNetwork(step.network(), step.preferred())) {
            Network network =
                    step.network().withSpec(Preferred.askedFor(step.network().spec(), preferred));
            JsonObject document = NetworkDocuments.create(network, id, owner, layer);
            calls.add(new HostCall(
                    () -> host.create(HcnKind.NETWORK, id, document, Deadline.CHANGE),
                    calls.isEmpty() ? "" : Preferred.note(step.preferred(), preferred)));
        }
        return calls;
    }

    private Guid layerOf(Step step, Guid shared) {
        return view.read(ResourceKind.NETWORK, shared)
                .object()
                .filter(HostNetwork.class::isInstance)
                .map(HostNetwork.class::cast)
                .flatMap(HostNetwork::layer)
                .orElseThrow(() -> new Unprepared(
                        step,
                        step.header().id() + " shares the switch of the network " + shared
                                + ", and the host does not say which layer that is on. Nothing was called. Give the network an adapter"
                                + " instead, or look at the other one with hnsform host get."));
    }

    @Override
    public List<HostCall> createEndpoint(Step.CreateEndpoint step) {
        Guid id = step.header().target();
        boolean bound = step.endpoint().ipAddresses().value().orElse(List.of()).stream()
                .anyMatch(address -> address.values().has(EndpointAddress.IP_SUBNET));
        JsonObject below = bound ? document(HcnKind.NETWORK, step.network()) : JsonObject.EMPTY;
        List<HostCall> calls = new ArrayList<>();
        for (FieldValues preferred : Preferred.ofEndpoint(step.endpoint(), step.preferred())) {
            Endpoint endpoint =
                    step.endpoint().withSpec(Preferred.askedFor(step.endpoint().spec(), preferred));
            JsonObject document;
            try {
                document = EndpointDocuments.create(
                        endpoint,
                        id,
                        step.network(),
                        owner,
                        new EndpointDocuments.NetworkBelow(Optional.of(step.type()), below));
            } catch (IllegalArgumentException e) {
                throw new Unprepared(step, e.getMessage() + ". Nothing was called. Plan again.");
            }
            calls.add(new HostCall(
                    () -> host.create(HcnKind.ENDPOINT, id, document, Deadline.CHANGE),
                    calls.isEmpty() ? "" : Preferred.note(step.preferred(), preferred)));
        }
        return calls;
    }

    @Override
    public List<HostCall> createNamespace(Step.CreateNamespace step) {
        Guid id = step.header().target();
        JsonObject document = NamespaceDocuments.create(step.namespace(), id, owner);
        return List.of(HostCall.wanted(() -> host.create(HcnKind.NAMESPACE, id, document, Deadline.CHANGE)));
    }

    @Override
    public List<HostCall> setNetworkDns(Step.SetNetworkDns step) {
        return network(step, Requests.networkDns(step.wanted()));
    }

    @Override
    public List<HostCall> switchExtension(Step.SwitchExtension step) {
        return network(step, Requests.networkExtension(step.extension(), step.enabled()));
    }

    @Override
    public List<HostCall> addNetworkRoute(Step.AddNetworkRoute step) {
        return network(step, Requests.remoteSubnet(Requests.Verb.ADD, step.route()));
    }

    @Override
    public List<HostCall> removeNetworkRoute(Step.RemoveNetworkRoute step) {
        return network(step, Requests.remoteSubnet(Requests.Verb.REMOVE, step.route()));
    }

    @Override
    public List<HostCall> setHostRoute(Step.SetHostRoute step) {
        return network(step, Requests.hostRoute(step.present() ? Requests.Verb.ADD : Requests.Verb.REMOVE));
    }

    @Override
    public List<HostCall> addSubnet(Step.AddSubnet step) {
        return network(step, Requests.addSubnets(List.of(step.subnet())));
    }

    @Override
    public List<HostCall> removeSubnet(Step.RemoveSubnet step) {
        Guid subnet = subnetId(step, step.subnet().prefix());
        return network(step, Requests.removeSubnets(List.of(subnet)));
    }

    @Override
    public List<HostCall> addIpSubnet(Step.AddIpSubnet step) {
        return network(step, Requests.addIpSubnets(subnetId(step, step.subnet()), List.of(step.ipSubnet())));
    }

    @Override
    public List<HostCall> removeIpSubnet(Step.RemoveIpSubnet step) {
        JsonObject network = document(HcnKind.NETWORK, step.header().target());
        Guid part = NetworkDocuments.ipSubnetId(network, step.ipSubnet().prefix())
                .orElseThrow(() -> missing(step, "IP subnet " + step.ipSubnet().prefix()));
        Guid subnet = NetworkDocuments.subnetId(network, step.subnet())
                .orElseThrow(() -> missing(step, "subnet " + step.subnet()));
        return network(step, Requests.removeIpSubnets(subnet, List.of(part)));
    }

    private Guid subnetId(Step step, IpPrefix prefix) {
        return NetworkDocuments.subnetId(document(HcnKind.NETWORK, step.header().target()), prefix)
                .orElseThrow(() -> missing(step, "subnet " + prefix));
    }

    private static Unprepared missing(Step step, String what) {
        return new Unprepared(
                step,
                step.header().id() + " needs the id of the " + what
                        + ", and the host answers none. Nothing was called.");
    }

    /** Those that the host does not hold yet: HNS refuses to add what is there (or adds it twice; not established). */
    @Override
    public List<HostCall> addPolicies(Step.AddPolicies step) {
        FieldValues held = held(step.header().target());
        List<Policy> missing = step.policies().stream()
                .filter(policy -> !Likeness.holdsOneOf(policy, policies(held)))
                .toList();
        return policies(step, held, Requests.Verb.ADD, missing, step.type());
    }

    @Override
    public List<HostCall> updatePolicies(Step.UpdatePolicies step) {
        return policies(step, held(step.header().target()), Requests.Verb.UPDATE, step.wanted(), step.type());
    }

    /**
     * What has to go after an update where HNS appends instead of replacing (not established): old contents of policies whose new contents are
     * there beside them. Nothing when the new contents are not there: an old one is better than none.
     */
    List<HostCall> afterUpdate(Step.UpdatePolicies step) {
        List<Policy> all = oneByOne(document(HcnKind.ENDPOINT, step.header().target()));
        boolean arrived = step.wanted().stream().allMatch(policy -> Likeness.holdsOneOf(policy, all));
        List<Policy> stale = step.before().stream()
                .filter(policy -> !step.wanted().contains(policy) && Likeness.holdsOneOf(policy, all))
                .toList();
        return arrived
                ? policies(step, held(step.header().target()), Requests.Verb.REMOVE, stale, step.type())
                : List.of();
    }

    /** Every policy of a document: read together, those of one key would count as one. */
    private static List<Policy> oneByOne(JsonObject endpoint) {
        List<Policy> all = new ArrayList<>();
        for (Json policy : endpoint.array("Policies").orElse(JsonArray.EMPTY)) {
            EndpointDocuments.read(endpoint.with("Policies", Json.array(policy)))
                    .ifPresent(read -> all.addAll(policies(read.reported())));
        }
        return all;
    }

    /** Those that the host holds: HNS refuses the whole request when one of them is not there. */
    @Override
    public List<HostCall> removePolicies(Step.RemovePolicies step) {
        FieldValues held = held(step.header().target());
        List<Policy> there = step.policies().stream()
                .filter(policy -> Likeness.holdsOneOf(policy, policies(held)))
                .toList();
        return policies(step, held, Requests.Verb.REMOVE, there, step.type());
    }

    private List<HostCall> policies(
            Step step, FieldValues held, Requests.Verb verb, List<Policy> policies, NetworkType type) {
        if (policies.isEmpty()) {
            return List.of();
        }
        Guid id = step.header().target();
        // The addresses of the endpoint: whether it has IPv4 decides the IPv6 flags of its policies
        Endpoint asHeld = new Endpoint(
                dev.hnsform.schema.resource.Head.of(step.header().serves()),
                FieldValues.builder(Endpoint.TABLE)
                        .putIf(Endpoint.IP_ADDRESSES, held.value(Endpoint.IP_ADDRESSES))
                        .build());
        JsonObject request = Requests.endpointPolicies(verb, asHeld, Optional.of(type), policies);
        return List.of(HostCall.wanted(() -> host.modify(HcnKind.ENDPOINT, id, request, Deadline.CHANGE)));
    }

    private static List<Policy> policies(FieldValues held) {
        return held.value(Endpoint.POLICIES).orElse(List.of());
    }

    private FieldValues held(Guid id) {
        return view.read(ResourceKind.ENDPOINT, id).object().orElse(null) instanceof HostEndpoint endpoint
                ? endpoint.reported()
                : FieldValues.none(Endpoint.TABLE);
    }

    @Override
    public List<HostCall> attach(Step.Attach step) {
        Guid endpoint = step.header().target();
        if (step.to() instanceof AttachTarget.InNamespace namespace) {
            return namespace(namespace.id(), Requests.namespaceEndpoint(Requests.Verb.ADD, endpoint));
        }
        if (step.to() instanceof AttachTarget.AtVirtualMachine at) {
            return port(endpoint, Requests.addPort(endpoint, new VirtualNicName(at.machine(), at.nic())));
        }
        return hnsCall(Requests.attachPath(endpoint), system(step.to()));
    }

    @Override
    public List<HostCall> detach(Step.Detach step) {
        Guid endpoint = step.header().target();
        if (step.from() instanceof AttachTarget.InNamespace namespace) {
            return namespace(namespace.id(), Requests.namespaceEndpoint(Requests.Verb.REMOVE, endpoint));
        }
        if (step.from() instanceof AttachTarget.AtVirtualMachine) {
            return port(endpoint, Requests.removePort());
        }
        return hnsCall(Requests.detachPath(endpoint), system(step.from()));
    }

    private static JsonObject system(AttachTarget target) {
        return target instanceof AttachTarget.InContainer in ? Requests.container(in.id()) : Requests.host();
    }

    private List<HostCall> hnsCall(String path, JsonObject request) {
        return List.of(HostCall.wanted(() -> host.hnsCall("POST", path, request, Deadline.CHANGE)));
    }

    private List<HostCall> port(Guid endpoint, JsonObject request) {
        return List.of(HostCall.wanted(() -> host.modify(HcnKind.ENDPOINT, endpoint, request, Deadline.CHANGE)));
    }

    private List<HostCall> namespace(Guid id, JsonObject request) {
        return List.of(HostCall.wanted(() -> host.modify(HcnKind.NAMESPACE, id, request, Deadline.CHANGE)));
    }

    @Override
    public List<HostCall> deleteEndpoint(Step.DeleteEndpoint step) {
        return delete(HcnKind.ENDPOINT, step);
    }

    @Override
    public List<HostCall> deleteNamespace(Step.DeleteNamespace step) {
        return delete(HcnKind.NAMESPACE, step);
    }

    @Override
    public List<HostCall> deleteNetwork(Step.DeleteNetwork step) {
        return delete(HcnKind.NETWORK, step);
    }

    private List<HostCall> delete(HcnKind kind, Step step) {
        Guid id = step.header().target();
        return List.of(HostCall.wanted(() -> host.delete(kind, id, Deadline.CHANGE)));
    }

    private List<HostCall> network(Step step, JsonObject request) {
        Guid id = step.header().target();
        return List.of(HostCall.wanted(() -> host.modify(HcnKind.NETWORK, id, request, Deadline.CHANGE)));
    }

    private JsonObject document(HcnKind kind, Guid id) {
        return host.query(kind, id, HostQuery.V2, Deadline.READ);
    }
}
