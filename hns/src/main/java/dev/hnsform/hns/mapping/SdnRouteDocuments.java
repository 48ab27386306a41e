package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.SdnRoute.Hop;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SDN routes as documents (hns-reference 2.6): v2, and v1's policy lists with policies of type {@code ROUTE}. Both are read and written, and one is made
 * of the other. hcsshim calls v2's list {@code Setting}, the schema {@code Routes}: both are read, {@code Routes} is written.
 */
public final class SdnRouteDocuments {
    private static final String ROUTE = "ROUTE";
    private static final SdnRoute BLANK = new SdnRoute(Guid.ZERO, "", "", Guid.ZERO, List.of(), List.of());
    private static final Hop NO_HOP = new Hop("", "", false, false);
    private static final List<String> CARRIED =
            List.of("ID", "HostComputeNetwork", "Version", "State", "AdditionalParams");
    private static final Set<String> V2_KEYS = Set.of(
            "ID",
            "HostComputeNetwork",
            "Version",
            "State",
            "AdditionalParams",
            "HostComputeEndpoints",
            "Routes",
            "Setting",
            "SchemaVersion");
    private static final Set<String> V1_KEYS = Set.of(
            "ID",
            "HostComputeNetwork",
            "Version",
            "State",
            "AdditionalParams",
            "References",
            "Policies",
            "SchemaVersion");
    private static final Set<String> HOP_KEYS =
            Set.of("Type", "DestinationPrefix", "NextHop", "NeedEncap", "AutomaticEndpointMonitor");

    private SdnRouteDocuments() {}

    /** What a document says, of either shape and any build. Never throws; what cannot be read is as if it were not there. */
    public static SdnRoute read(JsonObject document) {
        return new SdnRoute(
                Tolerant.guid(document, "ID").orElse(Guid.ZERO),
                text(document, "Name"),
                text(document, "Owner"),
                Tolerant.guid(document, "HostComputeNetwork").orElse(Guid.ZERO),
                Rewrite.endpoints(document),
                hops(document, shape(document)).stream()
                        .map(SdnRouteDocuments::hop)
                        .toList());
    }

    private static List<JsonObject> hops(JsonObject document, DocumentShape shape) {
        return shape == DocumentShape.V2
                ? Tolerant.objects(document, "Routes", "Setting")
                : Rewrite.policies(document, ROUTE);
    }

    private static Hop hop(JsonObject object) {
        return new Hop(
                text(object, "DestinationPrefix"),
                text(object, "NextHop"),
                Tolerant.bool(object, "NeedEncap").orElse(false),
                Tolerant.bool(object, "AutomaticEndpointMonitor").orElse(false));
    }

    private static DocumentShape shape(JsonObject document) {
        return Tolerant.first(document, "Setting").isPresent() ? DocumentShape.V2 : DocumentShape.of(document);
    }

    /** The document that creates routes, in this shape; HNS takes both (hns-reference 1.1). */
    public static JsonObject create(SdnRoute route, DocumentShape shape) {
        JsonObject body = into(shape, JsonObject.EMPTY, BLANK, route);
        return shape == DocumentShape.V2 ? body.with("SchemaVersion", Schema.V2_0.json()) : Rewrite.asList(body);
    }

    /** The document with what has changed put into it, in its own shape; everything else of it stays. */
    public static JsonObject rewrite(JsonObject document, SdnRoute route) {
        return into(shape(document), document, read(document), route);
    }

    /** The document in a shape. */
    public static Conversion convert(JsonObject document, DocumentShape shape) {
        if (shape(document) == shape) {
            return new Conversion(document, List.of());
        }
        JsonObject made = create(read(document), shape).without("Name").without("Owner");
        boolean old = shape == DocumentShape.V2;
        List<String> unsaid = new ArrayList<>(Rewrite.others(document, "", old ? V1_KEYS : V2_KEYS));
        List<JsonObject> elements = old ? Tolerant.objects(document, "Policies") : hops(document, DocumentShape.V2);
        for (int i = 0; i < elements.size(); i++) {
            String path = (old ? "Policies[" : "Routes[") + i + "]";
            if (old
                    && Tolerant.text(elements.get(i), "Type")
                            .filter(ROUTE::equalsIgnoreCase)
                            .isEmpty()) {
                unsaid.add(path);
            } else {
                unsaid.addAll(Rewrite.others(elements.get(i), path + ".", HOP_KEYS));
            }
        }
        return new Conversion(Rewrite.carried(document, made, CARRIED), unsaid);
    }

    private static JsonObject into(DocumentShape shape, JsonObject base, SdnRoute before, SdnRoute after) {
        Rewrite rewrite = new Rewrite(base)
                .guid("ID", before.id(), after.id())
                .text("Name", before.name(), after.name())
                .text("Owner", before.owner(), after.owner());
        boolean v2 = shape == DocumentShape.V2;
        List<JsonObject> bases = hops(base, shape);
        JsonObject blank =
                v2 ? JsonObject.EMPTY : Json.object().put("Type", ROUTE).build();
        List<JsonObject> fresh = new ArrayList<>();
        for (int i = 0; i < after.routes().size(); i++) {
            boolean there = i < bases.size();
            fresh.add(hop(
                    there ? bases.get(i) : blank,
                    there ? before.routes().get(i) : NO_HOP,
                    after.routes().get(i)));
        }
        if (v2) {
            String key = Tolerant.first(base, "Routes").isEmpty()
                            && Tolerant.first(base, "Setting").isPresent()
                    ? "Setting"
                    : "Routes";
            return rewrite.list(
                            "HostComputeEndpoints",
                            before.endpoints(),
                            after.endpoints(),
                            Rewrite.ids(after.endpoints()))
                    .list(key, before.routes(), after.routes(), Rewrite.replaced(base, key, "", fresh))
                    .document();
        }
        JsonArray policies = Rewrite.replaced(base, "Policies", ROUTE, fresh);
        return rewrite.list("References", before.endpoints(), after.endpoints(), Rewrite.references(after.endpoints()))
                .list("Policies", before.routes(), after.routes(), policies)
                .document();
    }

    private static JsonObject hop(JsonObject base, Hop before, Hop after) {
        return new Rewrite(base)
                .text("DestinationPrefix", before.destination(), after.destination())
                .text("NextHop", before.nextHop(), after.nextHop())
                .bool("NeedEncap", before.encapsulated(), after.encapsulated())
                .bool("AutomaticEndpointMonitor", before.monitored(), after.monitored())
                .document();
    }

    private static String text(JsonObject document, String key) {
        return Tolerant.text(document, key).orElse("");
    }
}
