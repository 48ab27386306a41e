package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.DocumentShape;
import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.hns.mapping.LoadBalancer.PortMapping;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Load balancers as documents (hns-reference 2.6): v2, and v1's policy lists with policies of type {@code ELB}. Both are read and written, and one is
 * made of the other. A v1 list says VIPs, source VIP and direct server return in each of its policies, v2 once for all.
 */
public final class LoadBalancerDocuments {
    private static final String ELB = "ELB";
    private static final LoadBalancer BLANK =
            new LoadBalancer(Guid.ZERO, "", "", Guid.ZERO, List.of(), "", List.of(), List.of(), 0);
    private static final PortMapping NO_MAPPING = new PortMapping(0, 0, 0, 0, 0);

    /** Keys that v1 has for the bits of a port mapping's flags, lowest first (code: microsoft/SDN's modules, hns-reference 2.6). */
    private static final List<String> V1_FLAGS =
            List.of("ILB", "LocalRoutedVip", "UseMux", "PreserveDip", "IsVipExternalIP");

    private static final List<String> CARRIED =
            List.of("ID", "HostComputeNetwork", "Version", "State", "AdditionalParams");
    private static final Set<String> V2_KEYS = Set.of(
            "ID",
            "HostComputeNetwork",
            "Version",
            "State",
            "AdditionalParams",
            "HostComputeEndpoints",
            "SourceVIP",
            "FrontendVIPs",
            "PortMappings",
            "Flags",
            "SchemaVersion");
    private static final Set<String> V2_MAPPING_KEYS =
            Set.of("Protocol", "InternalPort", "ExternalPort", "DistributionType", "Flags");
    private static final Set<String> V1_KEYS = Set.of(
            "ID",
            "HostComputeNetwork",
            "Version",
            "State",
            "AdditionalParams",
            "References",
            "Policies",
            "SchemaVersion");
    private static final Set<String> V1_POLICY_KEYS = Set.of(
            "Type",
            "Protocol",
            "InternalPort",
            "ExternalPort",
            "SourceVIP",
            "VIPs",
            "IsDSR",
            "ILB",
            "LocalRoutedVip",
            "UseMux",
            "PreserveDip",
            "IsVipExternalIP");

    private LoadBalancerDocuments() {}

    /** What a document says, of either shape and any build. Never throws; what cannot be read is as if it were not there. */
    public static LoadBalancer read(JsonObject document) {
        return DocumentShape.of(document) == DocumentShape.V2 ? readV2(document) : readV1(document);
    }

    private static LoadBalancer readV2(JsonObject document) {
        List<PortMapping> mappings = new ArrayList<>();
        for (JsonObject mapping : Tolerant.objects(document, "PortMappings")) {
            mappings.add(new PortMapping(
                    protocol(mapping),
                    number(mapping, "InternalPort"),
                    number(mapping, "ExternalPort"),
                    Tolerant.first(mapping, "DistributionType")
                            .flatMap(HcnWords.DISTRIBUTION::number)
                            .orElse(0L)
                            .intValue(),
                    Tolerant.first(mapping, "Flags")
                            .flatMap(HcnWords.PORT_MAPPING_FLAGS::bits)
                            .orElse(0L)));
        }
        return new LoadBalancer(
                id(document, "ID"),
                text(document, "Name"),
                text(document, "Owner"),
                id(document, "HostComputeNetwork"),
                Rewrite.endpoints(document),
                text(document, "SourceVIP"),
                texts(document, "FrontendVIPs"),
                mappings,
                Tolerant.first(document, "Flags")
                        .flatMap(HcnWords.LOAD_BALANCER_FLAGS::bits)
                        .orElse(0L));
    }

    private static LoadBalancer readV1(JsonObject document) {
        List<JsonObject> policies = Rewrite.policies(document, ELB);
        JsonObject first = policies.isEmpty() ? JsonObject.EMPTY : policies.get(0);
        return new LoadBalancer(
                id(document, "ID"),
                text(document, "Name"),
                text(document, "Owner"),
                id(document, "HostComputeNetwork"),
                Rewrite.endpoints(document),
                text(first, "SourceVIP"),
                texts(first, "VIPs"),
                policies.stream().map(LoadBalancerDocuments::mapping).toList(),
                isDsr(first) ? LoadBalancer.DIRECT_SERVER_RETURN : 0);
    }

    private static PortMapping mapping(JsonObject policy) {
        long flags = 0;
        for (int bit = 0; bit < V1_FLAGS.size(); bit++) {
            flags |= Tolerant.bool(policy, V1_FLAGS.get(bit)).orElse(false) ? 1L << bit : 0;
        }
        return new PortMapping(
                protocol(policy), number(policy, "InternalPort"), number(policy, "ExternalPort"), 0, flags);
    }

    /** The document that creates a load balancer, in this shape; HNS takes both (hns-reference 1.1). */
    public static JsonObject create(LoadBalancer balancer, DocumentShape shape) {
        JsonObject body = into(shape, JsonObject.EMPTY, BLANK, balancer);
        return shape == DocumentShape.V2 ? body.with("SchemaVersion", Schema.V2_0.json()) : Rewrite.asList(body);
    }

    /** The document with what has changed put into it, in its own shape; everything else of it stays. */
    public static JsonObject rewrite(JsonObject document, LoadBalancer balancer) {
        return into(DocumentShape.of(document), document, read(document), balancer);
    }

    /** The document in a shape. */
    public static Conversion convert(JsonObject document, DocumentShape shape) {
        if (DocumentShape.of(document) == shape) {
            return new Conversion(document, List.of());
        }
        LoadBalancer balancer = read(document);
        JsonObject made = create(balancer, shape).without("Name").without("Owner");
        return new Conversion(
                Rewrite.carried(document, made, CARRIED),
                shape == DocumentShape.V2 ? unsaidInV2(document) : unsaidInV1(document, balancer));
    }

    private static List<String> unsaidInV2(JsonObject document) {
        List<String> unsaid = new ArrayList<>(Rewrite.others(document, "", V1_KEYS));
        List<JsonObject> policies = Tolerant.objects(document, "Policies");
        JsonObject first = JsonObject.EMPTY;
        for (int i = 0; i < policies.size(); i++) {
            JsonObject policy = policies.get(i);
            String path = "Policies[" + i + "]";
            if (Tolerant.text(policy, "Type").filter(ELB::equalsIgnoreCase).isEmpty()) {
                unsaid.add(path);
                continue;
            }
            first = first.isEmpty() ? policy : first;
            unsaid.addAll(Rewrite.others(policy, path + ".", V1_POLICY_KEYS));
            differing(unsaid, path + ".SourceVIP", text(first, "SourceVIP"), text(policy, "SourceVIP"));
            differing(unsaid, path + ".VIPs", texts(first, "VIPs"), texts(policy, "VIPs"));
            differing(unsaid, path + ".IsDSR", isDsr(first), isDsr(policy));
        }
        return unsaid;
    }

    private static void differing(List<String> unsaid, String path, Object first, Object here) {
        if (!Objects.equals(first, here)) {
            unsaid.add(path);
        }
    }

    private static List<String> unsaidInV1(JsonObject document, LoadBalancer balancer) {
        List<String> unsaid = new ArrayList<>(Rewrite.others(document, "", V2_KEYS));
        long flags = balancer.flags() & ~LoadBalancer.DIRECT_SERVER_RETURN;
        if (flags != 0) {
            unsaid.add("Flags (" + flags + ")");
        }
        List<PortMapping> mappings = balancer.portMappings();
        if (mappings.isEmpty()) {
            // v1 says these in its policies, one a port: without a port there is none to say them in
            Rewrite.others(document, "", Set.of()).stream()
                    .filter(key -> key.equalsIgnoreCase("SourceVIP") || key.equalsIgnoreCase("FrontendVIPs"))
                    .forEach(unsaid::add);
            if (balancer.isDirectServerReturn()) {
                unsaid.add("Flags (" + LoadBalancer.DIRECT_SERVER_RETURN + ")");
            }
        }
        List<JsonObject> documents = Tolerant.objects(document, "PortMappings");
        for (int i = 0; i < mappings.size(); i++) {
            String path = "PortMappings[" + i + "].";
            unsaid.addAll(Rewrite.others(documents.get(i), path, V2_MAPPING_KEYS));
            if (mappings.get(i).distribution() != 0) {
                unsaid.add(path + "DistributionType");
            }
            long unknown = mappings.get(i).flags() >> V1_FLAGS.size() << V1_FLAGS.size();
            if (unknown != 0) {
                unsaid.add(path + "Flags (" + unknown + ")");
            }
        }
        return unsaid;
    }

    private static JsonObject into(DocumentShape shape, JsonObject base, LoadBalancer before, LoadBalancer after) {
        Rewrite rewrite = new Rewrite(base)
                .guid("ID", before.id(), after.id())
                .text("Name", before.name(), after.name())
                .text("Owner", before.owner(), after.owner());
        return shape == DocumentShape.V2 ? intoV2(rewrite, before, after) : intoV1(rewrite, before, after);
    }

    private static JsonObject intoV2(Rewrite rewrite, LoadBalancer before, LoadBalancer after) {
        List<JsonObject> bases = Tolerant.objects(rewrite.document(), "PortMappings");
        List<JsonObject> fresh = new ArrayList<>();
        for (int i = 0; i < after.portMappings().size(); i++) {
            fresh.add(mapping(
                    base(bases, i), mapping(before, i), after.portMappings().get(i)));
        }
        return rewrite.list(
                        "HostComputeEndpoints", before.endpoints(), after.endpoints(), Rewrite.ids(after.endpoints()))
                .text("SourceVIP", before.sourceVip(), after.sourceVip())
                .list("FrontendVIPs", before.frontendVips(), after.frontendVips(), Json.strings(after.frontendVips()))
                .list(
                        "PortMappings",
                        before.portMappings(),
                        after.portMappings(),
                        Rewrite.replaced(rewrite.document(), "PortMappings", "", fresh))
                .number("Flags", before.flags(), after.flags())
                .document();
    }

    private static JsonObject mapping(JsonObject base, PortMapping before, PortMapping after) {
        return new Rewrite(base)
                .number("Protocol", before.protocol(), after.protocol())
                .number("InternalPort", before.internalPort(), after.internalPort())
                .number("ExternalPort", before.externalPort(), after.externalPort())
                .number("DistributionType", before.distribution(), after.distribution())
                .number("Flags", before.flags(), after.flags())
                .document();
    }

    private static JsonObject intoV1(Rewrite rewrite, LoadBalancer before, LoadBalancer after) {
        List<JsonObject> bases = Rewrite.policies(rewrite.document(), ELB);
        List<JsonObject> fresh = new ArrayList<>();
        for (int i = 0; i < after.portMappings().size(); i++) {
            boolean there = i < bases.size();
            fresh.add(policy(
                    there ? bases.get(i) : Json.object().put("Type", ELB).build(),
                    there ? before : BLANK,
                    after,
                    mapping(before, i),
                    after.portMappings().get(i)));
        }
        JsonArray policies = Rewrite.replaced(rewrite.document(), "Policies", ELB, fresh);
        JsonArray already = new JsonArray(List.copyOf(Tolerant.objects(rewrite.document(), "Policies")));
        return rewrite.list("References", before.endpoints(), after.endpoints(), Rewrite.references(after.endpoints()))
                .list("Policies", List.of(already), List.of(policies), policies)
                .document();
    }

    private static JsonObject policy(
            JsonObject base,
            LoadBalancer before,
            LoadBalancer after,
            PortMapping mappingBefore,
            PortMapping mappingAfter) {
        Rewrite rewrite = new Rewrite(base)
                .number("Protocol", mappingBefore.protocol(), mappingAfter.protocol())
                .number("InternalPort", mappingBefore.internalPort(), mappingAfter.internalPort())
                .number("ExternalPort", mappingBefore.externalPort(), mappingAfter.externalPort())
                .text("SourceVIP", before.sourceVip(), after.sourceVip())
                .list("VIPs", before.frontendVips(), after.frontendVips(), Json.strings(after.frontendVips()))
                .bool("IsDSR", before.isDirectServerReturn(), after.isDirectServerReturn());
        for (int bit = 0; bit < V1_FLAGS.size(); bit++) {
            long mask = 1L << bit;
            rewrite.bool(V1_FLAGS.get(bit), (mappingBefore.flags() & mask) != 0, (mappingAfter.flags() & mask) != 0);
        }
        return rewrite.document();
    }

    private static JsonObject base(List<JsonObject> bases, int index) {
        return index < bases.size() ? bases.get(index) : JsonObject.EMPTY;
    }

    private static PortMapping mapping(LoadBalancer balancer, int index) {
        return index < balancer.portMappings().size() ? balancer.portMappings().get(index) : NO_MAPPING;
    }

    private static boolean isDsr(JsonObject policy) {
        return Tolerant.bool(policy, "IsDSR").orElse(false);
    }

    private static int protocol(JsonObject object) {
        Optional<Long> number = Tolerant.number(object, "Protocol");
        return number.or(() -> Tolerant.first(object, "Protocol").flatMap(HcnWords.PROTOCOL::number))
                .filter(n -> n >= 0 && n <= 256)
                .orElse(0L)
                .intValue();
    }

    private static int number(JsonObject object, String key) {
        return Tolerant.number(object, key)
                .filter(n -> n >= 0 && n <= 65_535)
                .orElse(0L)
                .intValue();
    }

    private static Guid id(JsonObject document, String key) {
        return Tolerant.guid(document, key).orElse(Guid.ZERO);
    }

    private static String text(JsonObject document, String key) {
        return Tolerant.text(document, key).orElse("");
    }

    private static List<String> texts(JsonObject document, String key) {
        return Tolerant.first(document, key).flatMap(Tolerant::texts).orElse(List.of());
    }
}
