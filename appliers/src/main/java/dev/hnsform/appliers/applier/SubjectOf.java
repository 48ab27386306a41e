package dev.hnsform.appliers.applier;

import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.address.ResourceKind;

/** Which kind of object shows whether a step's goal is met. */
enum SubjectOf implements Step.Visitor<ResourceKind> {
    INSTANCE;

    @Override
    public ResourceKind createNetwork(Step.CreateNetwork step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind createEndpoint(Step.CreateEndpoint step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind createNamespace(Step.CreateNamespace step) {
        return ResourceKind.NAMESPACE;
    }

    @Override
    public ResourceKind setNetworkDns(Step.SetNetworkDns step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind switchExtension(Step.SwitchExtension step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind addNetworkRoute(Step.AddNetworkRoute step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind removeNetworkRoute(Step.RemoveNetworkRoute step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind setHostRoute(Step.SetHostRoute step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind addSubnet(Step.AddSubnet step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind removeSubnet(Step.RemoveSubnet step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind addIpSubnet(Step.AddIpSubnet step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind removeIpSubnet(Step.RemoveIpSubnet step) {
        return ResourceKind.NETWORK;
    }

    @Override
    public ResourceKind addPolicies(Step.AddPolicies step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind updatePolicies(Step.UpdatePolicies step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind removePolicies(Step.RemovePolicies step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind attach(Step.Attach step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind detach(Step.Detach step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind deleteEndpoint(Step.DeleteEndpoint step) {
        return ResourceKind.ENDPOINT;
    }

    @Override
    public ResourceKind deleteNamespace(Step.DeleteNamespace step) {
        return ResourceKind.NAMESPACE;
    }

    @Override
    public ResourceKind deleteNetwork(Step.DeleteNetwork step) {
        return ResourceKind.NETWORK;
    }
}
