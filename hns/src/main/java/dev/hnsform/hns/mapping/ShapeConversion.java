package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Documents of HNS in the other of their two shapes. Values stay as they are spelt; what the other shape has no word for is named. Which v1 words HNS
 * takes for which v2 ones is [code] where a client writes both, otherwise [inf]. Not verified on a host.
 */
public final class ShapeConversion {
    private ShapeConversion() {}

    /** The document in this shape; itself when it has it already. Never throws. */
    public static Conversion convert(HcnKind kind, JsonObject document, DocumentShape shape) {
        boolean old = shape == DocumentShape.V1;
        boolean is = DocumentShape.of(document) == shape;
        return switch (kind) {
            case NETWORK -> is ? whole(document) : old ? NetworkShapes.toV1(document) : NetworkShapes.toV2(document);
            case ENDPOINT -> is ? whole(document) : old ? EndpointShapes.toV1(document) : EndpointShapes.toV2(document);
            case NAMESPACE ->
                is ? whole(document) : old ? NamespaceShapes.toV1(document) : NamespaceShapes.toV2(document);
            case LOAD_BALANCER -> LoadBalancerDocuments.convert(document, shape);
            case ROUTE -> SdnRouteDocuments.convert(document, shape);
            case GUEST_SERVICE ->
                old
                        ? new Conversion(JsonObject.EMPTY, Rewrite.others(document, "", Set.of())) // v1 has none
                        : whole(document);
        };
    }

    private static Conversion whole(JsonObject document) {
        return new Conversion(document, List.of());
    }
}
