package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.ModifyRequest;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the endpoint calls do. */
final class EndpointCalls {
    private static final Set<String> VFP_POLICIES =
            Set.of("OutBoundNAT", "SDNRoute", "L2Driver", "TierAcl", "L4Proxy", "L4WFPPROXY");

    private final HostState state;
    private final Choices choices;
    private final IdSource ids;
    private final Changes changes;

    EndpointCalls(HostState state, Choices choices, IdSource ids, Changes changes) {
        this.state = state;
        this.choices = choices;
        this.ids = ids;
        this.changes = changes;
    }

    // ------------------------------------------------------------------ create

    SimEndpoint create(Guid id, JsonObject document) {
        Optional<Guid> named = Tolerant.guid(document, "HostComputeNetwork", "VirtualNetwork");
        Guid networkId = named.orElseThrow(() -> Rule.NO_NETWORK_NAMED.about("HostComputeNetwork"));
        SimNetwork network =
                state.network(networkId).orElseThrow(() -> Rule.NETWORK_NOT_FOUND.about(networkId.toString()));
        NetworkType type = network.type.orElseThrow(() -> Rule.NOT_MODELLED.about(network.name));
        SimEndpoint e = new SimEndpoint(id, networkId);
        e.name = Specs.text(document, "Name");
        if (!e.name.isEmpty()
                && choices.is(Switch.DUPLICATE_ENDPOINT_NAMES, "refuse")
                && state.endpoints().stream().anyMatch(o -> o.name.equals(e.name))) {
            choices.decides(Switch.DUPLICATE_ENDPOINT_NAMES, "refuse");
            throw Rule.ENDPOINT_NAME_IN_USE.about(e.name);
        }
        e.owner = Changes.owner(choices, Specs.text(document, "Owner"));
        e.flags = Specs.flags(document, HcnWords.ENDPOINT_FLAGS);
        if (Tolerant.bool(document, "IsRemoteEndpoint").orElse(false)) {
            e.flags |= SimEndpoint.REMOTE;
        }
        e.dns = Specs.dns(document);
        e.routes = Specs.routes(document, true);
        addresses(e, network, document);
        mac(e, network, Specs.text(document, "MacAddress"));
        policies(e, type, document);
        if (type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL) {
            addHostMade(e, "L2Driver", JsonObject.EMPTY);
        }
        state.put(e);
        changes.put(e);
        Optional<Guid> namespace = Tolerant.guid(document, "HostComputeNamespace");
        if (namespace.isPresent() && choices.decides(Switch.NAMESPACE_AT_ENDPOINT_CREATE, "attach")) {
            SimNamespace n = state.namespace(namespace.get())
                    .orElseThrow(
                            () -> Rule.NAMESPACE_NOT_FOUND.about(namespace.get().toString()));
            attach(e, n);
        }
        return e;
    }

    private static void addHostMade(SimEndpoint e, String type, JsonObject settings) {
        if (e.policies.stream().noneMatch(p -> Specs.typeOf(p).equals(type))) {
            e.policies.add(
                    Json.object().put("Type", type).put("Settings", settings).build());
        }
    }

    private void addresses(SimEndpoint e, SimNetwork network, JsonObject document) {
        List<JsonObject> stated = new ArrayList<>(Tolerant.objects(document, "IpConfigurations"));
        String v1 = Specs.text(document, "IPAddress");
        if (stated.isEmpty() && !v1.isEmpty()) {
            JsonObject.Builder one = Json.object().put("IpAddress", v1);
            Tolerant.number(document, "PrefixLength").ifPresent(l -> one.put("PrefixLength", l));
            stated.add(one.build());
        }
        boolean v4 = false;
        boolean v6 = false;
        for (JsonObject one : stated) {
            String text = Specs.text(one, "IpAddress");
            if (text.isEmpty()) {
                continue;
            }
            IpAddress address = IpAddress.tryParse(text).orElseThrow(() -> Rule.NOT_AN_ADDRESS.about(text));
            if (address.isIpv4() ? v4 : v6) {
                throw Rule.TOO_MANY_ADDRESSES.about(text);
            }
            v4 |= address.isIpv4();
            v6 |= !address.isIpv4();
            e.addresses.add(wanted(e, network, address, one));
        }
        if (e.addresses.isEmpty()) {
            if (e.isRemote()) {
                throw Rule.REMOTE_NEEDS_ADDRESS.about(e.name);
            }
            if (network.ipam.equals("Static")) {
                allocate(e, network);
            }
        }
    }

    private SimEndpoint.Address wanted(SimEndpoint e, SimNetwork network, IpAddress address, JsonObject stated) {
        Optional<SimSubnet> subnet = network.subnetOf(address);
        if (subnet.isEmpty() && !e.isRemote() && !network.subnets.isEmpty()) {
            throw Rule.ADDRESS_IN_NO_SUBNET.about(address.toString());
        }
        if (subnet.map(s -> s.reserves(address)).orElse(false)) {
            throw Rule.ADDRESS_RESERVED.about(address.toString());
        }
        if (network.addresses.containsKey(address)) {
            throw Rule.ADDRESS_TAKEN.about(address.toString());
        }
        Optional<SimIpSubnet> part = subnet.flatMap(s ->
                s.ipSubnets().stream().filter(p -> p.prefix().contains(address)).findFirst());
        long usual = part.map(p -> (long) p.prefix().length())
                .or(() -> subnet.map(s -> (long) s.prefix().length()))
                .orElse((long) address.bits());
        long length = Tolerant.number(stated, "PrefixLength").filter(l -> l > 0).orElse(usual);
        if (length > address.bits()) {
            throw Rule.NOT_A_PREFIX.about(address + "/" + length);
        }
        if (length == address.bits()
                && length != usual
                && !state.release.features().has(Feature.SLASH_32_ENDPOINT)) {
            throw Rule.PREFIX_LENGTH_NOT_ON_THIS_BUILD.about(address + "/" + length);
        }
        return new SimEndpoint.Address(address, length, part.map(SimIpSubnet::id));
    }

    /** The next free address, of each family that the network has (hns-reference 5.7). */
    private void allocate(SimEndpoint e, SimNetwork network) {
        for (boolean ipv4 : new boolean[] {true, false}) {
            boolean any = false;
            Optional<SimEndpoint.Address> found = Optional.empty();
            for (SimSubnet subnet : network.subnets) {
                if (subnet.prefix().isIpv4() != ipv4) {
                    continue;
                }
                any = true;
                for (SimIpSubnet part : subnet.ipSubnets()) {
                    if (found.isEmpty()) {
                        found = free(network, subnet, part);
                    }
                }
            }
            if (any && found.isEmpty()) {
                throw Rule.NO_FREE_ADDRESS.about(network.name);
            }
            found.ifPresent(e.addresses::add);
        }
    }

    private static Optional<SimEndpoint.Address> free(SimNetwork network, SimSubnet subnet, SimIpSubnet part) {
        IpAddress last = part.prefix().last();
        IpAddress address =
                network.cursors.getOrDefault(part.id(), part.prefix().first());
        while (part.prefix().contains(address)) {
            if (!network.addresses.containsKey(address) && !subnet.reserves(address)) {
                network.cursors.put(part.id(), address);
                return Optional.of(
                        new SimEndpoint.Address(address, part.prefix().length(), Optional.of(part.id())));
            }
            if (address.equals(last)) {
                break;
            }
            address = address.plus(1);
        }
        return Optional.empty();
    }

    private void mac(SimEndpoint e, SimNetwork network, String wanted) {
        if (!wanted.isEmpty()) {
            MacAddress mac =
                    MacAddress.tryParse(wanted).orElseThrow(() -> Rule.WRONG_VALUE.about("MacAddress " + wanted));
            if (network.macs.containsKey(mac) && choices.decides(Switch.DUPLICATE_MAC, "refuse")) {
                throw Rule.MAC_TAKEN.about(wanted);
            }
            e.mac = mac.toString();
            return;
        }
        long skipped = network.macCursor;
        for (MacRange range : network.macPool) {
            long size = range.last().value() - range.first().value() + 1;
            for (long i = Math.min(skipped, size); i < size; i++) {
                MacAddress mac = range.first().plus(i);
                if (!network.macs.containsKey(mac)) {
                    network.macCursor += i + 1 - Math.min(skipped, size);
                    e.mac = mac.toString();
                    return;
                }
            }
            skipped = Math.max(0, skipped - size);
        }
        throw Rule.NO_FREE_MAC.about(network.name);
    }

    // ------------------------------------------------------------------ policies

    private void policies(SimEndpoint e, NetworkType type, JsonObject document) {
        TreeSet<String> ids = new TreeSet<>();
        for (JsonObject policy : Specs.policies(document, HcnWords.ENDPOINT_POLICY)) {
            if (policy.isEmpty()) {
                continue;
            }
            JsonObject checked = check(e, type, policy);
            String id = idOf(checked);
            if (!id.isEmpty() && !ids.add(id)) {
                PolicyLists.addAgain(choices, e.policies, checked, EndpointCalls::same);
            } else {
                e.policies.add(checked);
            }
            if (Specs.typeOf(checked).equals("PortMapping")) {
                // Held at once, so that a second mapping of this document cannot take the same port.
                Ports.keyOf(state, e, checked).ifPresent(key -> {
                    if (e.policies.stream()
                                    .flatMap(p -> Ports.keyOf(state, e, p).stream())
                                    .filter(key::equals)
                                    .count()
                            > 1) {
                        throw Rule.PORT_IN_USE.about(key);
                    }
                });
            }
        }
    }

    private JsonObject check(SimEndpoint e, NetworkType type, JsonObject policy) {
        String name = Specs.typeOf(policy);
        JsonObject settings = Specs.settings(policy);
        switch (name) {
            case "PortMapping" -> {
                if (type != NetworkType.NAT && type != NetworkType.L2BRIDGE && type != NetworkType.L2TUNNEL) {
                    throw Rule.MAPPING_NOT_ON_THIS_TYPE.about("PortMapping on " + type);
                }
                if (Tolerant.first(settings, "Protocol")
                        .flatMap(HcnWords.PROTOCOL::label)
                        .isEmpty()) {
                    throw Rule.INVALID_POLICY.about("PortMapping without Protocol");
                }
                long flags = Tolerant.first(settings, "Flags")
                        .flatMap(HcnWords.NAT_FLAGS::bits)
                        .orElse(0L);
                if (type != NetworkType.NAT && (flags & 1) == 0) {
                    throw Rule.MAPPING_NEEDS_LOCAL_ROUTED_VIP.about("Flags " + flags);
                }
                return Ports.reserve(state, policy);
            }
            case "ACL" -> checkAcl(type, settings);
            case "ProviderAddress", "EncapOverhead" -> {
                if (type != NetworkType.OVERLAY && !e.isRemote()) {
                    throw Rule.POLICY_NOT_ON_THIS_TYPE.about(name + " on " + type);
                }
            }
            case "QOS" -> {
                if (Tolerant.number(settings, "MaximumOutgoingBandwidthInBytes").orElse(0L) <= 0) {
                    throw Rule.INVALID_POLICY.about("QOS " + settings);
                }
            }
            case "TierAcl" -> {
                if (!state.release.features().has(Feature.TIER_ACL)) {
                    throw Rule.POLICY_NOT_ON_THIS_BUILD.about(name);
                }
            }
            default -> {
                if (VFP_POLICIES.contains(name) && !type.hasVfp()) {
                    throw Rule.POLICY_NOT_ON_THIS_TYPE.about(name + " on " + type);
                }
            }
        }
        return policy;
    }

    private void checkAcl(NetworkType type, JsonObject settings) {
        if (!state.release.features().has(Feature.ACL_LISTS)) {
            throw Rule.POLICY_NOT_ON_THIS_BUILD.about("ACL");
        }
        if (Tolerant.first(settings, "Action").flatMap(HcnWords.ACTION::label).isEmpty()
                || Tolerant.first(settings, "Direction")
                        .flatMap(HcnWords.DIRECTION::label)
                        .isEmpty()) {
            throw Rule.INVALID_POLICY.about("ACL " + settings);
        }
        Optional<String> rule = Tolerant.first(settings, "RuleType").flatMap(HcnWords.RULE_TYPE::label);
        if (rule.equals(Optional.of("Switch")) && !type.hasVfp()) {
            throw Rule.VFP_POLICY_WITHOUT_VFP.about("ACL on " + type);
        }
    }

    private static String idOf(JsonObject policy) {
        return Tolerant.text(Specs.settings(policy), "Id")
                .map(id -> Specs.typeOf(policy) + "/" + id)
                .orElse("");
    }

    private static boolean same(JsonObject a, JsonObject b) {
        String id = idOf(a);
        return id.isEmpty() ? a.equals(b) : id.equals(idOf(b));
    }

    // ------------------------------------------------------------------ modify

    void modify(SimEndpoint e, ModifyRequest request) {
        if (!request.resourceType().equals("Policy")) {
            throw (request.resourceType().equals("Port") ? Rule.NOT_MODELLED : Rule.REQUEST_UNSUPPORTED)
                    .about(request.resourceType());
        }
        NetworkType type = state.network(e.network)
                .flatMap(n -> n.type)
                .orElseThrow(() -> Rule.NOT_MODELLED.about(e.network.toString()));
        List<JsonObject> stated = Specs.policies(request.settings(), HcnWords.ENDPOINT_POLICY);
        if (stated.stream().anyMatch(p -> Specs.typeOf(p).equals("PortMapping"))
                && choices.decides(Switch.PORT_MAPPING_MODIFY, "refuse")) {
            throw Rule.PORT_MAPPING_FIXED.about(e.name);
        }
        List<JsonObject> result = new ArrayList<>(e.policies);
        switch (request.requestType()) {
            case "Add" -> add(e, type, stated, result);
            case "Remove" -> remove(stated, result);
            case "Update" -> update(e, type, stated, result);
            default -> throw Rule.REQUEST_UNSUPPORTED.about(request.requestType() + " Policy");
        }
        state.remove(e);
        e.policies = result;
        e.verbatim = Optional.empty();
        state.put(e);
        changes.put(e);
    }

    private void add(SimEndpoint e, NetworkType type, List<JsonObject> stated, List<JsonObject> result) {
        for (JsonObject policy : stated) {
            if (policy.isEmpty()) {
                throw Rule.INVALID_POLICY.about("an empty policy");
            }
            JsonObject checked = check(e, type, policy);
            if (result.stream().anyMatch(p -> same(p, checked))) {
                PolicyLists.addAgain(choices, result, checked, EndpointCalls::same);
            } else {
                result.add(checked);
            }
        }
    }

    private static void remove(List<JsonObject> stated, List<JsonObject> result) {
        for (JsonObject policy : stated) {
            if (!result.remove(policy)) {
                throw Rule.POLICY_NOT_FOUND.about(Specs.typeOf(policy));
            }
        }
    }

    private void update(SimEndpoint e, NetworkType type, List<JsonObject> stated, List<JsonObject> result) {
        if (stated.stream().anyMatch(JsonObject::isEmpty)) {
            if (choices.decides(Switch.EMPTY_POLICY_UPDATE, "all")) {
                result.removeIf(p -> !Specs.typeOf(p).equals("L2Driver"));
            } else if (choices.is(Switch.EMPTY_POLICY_UPDATE, "proxies")) {
                result.removeIf(p -> Specs.typeOf(p).startsWith("L4"));
            }
            return;
        }
        List<JsonObject> checked = new ArrayList<>();
        TreeSet<String> kinds = new TreeSet<>();
        for (JsonObject policy : stated) {
            checked.add(check(e, type, policy));
            kinds.add(Specs.typeOf(policy));
        }
        if (choices.decides(Switch.ENDPOINT_POLICY_UPDATE, "replace-kind")) {
            result.removeIf(p -> kinds.contains(Specs.typeOf(p)));
        } else if (choices.is(Switch.ENDPOINT_POLICY_UPDATE, "merge-by-id")) {
            for (JsonObject policy : checked) {
                result.removeIf(p -> same(p, policy));
            }
        } else {
            result.removeIf(checked::contains);
        }
        result.addAll(checked);
    }

    // ------------------------------------------------------------------ attach, detach, delete

    void attach(SimEndpoint e, SimNamespace n) {
        if (e.isRemote()) {
            throw Rule.REMOTE_ENDPOINT.about(e.name);
        }
        if (e.namespace.isPresent() || (e.atHost && n.isHostDefault())) {
            throw Rule.ALREADY_IN_NAMESPACE.about(e.name);
        }
        if (e.atHost) {
            throw Rule.ALREADY_ATTACHED.about(e.name);
        }
        state.remove(e);
        if (n.isHostDefault()) {
            e.atHost = true;
        } else {
            e.namespace = Optional.of(n.id);
            if (n.compartment == 0) {
                n.compartment = state.namespaces().stream()
                                .mapToLong(o -> o.compartment)
                                .max()
                                .orElse(1)
                        + 1;
                n.compartmentId = ids.guid();
                changes.put(n);
            }
        }
        moved(e);
    }

    void detach(SimEndpoint e, SimNamespace n) {
        boolean inside = n.isHostDefault() ? e.atHost : e.namespace.equals(Optional.of(n.id));
        if (!inside) {
            throw Rule.NOT_IN_NAMESPACE.about(e.name);
        }
        leave(e);
    }

    void attachToHost(SimEndpoint e) {
        if (e.isRemote()) {
            throw Rule.REMOTE_ENDPOINT.about(e.name);
        }
        if (e.isAttached()) {
            throw Rule.ALREADY_ATTACHED.about(e.name);
        }
        state.remove(e);
        e.atHost = true;
        moved(e);
    }

    void detachFromHost(SimEndpoint e) {
        if (!e.atHost) {
            throw Rule.NOT_ATTACHED.about(e.name);
        }
        leave(e);
    }

    void leave(SimEndpoint e) {
        state.remove(e);
        e.atHost = false;
        e.namespace = Optional.empty();
        moved(e);
    }

    private void moved(SimEndpoint e) {
        e.verbatim = Optional.empty();
        state.put(e);
        changes.put(e);
    }

    void delete(SimEndpoint e) {
        if (e.isAttached() && choices.decides(Switch.DELETE_ATTACHED_ENDPOINT, "refuse")) {
            throw Rule.ENDPOINT_IS_ATTACHED.about(e.name);
        }
        changes.remove(e);
    }
}
