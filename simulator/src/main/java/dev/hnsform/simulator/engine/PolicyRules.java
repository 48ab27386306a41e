package dev.hnsform.simulator.engine;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.HnsVersion;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonArray;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.NetFormatException;
import dev.hnsform.schema.net.PortRange;
import dev.hnsform.simulator.document.PolicyForm;
import dev.hnsform.simulator.document.PolicyForms;
import dev.hnsform.simulator.model.Policies;
import dev.hnsform.simulator.model.SimulatedNetwork;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.function.Predicate;

/** What is checked of single policies: build, network type, and settings (hns-reference 2.8, 2.9, 5.2, 5.8, 5.9). */
final class PolicyRules {
    private static final int LARGEST_VLAN = 4094;
    private static final int ANY_PROTOCOL = 256;

    private final Ruling ruling;

    PolicyRules(Ruling ruling) {
        this.ruling = ruling;
    }

    /** Checks a network's policies. */
    void checkNetwork(NetworkType type, List<JsonObject> policies) {
        for (JsonObject policy : policies) {
            gate(true, type, policy);
            networkSettings(policy);
        }
    }

    /** Checks an endpoint's policies. */
    void checkEndpoint(NetworkType type, SimulatedNetwork network, List<JsonObject> policies) {
        for (JsonObject policy : policies) {
            gate(false, type, policy);
            endpointSettings(type, network, policy);
        }
        if (Policies.ofType(policies, "InterfaceParameters").size() > 1) {
            throw Rule.INTERFACE_PARAMETERS_TWICE.about("InterfaceParameters");
        }
    }

    private void gate(boolean network, NetworkType type, JsonObject policy) {
        String name = Policies.type(policy);
        PolicyForm form = PolicyForms.find(network, name).orElse(null);
        if (form == null) {
            throw Rule.UNKNOWN_POLICY_TYPE.about("Type " + name);
        }
        boolean missing = form.since().isPresent() && !ruling.has(form.since().get())
                || name.equals("L4WFPPROXY") && !ruling.release().from(13, 2)
                || name.equals("L4Proxy") && !hasL4Proxy(ruling.release().version());
        if (missing) {
            throw Rule.POLICY_NOT_ON_THIS_BUILD.about(
                    name + " on HNS " + ruling.release().version());
        }
        if (!form.types().contains(type)) {
            throw form.elsewhere().about(name + " on " + type);
        }
    }

    /** The holes of the feature table (hns-reference 5.10). */
    private static boolean hasL4Proxy(HnsVersion version) {
        int minor = version.minor();
        return switch (version.major()) {
            case 9, 10 -> minor >= 5;
            case 11 -> minor >= 11;
            case 12, 13 -> minor >= 1;
            default -> version.major() > 13;
        };
    }

    private void networkSettings(JsonObject policy) {
        JsonObject settings = Policies.settings(policy);
        switch (Policies.type(policy)) {
            case "RemoteSubnetRoute" -> {
                require(settings, "DestinationPrefix", PolicyRules::isPrefix);
                require(settings, "ProviderAddress", t -> IpAddress.tryParse(t).isPresent());
                allow(
                        settings,
                        "DistributedRouterMacAddress",
                        t -> MacAddress.tryParse(t).isPresent());
            }
            case "SourceMacAddress" ->
                require(
                        settings,
                        "SourceMacAddress",
                        t -> MacAddress.tryParse(t).isPresent());
            case "NetAdapterName" -> require(settings, "NetworkAdapterName", t -> true);
            case "ProviderAddress" ->
                require(settings, "ProviderAddress", t -> IpAddress.tryParse(t).isPresent());
            case "LayerConstraint" -> require(settings, "LayerId", t -> true);
            case "VxlanPort" -> range(settings, "Port", 1, 65535);
            case "SetPolicy" -> require(settings, "Id", t -> true);
            case "NetworkACL" -> acl(settings, List.of());
            default -> {
                // nothing of the others' settings is known to be checked
            }
        }
    }

    private void endpointSettings(NetworkType type, SimulatedNetwork network, JsonObject policy) {
        JsonObject settings = Policies.settings(policy);
        switch (Policies.type(policy)) {
            case "PortMapping" -> portMapping(type, settings);
            case "ACL" -> {
                acl(settings, network.policies());
                boolean ofSwitch =
                        settings.string("RuleType").filter("Switch"::equals).isPresent();
                if (ofSwitch && !type.hasVfp() && ruling.is(Switch.SWITCH_RULES_WITHOUT_VFP, "refuse")) {
                    throw Rule.VFP_POLICY_WITHOUT_VFP.about("ACL with RuleType Switch on " + type);
                }
            }
            case "QOS" -> range(settings, "MaximumOutgoingBandwidthInBytes", 1, Long.MAX_VALUE);
            case "OutBoundNAT" -> {
                allow(settings, "VirtualIP", t -> IpAddress.tryParse(t).isPresent());
                allowAll(settings, "Exceptions");
                allowAll(settings, "Destinations");
            }
            case "SDNRoute" -> {
                require(settings, "DestinationPrefix", PolicyRules::isPrefix);
                allow(settings, "NextHop", t -> IpAddress.tryParse(t).isPresent());
            }
            case "ProviderAddress" ->
                require(settings, "ProviderAddress", t -> IpAddress.tryParse(t).isPresent());
            case "VLAN" -> {
                long vlan = settings.integer("IsolationId").orElse(0L);
                if (vlan < 1 || vlan > LARGEST_VLAN) {
                    throw Rule.VLAN_OUT_OF_RANGE.about("VLAN " + vlan);
                }
            }
            default -> {
                // nothing of the others' settings is known to be checked
            }
        }
    }

    private static void portMapping(NetworkType type, JsonObject settings) {
        long protocol = settings.integer("Protocol").orElse(0L);
        if (protocol != 6 && protocol != 17) {
            throw Rule.INVALID_POLICY.about("PortMapping Protocol " + protocol);
        }
        if (settings.integer("InternalPort").orElse(0L) == 0) {
            throw Rule.INTERNAL_PORT_MISSING.about("PortMapping InternalPort");
        }
        range(settings, "InternalPort", 1, 65535);
        allow(settings, "VIP", t -> IpAddress.tryParse(t).isPresent());
        if (type == NetworkType.NAT) {
            range(settings, "ExternalPort", 0, 65535);
            return;
        }
        if ((settings.integer("Flags").orElse(0L) & 1) == 0) {
            throw Rule.MAPPING_NEEDS_LOCAL_ROUTED_VIP.about("PortMapping on " + type + " without LocalRoutedVip");
        }
        range(settings, "ExternalPort", 1, 65535);
    }

    private void acl(JsonObject settings, List<JsonObject> networkPolicies) {
        range(settings, "Priority", 0, 65535);
        for (String protocol : tokens(settings, "Protocols")) {
            if (!isProtocol(protocol)) {
                throw invalid("ACL Protocols", protocol);
            }
            if (protocol.equals("252") && !ruling.has(Feature.ACL_PROTOCOL_252)) {
                throw Rule.POLICY_NOT_ON_THIS_BUILD.about(
                        "ACL protocol 252 on HNS " + ruling.release().version());
            }
        }
        for (String key : List.of("LocalPorts", "RemotePorts")) {
            for (String port : tokens(settings, key)) {
                if (PortRange.tryParse(port).isEmpty()) {
                    throw invalid("ACL " + key, port);
                }
            }
        }
        for (String key : List.of("LocalAddresses", "RemoteAddresses")) {
            for (String address : tokens(settings, key)) {
                if (!isAddressOrPrefix(address) && !isSet(address, networkPolicies)) {
                    throw invalid("ACL " + key, address);
                }
            }
        }
    }

    private static boolean isProtocol(String text) {
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == 3 || c < '0' || c > '9') {
                return false;
            }
            number = number * 10 + c - '0';
        }
        return !text.isEmpty() && number <= ANY_PROTOCOL;
    }

    /** ACL addresses may name IP sets (hns-reference 2.8). */
    private static boolean isSet(String id, List<JsonObject> policies) {
        return Policies.ofType(policies, "SetPolicy").stream()
                .anyMatch(p ->
                        Policies.settings(p).string("Id").filter(id::equals).isPresent());
    }

    private static List<String> tokens(JsonObject settings, String key) {
        String text = settings.string(key).orElse("");
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.indexOf(',') < 0) {
            return List.of(text.strip());
        }
        return List.of(text.split(",")).stream().map(String::strip).toList();
    }

    private static void require(JsonObject settings, String key, Predicate<String> valid) {
        String text = settings.string(key).orElse("");
        if (text.isEmpty() || !valid.test(text)) {
            throw invalid(key, text);
        }
    }

    private static void allow(JsonObject settings, String key, Predicate<String> valid) {
        String text = settings.string(key).orElse("");
        if (!text.isEmpty() && !valid.test(text)) {
            throw invalid(key, text);
        }
    }

    private static void allowAll(JsonObject settings, String key) {
        for (String text : settings.array(key).map(JsonArray::strings).orElse(List.of())) {
            if (!isAddressOrPrefix(text)) {
                throw invalid(key, text);
            }
        }
    }

    private static void range(JsonObject settings, String key, long lowest, long highest) {
        long number = settings.integer(key).orElse(0L);
        if (number < lowest || number > highest) {
            throw invalid(key, Long.toString(number));
        }
    }

    private static boolean isPrefix(String text) {
        return text.indexOf('/') >= 0 && isAddressOrPrefix(text);
    }

    private static boolean isAddressOrPrefix(String text) {
        if (text.indexOf('/') < 0) {
            return IpAddress.tryParse(text).isPresent();
        }
        try {
            IpPrefix.parseMasking(text);
            return true;
        } catch (NetFormatException e) {
            return false;
        }
    }

    private static RuntimeException invalid(String key, String value) {
        return Rule.INVALID_POLICY.about(key + " \"" + value + "\"");
    }
}
