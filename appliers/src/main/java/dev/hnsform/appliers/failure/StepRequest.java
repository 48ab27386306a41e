package dev.hnsform.appliers.failure;

import dev.hnsform.planner.step.AttachTarget;
import dev.hnsform.planner.step.Step;
import dev.hnsform.planner.step.StepHeader;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.host.HostObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;

/** What each step asks of the host. */
enum StepRequest implements Step.Visitor<FailedRequest> {
    /** The one. */
    INSTANCE;

    private static FailedRequest network(StepHeader header, FieldValues values) {
        return changing(FailedRequest.network(header.target(), "", "", values));
    }

    private static FailedRequest network(StepHeader header) {
        return network(header, FieldValues.none(Network.TABLE));
    }

    private static FailedRequest subnets(StepHeader header, Subnet subnet) {
        return network(
                header,
                FieldValues.builder(Network.TABLE)
                        .put(Network.SUBNETS, List.of(subnet))
                        .build());
    }

    private static FailedRequest policies(StepHeader header, List<Policy> policies) {
        return changing(FailedRequest.endpoint(
                header.target(),
                "",
                Guid.ZERO,
                FieldValues.builder(Endpoint.TABLE)
                        .put(Endpoint.POLICIES, policies)
                        .build()));
    }

    private static FailedRequest endpoint(StepHeader header, Optional<Guid> namespace) {
        return new FailedRequest(
                FailedRequest.endpoint(header.target(), "", Guid.ZERO, FieldValues.none(Endpoint.TABLE)),
                false,
                namespace,
                true);
    }

    private static FailedRequest changing(HostObject asked) {
        return new FailedRequest(asked, false, Optional.empty(), true);
    }

    private static Optional<Guid> namespace(AttachTarget target) {
        return target instanceof AttachTarget.InNamespace in ? Optional.of(in.id()) : Optional.empty();
    }

    @Override
    public FailedRequest createNetwork(Step.CreateNetwork step) {
        Network network = step.network();
        return new FailedRequest(
                FailedRequest.network(
                        step.header().target(),
                        network.hostName(),
                        network.type().label(),
                        network.spec().orElse(step.preferred())),
                true,
                Optional.empty(),
                true);
    }

    @Override
    public FailedRequest createEndpoint(Step.CreateEndpoint step) {
        Endpoint endpoint = step.endpoint();
        return new FailedRequest(
                FailedRequest.endpoint(
                        step.header().target(),
                        endpoint.hostName(),
                        step.network(),
                        endpoint.spec().orElse(step.preferred())),
                true,
                Optional.empty(),
                true);
    }

    @Override
    public FailedRequest createNamespace(Step.CreateNamespace step) {
        return new FailedRequest(FailedRequest.namespace(step.header().target(), ""), true, Optional.empty(), true);
    }

    @Override
    public FailedRequest setNetworkDns(Step.SetNetworkDns step) {
        return network(step.header());
    }

    @Override
    public FailedRequest switchExtension(Step.SwitchExtension step) {
        return network(step.header());
    }

    @Override
    public FailedRequest addNetworkRoute(Step.AddNetworkRoute step) {
        return network(step.header());
    }

    @Override
    public FailedRequest removeNetworkRoute(Step.RemoveNetworkRoute step) {
        return network(step.header());
    }

    @Override
    public FailedRequest setHostRoute(Step.SetHostRoute step) {
        return network(step.header());
    }

    @Override
    public FailedRequest addSubnet(Step.AddSubnet step) {
        return subnets(step.header(), step.subnet());
    }

    @Override
    public FailedRequest removeSubnet(Step.RemoveSubnet step) {
        return network(step.header());
    }

    @Override
    public FailedRequest addIpSubnet(Step.AddIpSubnet step) {
        return network(step.header());
    }

    @Override
    public FailedRequest removeIpSubnet(Step.RemoveIpSubnet step) {
        return network(step.header());
    }

    @Override
    public FailedRequest addPolicies(Step.AddPolicies step) {
        return policies(step.header(), step.policies());
    }

    @Override
    public FailedRequest updatePolicies(Step.UpdatePolicies step) {
        return policies(step.header(), step.wanted());
    }

    @Override
    public FailedRequest removePolicies(Step.RemovePolicies step) {
        return policies(step.header(), step.policies());
    }

    @Override
    public FailedRequest attach(Step.Attach step) {
        return endpoint(step.header(), namespace(step.to()));
    }

    @Override
    public FailedRequest detach(Step.Detach step) {
        return endpoint(step.header(), namespace(step.from()));
    }

    @Override
    public FailedRequest deleteEndpoint(Step.DeleteEndpoint step) {
        return endpoint(step.header(), Optional.empty());
    }

    @Override
    public FailedRequest deleteNamespace(Step.DeleteNamespace step) {
        return changing(FailedRequest.namespace(step.header().target(), ""));
    }

    @Override
    public FailedRequest deleteNetwork(Step.DeleteNetwork step) {
        return network(step.header());
    }
}
