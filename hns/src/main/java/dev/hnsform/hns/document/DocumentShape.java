package dev.hnsform.hns.document;

import dev.hnsform.schema.json.JsonObject;

/** The two shapes of HNS's documents (hns-reference 1.1, 2.0). Mixed ones exist: Microsoft's own sample has a v2 header and v1 fields. */
public enum DocumentShape {
    /** What HNSCall and queries without a schema version answer. */
    V1,
    /** What queries of schema version 2 answer; defaults are left out. */
    V2;

    private static final String[] ONLY_V2 = {
        "Ipams",
        "MacPool",
        "IpConfigurations",
        "HostComputeNamespace",
        "NamespaceId",
        "NamespaceGuid",
        "Dns",
        "Routes",
        "HostComputeEndpoints",
        "PortMappings",
        "FrontendVIPs"
    };

    /** The shape of a document: v2 when it says so, or has a key that only v2 has. */
    public static DocumentShape of(JsonObject document) {
        if (Tolerant.object(document, "SchemaVersion")
                .flatMap(version -> Tolerant.number(version, "Major"))
                .filter(major -> major >= 2)
                .isPresent()) {
            return V2;
        }
        for (String key : ONLY_V2) {
            if (document.getIgnoringCase(key).isPresent()) {
                return V2;
            }
        }
        // v1 policy lists carry HostComputeNetwork too (seen on HNS 15.0), but never VirtualNetwork's v2 name alone on
        // an endpoint
        return document.has("HostComputeNetwork") && !document.has("References") ? V2 : V1;
    }
}
