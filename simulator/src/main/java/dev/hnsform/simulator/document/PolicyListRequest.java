package dev.hnsform.simulator.document;

import dev.hnsform.hns.mapping.LoadBalancer;
import dev.hnsform.hns.mapping.SdnRoute;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a create document asks of a load balancer or of routes, whichever shape it is written in (hns-reference 2.6). Which settings are checked is
 * [inf].
 */
public final class PolicyListRequest {
    private static final String ENDPOINT_PATH = "/endpoints/";
    private static final int LAST_PORT = 65_535;

    private PolicyListRequest() {}

    /** Whether a v1 policy list is one of routes: the others are load balancers. */
    public static HcnKind kind(JsonObject document) {
        List<JsonObject> policies = Fields.objects(document, "Policies");
        return !policies.isEmpty() && policies.stream().allMatch(p -> is(p, "ROUTE"))
                ? HcnKind.ROUTE
                : HcnKind.LOAD_BALANCER;
    }

    /** Reads the document of a load balancer; its network is not said in it. */
    public static LoadBalancer balancer(JsonObject document) {
        List<JsonObject> policies = ofType(document, "ELB");
        List<LoadBalancer.PortMapping> mappings = new ArrayList<>();
        for (JsonObject mapping : Fields.objects(document, "PortMappings")) {
            mappings.add(
                    mapping(mapping, distribution(mapping), Words.flags(Words.PORT_MAPPING_FLAGS, mapping, "Flags")));
        }
        policies.forEach(p -> mappings.add(mapping(p, 0, oldFlags(p))));
        JsonObject first = policies.isEmpty() ? JsonObject.EMPTY : policies.get(0);
        requireAlike(policies, first);
        String source = Fields.text(document, "SourceVIP");
        long flags = Words.flags(Words.LOAD_BALANCER_FLAGS, document, "Flags");
        List<String> vips = new ArrayList<>(Fields.texts(document, "FrontendVIPs"));
        vips.addAll(Fields.texts(first, "VIPs"));
        return new LoadBalancer(
                Fields.id(document).orElse(Guid.ZERO),
                Fields.text(document, "Name"),
                Fields.text(document, "Owner"),
                Guid.ZERO,
                endpoints(document),
                address("SourceVIP", source.isEmpty() ? Fields.text(first, "SourceVIP") : source),
                vips.stream().map(vip -> address("FrontendVIPs", vip)).toList(),
                mappings,
                Fields.bool(first, "IsDSR") ? flags | LoadBalancer.DIRECT_SERVER_RETURN : flags);
    }

    /** v1 says these in each of its policies; what HNS makes of policies that differ in them is not known. */
    private static void requireAlike(List<JsonObject> policies, JsonObject first) {
        for (JsonObject policy : policies) {
            for (String key : List.of("SourceVIP", "VIPs", "IsDSR")) {
                if (!policy.get(key).equals(first.get(key))) {
                    throw Rule.NOT_MODELLED.about("a policy list whose policies differ in " + key);
                }
            }
        }
    }

    /** Reads the document of routes; their network is not said in it. */
    public static SdnRoute route(JsonObject document) {
        List<JsonObject> written = new ArrayList<>(Fields.objects(document, "Routes"));
        written.addAll(Fields.objects(document, "Setting"));
        written.addAll(ofType(document, "ROUTE"));
        List<SdnRoute.Hop> hops = new ArrayList<>();
        for (JsonObject hop : written) {
            String nextHop = Fields.text(hop, "NextHop");
            hops.add(new SdnRoute.Hop(
                    prefix(Fields.text(hop, "DestinationPrefix")),
                    nextHop.isEmpty() ? "" : address("NextHop", nextHop),
                    Fields.bool(hop, "NeedEncap"),
                    Fields.bool(hop, "AutomaticEndpointMonitor")));
        }
        return new SdnRoute(
                Fields.id(document).orElse(Guid.ZERO),
                Fields.text(document, "Name"),
                Fields.text(document, "Owner"),
                Guid.ZERO,
                endpoints(document),
                hops);
    }

    private static List<JsonObject> ofType(JsonObject document, String type) {
        List<JsonObject> policies = Fields.objects(document, "Policies");
        for (JsonObject policy : policies) {
            if (!is(policy, type)) {
                throw Rule.UNKNOWN_POLICY_TYPE.about(
                        "policy type \"" + Fields.text(policy, "Type") + "\" beside " + type);
            }
        }
        return policies;
    }

    private static boolean is(JsonObject policy, String type) {
        return Fields.text(policy, "Type").equalsIgnoreCase(type);
    }

    private static LoadBalancer.PortMapping mapping(JsonObject object, int distribution, long flags) {
        int protocol = protocol(object);
        int internal = port(object, "InternalPort");
        int external = port(object, "ExternalPort");
        if (internal == 0) {
            throw Rule.INTERNAL_PORT_MISSING.about("external port " + external);
        }
        if (external == 0) {
            throw Rule.INVALID_POLICY.about("ExternalPort 0");
        }
        return new LoadBalancer.PortMapping(protocol, internal, external, distribution, flags);
    }

    private static int protocol(JsonObject object) {
        Json value = Fields.value(object, "Protocol").orElse(JsonNull.INSTANCE);
        int protocol = value instanceof JsonNumber
                ? (int) Math.min(Fields.number(object, "Protocol"), 257)
                : Words.protocol(value).orElse(0);
        if (protocol < 1 || protocol > 255) {
            throw Rule.INVALID_POLICY.about("Protocol " + value);
        }
        return protocol;
    }

    private static int port(JsonObject object, String key) {
        long port = Fields.number(object, key);
        if (port > LAST_PORT) {
            throw Rule.INVALID_POLICY.about(key + " " + port);
        }
        return (int) port;
    }

    private static int distribution(JsonObject mapping) {
        String word = Words.word(Words.DISTRIBUTIONS, mapping, "DistributionType");
        return Words.DISTRIBUTIONS.indexOf(word);
    }

    private static long oldFlags(JsonObject policy) {
        long flags = 0;
        for (int bit = 0; bit < Words.OLD_PORT_MAPPING_FLAGS.size(); bit++) {
            flags |= Fields.bool(policy, Words.OLD_PORT_MAPPING_FLAGS.get(bit)) ? 1L << bit : 0;
        }
        return flags;
    }

    private static String address(String key, String text) {
        return text.isEmpty() ? "" : Fields.parseAddress(key, text).toString();
    }

    /** A prefix, with host bits or without: hcsshim's own test asks for 169.254.169.254/24 (code: hcn/hcnroute_test.go). */
    private static String prefix(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw Rule.NOT_A_PREFIX.about("DestinationPrefix \"" + text + "\"");
        }
        int bits = Fields.parseAddress("DestinationPrefix", text.substring(0, slash))
                .bits();
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw Rule.NOT_A_PREFIX.about("DestinationPrefix \"" + text + "\"");
        }
        return text;
    }

    private static List<Guid> endpoints(JsonObject document) {
        List<Guid> ids = new ArrayList<>();
        Fields.texts(document, "HostComputeEndpoints").forEach(text -> ids.add(guid(text, text)));
        for (String reference : Fields.texts(document, "References")) {
            boolean path = reference.toLowerCase(Locale.ROOT).startsWith(ENDPOINT_PATH);
            ids.add(guid(path ? reference.substring(ENDPOINT_PATH.length()) : "", reference));
        }
        return ids;
    }

    private static Guid guid(String text, String said) {
        return Guid.tryParse(text).orElseThrow(() -> Rule.NOT_A_GUID.about("endpoint \"" + said + "\""));
    }
}
