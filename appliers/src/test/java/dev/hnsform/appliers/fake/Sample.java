package dev.hnsform.appliers.fake;

import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Risk;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.planner.step.StepId;
import dev.hnsform.planner.step.Undo;
import dev.hnsform.schema.address.ObjectIds;
import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.policy.PolicyCatalogue;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.policy.PolicyWords;
import dev.hnsform.schema.resource.Attachment;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Head;
import dev.hnsform.schema.resource.Namespace;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hand-made resources and steps: a NAT network, a namespace, and an endpoint with an ACL. */
public final class Sample {
    /** The stack's id. */
    public static final Guid STACK = Guid.parse("6f1c2d3e-4b5a-4978-8695-a4b3c2d1e0f1");

    /** The network's address. */
    public static final ResourceAddress WEB = ResourceAddress.parse("Network/web");

    /** The namespace's address. */
    public static final ResourceAddress SHOP = ResourceAddress.parse("Namespace/shop");

    /** The endpoint's address. */
    public static final ResourceAddress API = ResourceAddress.parse("Endpoint/api");

    private static final Undo NONE = new Undo.Impossible("it is an undo itself");

    private Sample() {}

    /** The id of an address's first object. */
    public static Guid id(ResourceAddress address) {
        return ObjectIds.derive(STACK, 0, address);
    }

    /** A NAT network. */
    public static Network network() {
        return new Network(
                Head.of(WEB),
                FieldValues.builder(Network.TABLE)
                        .put(Network.TYPE, NetworkType.NAT)
                        .put(
                                Network.SUBNETS,
                                List.of(new Subnet(FieldValues.builder(Subnet.TABLE)
                                        .put(Subnet.PREFIX, IpPrefix.parse("10.0.0.0/24"))
                                        .put(Subnet.GATEWAY, IpAddress.parse("10.0.0.1"))
                                        .build())))
                        .build());
    }

    /** A namespace. */
    public static Namespace namespace() {
        return new Namespace(Head.of(SHOP), FieldValues.none(Namespace.TABLE));
    }

    /** An endpoint with ACLs of these ids, attached to the namespace. */
    public static Endpoint endpoint(String... acls) {
        List<Policy> policies = new ArrayList<>();
        for (String id : acls) {
            policies.add(acl(id, 100));
        }
        return new Endpoint(
                Head.of(API),
                FieldValues.builder(Endpoint.TABLE)
                        .put(Endpoint.NETWORK, WEB)
                        .put(Endpoint.POLICIES, policies)
                        .put(Endpoint.ATTACHMENT, Attachment.to(SHOP))
                        .build());
    }

    /** An ACL that lets in. */
    public static Policy acl(String id, long priority) {
        PolicyType type =
                PolicyCatalogue.find(PolicyType.Target.ENDPOINT, "ACL").orElseThrow();
        return new Policy(
                type,
                FieldValues.builder(type.fields())
                        .put(PolicyCatalogue.ACL_ID, id)
                        .put(PolicyCatalogue.ACL_DIRECTION, PolicyWords.Direction.IN)
                        .put(PolicyCatalogue.ACL_ACTION, PolicyWords.Action.ALLOW)
                        .put(PolicyCatalogue.ACL_PRIORITY, priority)
                        .build());
    }

    private static StepHeader header(String verb, ResourceAddress serves, Undo undo, String... after) {
        List<StepId> ids = new ArrayList<>();
        for (String id : after) {
            ids.add(new StepId(id));
        }
        return new StepHeader(new StepId(verb + " " + serves), serves, id(serves), ids, Risk.NONE, undo);
    }

    /** Creates the network. */
    public static Step createNetwork() {
        Undo undo = new Undo.Inverse(new Step.DeleteNetwork(header("undo create", WEB, NONE), network(), List.of()));
        return new Step.CreateNetwork(
                header("create", WEB, undo), network(), FieldValues.none(Network.TABLE), Optional.empty());
    }

    /** Creates the namespace. */
    public static Step createNamespace() {
        Undo undo = new Undo.Inverse(new Step.DeleteNamespace(header("undo create", SHOP, NONE), namespace()));
        return new Step.CreateNamespace(header("create", SHOP, undo), namespace());
    }

    /** Creates the endpoint. */
    public static Step createEndpoint(Endpoint endpoint, FieldValues preferred) {
        Undo undo = new Undo.Inverse(new Step.DeleteEndpoint(header("undo create", API, NONE), endpoint));
        return new Step.CreateEndpoint(
                header("create", API, undo, "create Network/web"), endpoint, preferred, id(WEB), NetworkType.NAT);
    }

    /** Attaches the endpoint. */
    public static Step attach() {
        AttachTarget target = new AttachTarget.InNamespace(id(SHOP));
        Undo undo = new Undo.Inverse(new Step.Detach(header("undo attach", API, NONE), target));
        return new Step.Attach(header("attach", API, undo, "create Endpoint/api", "create Namespace/shop"), target);
    }

    /** Attaches the endpoint to this. */
    public static Step attach(AttachTarget target) {
        Undo undo = new Undo.Inverse(new Step.Detach(header("undo attach", API, NONE), target));
        return new Step.Attach(header("attach", API, undo), target);
    }

    /** Detaches the endpoint from this. */
    public static Step detach(AttachTarget target) {
        return new Step.Detach(header("detach", API, NONE), target);
    }

    /** Detaches the endpoint. */
    public static Step detach() {
        return new Step.Detach(header("detach", API, NONE), new AttachTarget.InNamespace(id(SHOP)));
    }

    /** Deletes the endpoint. */
    public static Step deleteEndpoint() {
        return new Step.DeleteEndpoint(header("delete", API, NONE), endpoint());
    }

    /** Deletes the network. */
    public static Step deleteNetwork(Guid... takesAlong) {
        return new Step.DeleteNetwork(header("delete", WEB, NONE), network(), List.of(takesAlong));
    }

    /** Adds ACLs. */
    public static Step addPolicies(Policy... policies) {
        return new Step.AddPolicies(header("add-policies", API, NONE), List.of(policies), NetworkType.NAT);
    }

    /** Removes ACLs. */
    public static Step removePolicies(Policy... policies) {
        return new Step.RemovePolicies(header("remove-policies", API, NONE), List.of(policies), NetworkType.NAT);
    }

    /** Sets the ACLs. */
    public static Step updatePolicies(List<Policy> wanted, List<Policy> before) {
        return new Step.UpdatePolicies(header("update-policies", API, NONE), wanted, before, NetworkType.NAT);
    }
}
