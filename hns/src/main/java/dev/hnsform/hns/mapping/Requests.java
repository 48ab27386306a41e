package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.ModifyRequest;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.FieldValues;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Dns;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;
import java.util.Optional;

/** The requests that change living objects (hns-reference 2.10), and the v1 documents that attach an endpoint (1.3). */
public final class Requests {
    /** What a request does with what it names. */
    public enum Verb {
        /** Puts it there. */
        ADD("Add"),
        /** Takes it away; a policy is named by its full content. */
        REMOVE("Remove"),
        /** Sets it; that an update of endpoint policies replaces all of a type is not verified on a host (inf). */
        UPDATE("Update");

        private final String label;

        Verb(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private Requests() {}

    private static JsonObject request(Verb verb, String resource, JsonObject settings) {
        return new ModifyRequest(verb.label(), resource, settings).toJson();
    }

    /** Sets a network's DNS settings, all of them: what the value leaves out is emptied. */
    public static JsonObject networkDns(Dns whole) {
        return request(Verb.UPDATE, "DNS", DnsDocuments.write(whole));
    }

    /** Turns a switch extension of a network on or off. */
    public static JsonObject networkExtension(Guid extension, boolean enabled) {
        return request(
                Verb.UPDATE,
                "Extension",
                Json.object()
                        .put("Id", extension.toString())
                        .put("IsEnabled", enabled)
                        .build());
    }

    /** Adds or removes a peer's subnet, named by its full content in the table of {@code RemoteSubnet}. */
    public static JsonObject remoteSubnet(Verb verb, FieldValues remoteSubnet) {
        return policies(verb, List.of(RemoteSubnetDocuments.write(remoteSubnet)));
    }

    /** Adds or removes the policy that lets containers reach their own host. */
    public static JsonObject hostRoute(Verb verb) {
        return policies(verb, List.of(NetworkPolicyRows.hostRoute()));
    }

    /** Adds, removes or sets policies of a network. */
    public static JsonObject networkPolicies(Verb verb, List<Policy> policies) {
        return policies(
                verb,
                policies.stream()
                        .map(policy -> PolicyMapping.write(policy, PolicyContext.NONE))
                        .toList());
    }

    /** Adds, removes or sets policies of an endpoint. */
    public static JsonObject endpointPolicies(
            Verb verb, Endpoint endpoint, Optional<NetworkType> networkType, List<Policy> policies) {
        PolicyContext context = EndpointDocuments.context(endpoint, networkType);
        return policies(
                verb,
                policies.stream()
                        .map(policy -> PolicyMapping.write(policy, context))
                        .toList());
    }

    private static JsonObject policies(Verb verb, List<JsonObject> documents) {
        return request(
                verb,
                "Policy",
                Json.object().put("Policies", Json.array(documents)).build());
    }

    /** Adds subnets to a network. */
    public static JsonObject addSubnets(List<Subnet> subnets) {
        return request(
                Verb.ADD,
                "Subnet",
                Json.object()
                        .put(
                                "Subnets",
                                Json.array(subnets.stream()
                                        .map(SubnetDocuments::write)
                                        .toList()))
                        .build());
    }

    /** Removes subnets of a network, by the ids in its document. */
    public static JsonObject removeSubnets(List<Guid> ids) {
        return request(
                Verb.REMOVE, "Subnet", Json.object().put("Subnets", ids(ids)).build());
    }

    /** Adds IP subnets to a subnet. */
    public static JsonObject addIpSubnets(Guid subnet, List<IpSubnet> parts) {
        return request(
                Verb.ADD,
                "IPSubnet",
                Json.object()
                        .put("SubnetId", subnet.toString())
                        .put("IpSubnets", SubnetDocuments.writeParts(parts))
                        .build());
    }

    /** Removes IP subnets of a subnet, by the ids in the network's document. */
    public static JsonObject removeIpSubnets(Guid subnet, List<Guid> ids) {
        return request(
                Verb.REMOVE,
                "IPSubnet",
                Json.object()
                        .put("SubnetId", subnet.toString())
                        .put("IpSubnets", ids(ids))
                        .build());
    }

    private static Json ids(List<Guid> ids) {
        return Json.array(ids.stream()
                .map(id -> Json.object().put("ID", id.toString()).build())
                .toList());
    }

    /** Puts an endpoint into a namespace, or takes it out. */
    public static JsonObject namespaceEndpoint(Verb verb, Guid endpoint) {
        return request(
                verb,
                "Endpoint",
                Json.object().put("EndpointId", endpoint.toString()).build());
    }

    /**
     * Gives an endpoint the switch port of a virtual machine's adapter (doc: hcn-scenarios.md). Which id a {@code PortId} is to be is not
     * established: the endpoint's own is one that no other port has, and real answers name ports by it (document 38).
     */
    public static JsonObject addPort(Guid endpoint, VirtualNicName nic) {
        return request(
                Verb.ADD,
                "Port",
                Json.object()
                        .put("PortId", endpoint.toString())
                        .put("VirtualNicName", nic.toString())
                        .put("VirtualMachineId", nic.machine().toString())
                        .build());
    }

    /** Takes an endpoint's switch port away from the virtual machine that has it. */
    public static JsonObject removePort() {
        return request(Verb.REMOVE, "Port", JsonObject.EMPTY);
    }

    /** The v1 path that attaches an endpoint; POST of {@link #host} or {@link #container}. */
    public static String attachPath(Guid endpoint) {
        return "/endpoints/" + endpoint + "/attach";
    }

    /** The v1 path that detaches an endpoint; POST of the document that attached it. */
    public static String detachPath(Guid endpoint) {
        return "/endpoints/" + endpoint + "/detach";
    }

    /** The v1 document that names the host's own compartment. */
    public static JsonObject host() {
        return Json.object().put("SystemType", "Host").put("CompartmentId", 1).build();
    }

    /** The v1 document that names a container. Its compartment stays unnamed: HNS alone cannot tell it. */
    public static JsonObject container(String id) {
        return Json.object()
                .put("ContainerId", id)
                .put("SystemType", "Container")
                .build();
    }
}
