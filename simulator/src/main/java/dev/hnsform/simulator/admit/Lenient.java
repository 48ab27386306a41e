package dev.hnsform.simulator.admit;

import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.NetFormatException;
import dev.hnsform.simulator.document.PolicyDocuments;
import dev.hnsform.simulator.document.Shapes;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.rule.RuleRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of a real document what can be read, and never refuses. */
final class Lenient {
    private Lenient() {}

    /** Whether the document is of the v2 shape. */
    static boolean isV2(JsonObject document) {
        return Shapes.isV2(document)
                || document.has("HostComputeNetwork")
                || document.has("Ipams")
                || document.has("NamespaceId");
    }

    /** The policies; one of an unknown type is kept with whatever it says. */
    static List<JsonObject> policies(JsonObject document, boolean network) {
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy :
                document.array("Policies").orElse(JsonArray.EMPTY).objects()) {
            String type = policy.string("Type").orElse("");
            boolean isolation = network && (type.equalsIgnoreCase("VLAN") || type.equalsIgnoreCase("VSID"));
            if (!isolation) {
                policies.add(policy(policy, document, network));
            }
        }
        return policies;
    }

    private static JsonObject policy(JsonObject policy, JsonObject document, boolean network) {
        try {
            return PolicyDocuments.read(network, isV2(document), policy);
        } catch (RuleRefusal unknown) {
            return policy.has("Settings")
                    ? policy
                    : Policies.of(policy.string("Type").orElse(""), policy.without("Type"));
        }
    }

    /** The prefixes of a document's subnets. */
    static List<IpPrefix> prefixes(JsonObject document) {
        List<IpPrefix> prefixes = new ArrayList<>();
        List<JsonObject> subnets = new ArrayList<>(
                document.array("Subnets").orElse(JsonArray.EMPTY).objects());
        for (JsonObject ipam : document.array("Ipams").orElse(JsonArray.EMPTY).objects()) {
            subnets.addAll(ipam.array("Subnets").orElse(JsonArray.EMPTY).objects());
        }
        for (JsonObject subnet : subnets) {
            subnet.string("AddressPrefix")
                    .or(() -> subnet.string("IpAddressPrefix"))
                    .flatMap(Lenient::prefix)
                    .ifPresent(prefixes::add);
        }
        return prefixes;
    }

    private static Optional<IpPrefix> prefix(String text) {
        try {
            return Optional.of(IpPrefix.parseMasking(text)).filter(p -> !p.isDefaultRoute());
        } catch (NetFormatException e) {
            return Optional.empty();
        }
    }

    /** The addresses of an endpoint document. */
    static List<IpAddress> addresses(JsonObject document) {
        List<IpAddress> addresses = new ArrayList<>();
        for (JsonObject configuration :
                document.array("IpConfigurations").orElse(JsonArray.EMPTY).objects()) {
            configuration.string("IpAddress").flatMap(IpAddress::tryParse).ifPresent(addresses::add);
        }
        document.string("IPAddress").flatMap(IpAddress::tryParse).ifPresent(addresses::add);
        document.string("IPv6Address").flatMap(IpAddress::tryParse).ifPresent(addresses::add);
        return addresses;
    }

    /** The MAC address of an endpoint document. */
    static Optional<MacAddress> mac(JsonObject document) {
        return document.string("MacAddress").flatMap(MacAddress::tryParse);
    }
}
