package dev.hnsform.hns.document;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Documents as people and programs hand them over: one document, a list, or an HNSCall envelope around either (hns-reference 1.3); of which
 * kind they are is told by their keys.
 */
public final class PublishedDocuments {
    /**
     * A document and its kind.
     *
     * @param kind the kind of object
     * @param document the document, verbatim
     */
    public record Classified(HcnKind kind, JsonObject document) {}

    private PublishedDocuments() {}

    /** The objects in what was handed over, envelopes and lists taken off. */
    public static List<JsonObject> unwrap(Json json) {
        List<JsonObject> documents = new ArrayList<>();
        unwrap(json, documents);
        return documents;
    }

    private static void unwrap(Json json, List<JsonObject> documents) {
        if (json instanceof JsonArray array) {
            array.forEach(element -> unwrap(element, documents));
        } else if (json instanceof JsonObject object) {
            Optional<Json> output = Tolerant.first(object, "Output");
            if (output.isPresent() && object.has("Success")) {
                unwrap(output.get(), documents);
            } else {
                documents.add(object);
            }
        }
    }

    /** The objects of HNS in what was handed over, in their order; anything else is left out. */
    public static List<Classified> classify(Json json) {
        List<Classified> classified = new ArrayList<>();
        for (JsonObject document : unwrap(json)) {
            kind(document).ifPresent(kind -> classified.add(new Classified(kind, document)));
        }
        return classified;
    }

    /** The kind of a document, v2 or v1; empty when it is of none (a policy, a request, an error record). */
    public static Optional<HcnKind> kind(JsonObject document) {
        if (hasAny(document, "RequestType", "ErrorCode", "Settings")) {
            return Optional.empty();
        }
        if (hasAny(document, "References")) {
            return Optional.of(isOfRoutes(document) ? HcnKind.ROUTE : HcnKind.LOAD_BALANCER);
        }
        if (hasAny(document, "HostComputeEndpoints", "PortMappings", "FrontendVIPs")) {
            return Optional.of(hasAny(document, "Routes", "Setting") ? HcnKind.ROUTE : HcnKind.LOAD_BALANCER);
        }
        if (hasAny(
                document,
                "HostComputeNetwork",
                "VirtualNetwork",
                "IpConfigurations",
                "IPAddress",
                "IsRemoteEndpoint",
                "SharedContainers")) {
            return Optional.of(HcnKind.ENDPOINT);
        }
        if (hasAny(
                document,
                "VirtualMachineId",
                "MirroredInterfaces",
                "MirrorHostNetworking",
                "GnsRpcServerInformation")) {
            return Optional.of(HcnKind.GUEST_SERVICE);
        }
        if (hasAny(document, "NamespaceId", "NamespaceGuid", "CompartmentId", "IsDefault", "CreateWithCompartment")) {
            return Optional.of(HcnKind.NAMESPACE);
        }
        Optional<Json> type = Tolerant.first(document, "Type");
        if (type.filter(json -> !isNumber(json))
                .flatMap(HcnWords.NAMESPACE_TYPE::label)
                .isPresent()) {
            return Optional.of(HcnKind.NAMESPACE);
        }
        boolean network = hasAny(document, "Ipams", "Subnets", "MacPool", "MacPools", "LayeredOn")
                || type.flatMap(HcnWords.NETWORK_MODE::label).isPresent() && hasAny(document, "ID", "Name");
        return network ? Optional.of(HcnKind.NETWORK) : Optional.empty();
    }

    /** Whether a v1 policy list is of routes and of nothing else (hns-reference 2.6). */
    private static boolean isOfRoutes(JsonObject list) {
        List<JsonObject> policies = Tolerant.objects(list, "Policies");
        return !policies.isEmpty()
                && policies.stream()
                        .allMatch(policy -> Tolerant.text(policy, "Type")
                                .filter("ROUTE"::equalsIgnoreCase)
                                .isPresent());
    }

    private static boolean isNumber(Json json) {
        return Tolerant.number(json).isPresent();
    }

    private static boolean hasAny(JsonObject document, String... keys) {
        for (String key : keys) {
            if (document.getIgnoringCase(key).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
