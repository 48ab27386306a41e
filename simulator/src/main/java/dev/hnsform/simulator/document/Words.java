package dev.hnsform.simulator.document;

import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonNull;
import dev.hnsform.schema.json.JsonNumber;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.json.JsonString;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HNS's enumerations: text without regard to case, or the number (hns-reference 2.0, 2.2). */
public final class Words {
    /** NetworkMode, by number. */
    public static final List<String> NETWORK_MODES = List.of(
            "NAT",
            "ICS",
            "Transparent",
            "L2Bridge",
            "L2Tunnel",
            "Overlay",
            "Private",
            "Internal",
            "Mirrored",
            "Infiniband",
            "ConstrainedICS");

    /** NetworkFlags, by bit. */
    public static final List<String> NETWORK_FLAGS = List.of(
            "EnableDnsProxy",
            "EnableDhcpServer",
            "EnableMirroring",
            "EnableNonPersistent",
            "EnablePersistent",
            "IsolateVSwitch",
            "EnableFlowSteering",
            "DisableSharing",
            "EnableFirewall",
            "SuppressMediaDisconnect",
            "DisableHostPort",
            "WeakHostReceiveAdapter",
            "WeakHostSendAdapter",
            "EnableIov");

    /** EndpointFlags, by bit. */
    public static final List<String> ENDPOINT_FLAGS = List.of(
            "RemoteEndpoint",
            "DisableInterComputeCommunication",
            "EnableMirroring",
            "EnableLowInterfaceMetric",
            "OverrideDNSServerOrder",
            "EnableDhcp");

    /** SubnetFlags, by bit. */
    public static final List<String> SUBNET_FLAGS = List.of("DoNotReserveGatewayAddress");

    /** IPSubnetFlags, by bit. */
    public static final List<String> IP_SUBNET_FLAGS = List.of("EnableBroadcast", "ReserveNetworkAddress");

    /** NatFlags, by bit. */
    public static final List<String> NAT_FLAGS = List.of("LocalRoutedVip", "IPv6", "ExternalPortReserved");

    /** IpamType, by number. */
    public static final List<String> IPAM_TYPES = List.of("Static", "Dhcp");

    /** SubnetPolicyType, by number. */
    public static final List<String> SUBNET_POLICY_TYPES = List.of("VLAN", "VSID");

    /** NamespaceType, by number. */
    public static final List<String> NAMESPACE_TYPES = List.of("Host", "HostDefault", "Guest", "GuestDefault");

    /** ModifyRequestType, by number. */
    public static final List<String> REQUEST_TYPES = List.of("Add", "Remove", "Update", "Refresh", "Reset");

    /** NetworkResourceType, by number. */
    public static final List<String> NETWORK_RESOURCES = List.of("DNS", "Extension", "Policy", "Subnet", "IPSubnet");

    /** EndpointResourceType, by number. */
    public static final List<String> ENDPOINT_RESOURCES = List.of("Port", "Policy");

    /** NamespaceResourceType, by number. */
    public static final List<String> NAMESPACE_RESOURCES = List.of("Container", "Endpoint");

    /** ActionType; its order is that of the document. */
    public static final List<String> ACTIONS = List.of("Allow", "Block", "Pass");

    /** DirectionType; its order is that of the document. */
    public static final List<String> DIRECTIONS = List.of("In", "Out");

    /** RuleType; its order is that of the document. */
    public static final List<String> RULE_TYPES = List.of("Host", "Switch");

    /** LoadBalancerFlags, by bit. */
    public static final List<String> LOAD_BALANCER_FLAGS = List.of("EnableDirectServerReturn", "IPv6");

    /** LoadBalancerPortMappingFlags, by bit. */
    public static final List<String> PORT_MAPPING_FLAGS =
            List.of("EnableInternalLoadBalancer", "LocalRoutedVip", "UseMux", "EnablePreserveDip", "VipExternalIP");

    /** Keys of v1 for the bits of LoadBalancerPortMappingFlags. */
    public static final List<String> OLD_PORT_MAPPING_FLAGS =
            List.of("ILB", "LocalRoutedVip", "UseMux", "PreserveDip", "IsVipExternalIP");

    /** LoadBalancerDistribution, by number. */
    public static final List<String> DISTRIBUTIONS = List.of("None", "SourceIPProtocol", "SourceIP");

    /** GuestNetworkServiceState; its order is that of the document. */
    public static final List<String> GUEST_SERVICE_STATES = List.of(
            "None",
            "Created",
            "Bootstrapping",
            "Synchronized",
            "Paused",
            "Desynchronized",
            "Rehydrating",
            "Degraded",
            "Destroyed");

    private Words() {}

    /** The number of a protocol's name. */
    public static Optional<Integer> protocol(Json value) {
        if (!(value instanceof JsonString text)) {
            return Optional.empty();
        }
        return switch (text.value().toLowerCase(Locale.ROOT)) {
            case "tcp", "6" -> Optional.of(6);
            case "udp", "17" -> Optional.of(17);
            case "icmpv4" -> Optional.of(1);
            case "igmp" -> Optional.of(2);
            case "icmpv6" -> Optional.of(58);
            default -> Optional.empty();
        };
    }

    /** The canonical word of a value: empty when it is no word of the list. */
    public static Optional<String> word(List<String> words, Json value) {
        if (value instanceof JsonNumber number) {
            return number.asInt().filter(n -> n >= 0 && n < words.size()).map(words::get);
        }
        return value instanceof JsonString text ? canonical(words, text.value()) : Optional.empty();
    }

    /** The word of the list that is this text but for case. */
    public static Optional<String> canonical(List<String> words, String text) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** A field's word, the first of the list when it is absent. */
    public static String word(List<String> words, JsonObject object, String key) {
        Json value = Fields.value(object, key).orElse(null);
        if (value == null) {
            return words.get(0);
        }
        return word(words, value).orElseThrow(() -> Rule.WRONG_VALUE.about(key + " " + value));
    }

    /** A field's flags: a number, or words joined by commas or bars. */
    public static long flags(List<String> words, JsonObject object, String key) {
        return flags(words, object.get(key).orElse(JsonNull.INSTANCE))
                .orElseThrow(
                        () -> Rule.WRONG_VALUE.about(key + " " + object.get(key).orElse(JsonNull.INSTANCE)));
    }

    /** The bits of a value; empty when it is neither a number nor words of the list. */
    public static Optional<Long> flags(List<String> words, Json value) {
        if (value instanceof JsonNull) {
            return Optional.of(0L);
        }
        if (value instanceof JsonNumber number) {
            return number.asLong().filter(n -> n >= 0);
        }
        if (!(value instanceof JsonString text)) {
            return Optional.empty();
        }
        long bits = 0;
        for (String part : text.value().split("[,|]")) {
            String name = part.strip();
            if (name.isEmpty() || name.toLowerCase(Locale.ROOT).equals("none")) {
                continue;
            }
            int bit = canonical(words, name).map(words::indexOf).orElse(-1);
            if (bit < 0) {
                return Optional.empty();
            }
            bits |= 1L << bit;
        }
        return Optional.of(bits);
    }
}
