package dev.hnsform.hns.mapping;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies in the other shape: flat in v1, {@code {"Type":…,"Settings":{…}}} in v2, some under other names (hns-reference 2.8, 2.9). Types of which no v1
 * form is known are not said in it.
 */
final class PolicyShapes {
    private static final String EXTERNAL_PORT_RESERVED = "ExternalPortReserved";
    private static final int NO_PROTOCOL = 256;

    /**
     * A type of policy.
     *
     * @param v2 its name there
     * @param v1 its name there
     * @param same settings of one name
     * @param renamed settings with another name in v1, by their name in v2
     */
    private record Form(String v2, String v1, List<String> same, Map<String, String> renamed) {}

    private static final List<Form> NETWORK = List.of(new Form(
            "RemoteSubnetRoute",
            "RemoteSubnetRoute",
            List.of("DestinationPrefix", "IsolationId", "ProviderAddress", "DistributedRouterMacAddress"),
            Map.of()));

    private static final List<Form> ENDPOINT = List.of(
            new Form("PortMapping", "NAT", List.of("InternalPort", "ExternalPort"), Map.of()),
            new Form(
                    "ACL",
                    "ACL",
                    List.of(
                            "Id",
                            "Protocols",
                            "Action",
                            "Direction",
                            "LocalAddresses",
                            "RemoteAddresses",
                            "LocalPorts",
                            "RemotePorts",
                            "RuleType",
                            "Priority"),
                    Map.of()),
            new Form("QOS", "QOS", List.of("MaximumOutgoingBandwidthInBytes"), Map.of()),
            new Form("L2Driver", "L2Driver", List.of(), Map.of()),
            new Form(
                    "OutBoundNAT",
                    "OutBoundNAT",
                    List.of("Destinations", "MaxPortPoolUsage"),
                    Map.of("VirtualIP", "VIP", "Exceptions", "ExceptionList")),
            new Form(
                    "SDNRoute",
                    "ROUTE",
                    List.of("DestinationPrefix", "NextHop", "NeedEncap", "AutomaticEndpointMonitor"),
                    Map.of()),
            new Form(
                    "L4Proxy",
                    "PROXY",
                    List.of("IP", "Port", "Protocol", "ExceptionList", "Destination", "OutboundNat"),
                    Map.of("Exceptions", "ExceptionList")),
            new Form("ProviderAddress", "PA", List.of(), Map.of("ProviderAddress", "PA")),
            new Form("VLAN", "VLAN", List.of(), Map.of("IsolationId", "VLAN")));

    private PolicyShapes() {}

    private static List<Form> forms(boolean network) {
        return network ? NETWORK : ENDPOINT;
    }

    /** A v1 policy in v2; empty when it cannot be said, and then it is lost. */
    static Optional<JsonObject> toV2(boolean network, JsonObject policy, Taken owner, String path) {
        String type = Tolerant.text(policy, "Type").orElse("");
        Form form = forms(network).stream()
                .filter(f -> f.v1().equalsIgnoreCase(type))
                .findFirst()
                .orElse(null);
        if (form == null) {
            owner.lost(path);
            return Optional.empty();
        }
        Taken taken = new Taken(policy, owner.at(path + "."));
        taken.take("Type");
        JsonObject.Builder settings = Json.object();
        if (form.v1().equals("NAT")) {
            protocol(taken, settings);
        }
        taken.carry(settings, form.same().toArray(String[]::new));
        form.renamed().forEach((v2, v1) -> taken.take(v1).ifPresent(value -> settings.put(v2, value)));
        if (form.v1().equals("NAT") && taken.bool(EXTERNAL_PORT_RESERVED)) {
            settings.put("Flags", HcnWords.NAT_FLAGS.bit(EXTERNAL_PORT_RESERVED));
        } else if (form.v1().equals("ACL")) {
            oneOf(policy, taken, settings);
        }
        owner.lost(taken.unsaid());
        return Optional.of(Json.object()
                .put("Type", form.v2())
                .put("Settings", settings.build())
                .build());
    }

    /** The single values that older ACLs have in the place of lists (hns-reference 2.9, 5.10: lists from HNS 7.2 on). */
    private static void oneOf(JsonObject policy, Taken taken, JsonObject.Builder settings) {
        for (String key : List.of("Protocol", "LocalPort", "RemotePort")) {
            if (Tolerant.text(policy, key + "s").isEmpty()) {
                Optional<Long> number =
                        taken.take(key).flatMap(Tolerant::number).filter(n -> n > 0);
                number.filter(n -> !key.equals("Protocol") || n != NO_PROTOCOL)
                        .ifPresent(n -> settings.put(key + "s", Long.toString(n)));
            }
        }
    }

    private static void protocol(Taken taken, JsonObject.Builder settings) {
        taken.take("Protocol")
                .ifPresent(value -> settings.put(
                        "Protocol",
                        HcnWords.PROTOCOL.number(value).<Json>map(Json::of).orElse(value)));
    }

    /** A v2 policy in v1; empty when it cannot be said, and then it is lost. */
    static Optional<JsonObject> toV1(boolean network, JsonObject policy, Taken owner, String path) {
        Optional<Json> said = Tolerant.first(policy, "Type");
        String type = said.flatMap(json -> (network ? HcnWords.NETWORK_POLICY : HcnWords.ENDPOINT_POLICY)
                        .label(json)
                        .or(() -> Tolerant.text(json)))
                .orElse("");
        Form form = forms(network).stream()
                .filter(f -> f.v2().equalsIgnoreCase(type))
                .findFirst()
                .orElse(null);
        if (form == null) {
            owner.lost(path);
            return Optional.empty();
        }
        Taken around = new Taken(policy, owner.at(path + "."));
        around.take("Type");
        JsonObject settings = around.take("Settings")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .orElse(JsonObject.EMPTY);
        Taken taken = new Taken(settings, owner.at(path + ".Settings."));
        JsonObject.Builder flat = Json.object().put("Type", form.v1());
        if (form.v1().equals("NAT")) {
            mapping(settings, taken, flat);
        }
        taken.carry(flat, form.same().toArray(String[]::new));
        form.renamed().forEach((v2, v1) -> taken.take(v2).ifPresent(value -> flat.put(v1, value)));
        owner.lost(around.unsaid());
        owner.lost(taken.unsaid());
        return Optional.of(flat.build());
    }

    private static void mapping(JsonObject settings, Taken taken, JsonObject.Builder flat) {
        Tolerant.first(settings, "Protocol")
                .flatMap(HcnWords.PROTOCOL::label)
                .filter(word -> !word.equals("Unknown"))
                .ifPresent(word -> {
                    taken.take("Protocol");
                    flat.put("Protocol", word);
                });
        long bit = HcnWords.NAT_FLAGS.bit(EXTERNAL_PORT_RESERVED);
        Optional<Long> flags = Tolerant.first(settings, "Flags").flatMap(HcnWords.NAT_FLAGS::bits);
        if (flags.isPresent()) {
            taken.take("Flags");
            if ((flags.get() & bit) != 0) {
                flat.put(EXTERNAL_PORT_RESERVED, true);
            }
            if ((flags.get() & ~bit) != 0) {
                taken.lost("Flags (" + (flags.get() & ~bit) + ")");
            }
        }
    }

    /** A subnet's VLAN or VSID in v2; empty when the policy is neither. */
    static Optional<JsonObject> isolationToV2(JsonObject policy) {
        return isolation(policy)
                .flatMap(type -> Tolerant.first(policy, type, "IsolationId")
                        .filter(JsonNumber.class::isInstance)
                        .map(id -> Json.object()
                                .put("Type", type)
                                .put(
                                        "Settings",
                                        Json.object().put("IsolationId", id).build())
                                .build()));
    }

    /** A subnet's VLAN or VSID in v1; empty when the policy is neither. */
    static Optional<JsonObject> isolationToV1(JsonObject policy) {
        Optional<Json> id = Tolerant.object(policy, "Settings").flatMap(s -> Tolerant.first(s, "IsolationId"));
        return isolation(policy)
                .flatMap(type ->
                        id.map(n -> Json.object().put("Type", type).put(type, n).build()));
    }

    private static Optional<String> isolation(JsonObject policy) {
        return Tolerant.first(policy, "Type").flatMap(HcnWords.SUBNET_POLICY::label);
    }
}
