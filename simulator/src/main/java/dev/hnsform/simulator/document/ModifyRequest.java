package dev.hnsform.simulator.document;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Dns;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A modify request (hns-reference 2.10).
 *
 * @param resource canonical ResourceType
 * @param request canonical RequestType
 * @param settings its settings
 */
public record ModifyRequest(String resource, String request, JsonObject settings) {
    /** Reads the request to an object of this kind. */
    public static ModifyRequest read(HcnKind kind, JsonObject document) {
        List<String> resources = switch (kind) {
            case NETWORK -> Words.NETWORK_RESOURCES;
            case ENDPOINT -> Words.ENDPOINT_RESOURCES;
            case NAMESPACE -> Words.NAMESPACE_RESOURCES;
            case GUEST_SERVICE -> List.of("State");
            case LOAD_BALANCER, ROUTE -> List.of();
        };
        return new ModifyRequest(
                word(resources, document, "ResourceType"),
                word(Words.REQUEST_TYPES, document, "RequestType"),
                Fields.object(document, "Settings"));
    }

    private static String word(List<String> words, JsonObject document, String key) {
        Json value = Fields.value(document, key).orElse(JsonNull.INSTANCE);
        return Words.word(words, value).orElseThrow(() -> Rule.REQUEST_UNSUPPORTED.about(key + " " + value));
    }

    /** Whether it is this request. */
    public boolean is(String ofResource, String... requests) {
        return resource.equals(ofResource) && List.of(requests).contains(request);
    }

    /** The refusal of this request. */
    public RuntimeException unsupported() {
        return Rule.REQUEST_UNSUPPORTED.about(request + " " + resource);
    }

    /** Its policies; an empty object among them is left out. */
    public List<JsonObject> policies(boolean network) {
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Fields.objects(settings, "Policies")) {
            if (!policy.isEmpty()) {
                policies.add(PolicyDocuments.read(network, true, policy));
            }
        }
        return policies;
    }

    /** Whether it holds exactly one empty policy, with which clients clear (hns-reference 2.10). */
    public boolean isClearing() {
        JsonArray policies = settings.array("Policies").orElse(JsonArray.EMPTY);
        return policies.size() == 1 && policies.get(0).equals(JsonObject.EMPTY);
    }

    /** Its subnets. */
    public List<NetworkRequest.SubnetRequest> subnets() {
        List<NetworkRequest.SubnetRequest> subnets = new ArrayList<>();
        Fields.objects(settings, "Subnets").forEach(s -> subnets.add(NetworkRequest.subnet(s, true)));
        return subnets;
    }

    /** Its IP subnets. */
    public List<NetworkRequest.IpSubnetRequest> ipSubnets() {
        List<NetworkRequest.IpSubnetRequest> subnets = new ArrayList<>();
        Fields.objects(settings, "IpSubnets").forEach(s -> subnets.add(NetworkRequest.ipSubnet(s)));
        return subnets;
    }

    /** The ids in a list of its settings. */
    public List<Guid> ids(String key) {
        List<Guid> ids = new ArrayList<>();
        for (JsonObject object : Fields.objects(settings, key)) {
            ids.add(Fields.id(object).orElseThrow(() -> Rule.WRONG_VALUE.about(key + " without ID")));
        }
        return ids;
    }

    /** The DNS of its settings. */
    public Dns dns() {
        return DnsDocuments.readV2(settings);
    }
}
