package dev.hnsform.appliers.rehearsal;

import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.policy.Policy;
import java.util.List;
import java.util.Map;

/** Which field of a document a refusal is about: known by the step where it changes one field, else by what the rule is about. */
final class RefusedPlaces implements Step.Visitor<String> {
    /** Words in the stable names of rules, in the order in which they are looked for, and the field each is about. */
    private static final List<Map.Entry<String, String>> OF_NETWORKS = List.of(
            Map.entry("name-in-use", "metadata.name"),
            Map.entry("adapter", "spec.adapter"),
            Map.entry("layer", "spec.adapter"),
            Map.entry("network-type", "spec.type"),
            Map.entry("flags", "spec.flags"),
            Map.entry("mac-pool", "spec.macPool"),
            Map.entry("vxlan", "spec.vxlanPort"),
            Map.entry("interface", "spec.interfaceConstraint"),
            Map.entry("policy", "spec.policies"),
            Map.entry("prefix", "spec.subnets"),
            Map.entry("subnet", "spec.subnets"),
            Map.entry("gateway", "spec.subnets"),
            Map.entry("ipv6", "spec.subnets"),
            Map.entry("address", "spec.subnets"),
            Map.entry("vsid", "spec.subnets"),
            Map.entry("vlan", "spec.subnets"));

    private static final List<Map.Entry<String, String>> OF_ENDPOINTS = List.of(
            Map.entry("name-in-use", "metadata.name"),
            Map.entry("network-not-found", "spec.network"),
            Map.entry("mac", "spec.macAddress"),
            Map.entry("mapping", "spec.policies"),
            Map.entry("policy", "spec.policies"),
            Map.entry("port", "spec.policies"),
            Map.entry("acl", "spec.policies"),
            Map.entry("rule", "spec.policies"),
            Map.entry("flags", "spec.flags"),
            Map.entry("remote", "spec.remote"),
            Map.entry("route", "spec.routes"),
            Map.entry("address", "spec.ipAddresses"),
            Map.entry("prefix", "spec.ipAddresses"),
            Map.entry("subnet", "spec.ipAddresses"),
            Map.entry("ip", "spec.ipAddresses"));

    private final String rule;

    private RefusedPlaces(String rule) {
        this.rule = rule;
    }

    /** The path of the field; empty for the document as a whole. */
    static String path(Step step, String rule) {
        return step.accept(new RefusedPlaces(rule));
    }

    private String known(List<Map.Entry<String, String>> words) {
        return words.stream()
                .filter(word -> rule.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static String policies(List<Policy> policies) {
        return policies.isEmpty()
                ? "spec.policies"
                : "spec.policies[" + policies.get(0).key() + "]";
    }

    @Override
    public String createNetwork(Step.CreateNetwork step) {
        return known(OF_NETWORKS);
    }

    @Override
    public String createEndpoint(Step.CreateEndpoint step) {
        return known(OF_ENDPOINTS);
    }

    @Override
    public String createNamespace(Step.CreateNamespace step) {
        return "spec.type";
    }

    @Override
    public String setNetworkDns(Step.SetNetworkDns step) {
        return "spec.dns";
    }

    @Override
    public String switchExtension(Step.SwitchExtension step) {
        return "spec.extensions";
    }

    @Override
    public String addNetworkRoute(Step.AddNetworkRoute step) {
        return "spec.destinationPrefix";
    }

    @Override
    public String removeNetworkRoute(Step.RemoveNetworkRoute step) {
        return "spec.destinationPrefix";
    }

    @Override
    public String setHostRoute(Step.SetHostRoute step) {
        return "spec.hostRoute";
    }

    @Override
    public String addSubnet(Step.AddSubnet step) {
        return "spec.subnets[" + step.subnet().prefix() + "]";
    }

    @Override
    public String removeSubnet(Step.RemoveSubnet step) {
        return "spec.subnets";
    }

    @Override
    public String addIpSubnet(Step.AddIpSubnet step) {
        return "spec.subnets[" + step.subnet() + "].ipSubnets["
                + step.ipSubnet().prefix() + "]";
    }

    @Override
    public String removeIpSubnet(Step.RemoveIpSubnet step) {
        return "spec.subnets[" + step.subnet() + "].ipSubnets";
    }

    @Override
    public String addPolicies(Step.AddPolicies step) {
        return policies(step.policies());
    }

    @Override
    public String updatePolicies(Step.UpdatePolicies step) {
        return policies(step.wanted());
    }

    @Override
    public String removePolicies(Step.RemovePolicies step) {
        return "spec.policies";
    }

    @Override
    public String attach(Step.Attach step) {
        return "spec.attachment";
    }

    @Override
    public String detach(Step.Detach step) {
        return "spec.attachment";
    }

    @Override
    public String deleteEndpoint(Step.DeleteEndpoint step) {
        return "";
    }

    @Override
    public String deleteNamespace(Step.DeleteNamespace step) {
        return "";
    }

    @Override
    public String deleteNetwork(Step.DeleteNetwork step) {
        return "";
    }
}
