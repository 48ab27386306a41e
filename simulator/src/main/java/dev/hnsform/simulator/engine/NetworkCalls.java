package dev.hnsform.simulator.engine;

import dev.hnsform.hns.document.HcnWords;
import dev.hnsform.hns.document.ModifyRequest;
import dev.hnsform.hns.document.Tolerant;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.host.AdapterFacts;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the network calls do. */
final class NetworkCalls {
    private static final String VFP = "f74f241b-440f-4433-bb28-00f89ead20d8";
    private static final String WFP = "e7c3b2f0-f3c5-48df-af2b-10fed6d72e7a";
    private static final String CAPTURE = "430bdadd-bab0-41ab-a369-94b67fa5be0a";
    private static final Set<String> BIRTH_POLICIES =
            Set.of("NetAdapterName", "ProviderAddress", "LayerConstraint", "VxlanPort", "DrMacAddress");
    private static final Set<String> OVERLAY_POLICIES =
            Set.of("DrMacAddress", "RemoteSubnetRoute", "HostRoute", "VxlanPort", "AutomaticDNS");
    private static final long DISABLE_SHARING = 128;

    private final HostState state;
    private final Choices choices;
    private final IdSource ids;
    private final Changes changes;

    NetworkCalls(HostState state, Choices choices, IdSource ids, Changes changes) {
        this.state = state;
        this.choices = choices;
        this.ids = ids;
        this.changes = changes;
    }

    // ------------------------------------------------------------------ create

    SimNetwork create(Guid id, JsonObject document) {
        String typeText = Specs.networkType(document);
        NetworkType type = NetworkType.ofLabel(typeText).orElseThrow(() -> Rule.TYPE_NOT_CREATABLE.about(typeText));
        SimNetwork n = new SimNetwork(id);
        n.type = Optional.of(type);
        n.name = Specs.text(document, "Name");
        if (n.name.isEmpty()) {
            throw Rule.WRONG_VALUE.about("a network without Name");
        }
        checkName(n.name);
        n.owner = Changes.owner(choices, Specs.text(document, "Owner"));
        n.flags = Specs.flags(document, HcnWords.NETWORK_FLAGS);
        if ((n.flags & ~state.release.knownNetworkFlags()) != 0 && choices.decides(Switch.UNKNOWN_FLAGS, "refuse")) {
            throw Rule.UNKNOWN_FLAGS.about("Flags " + n.flags);
        }
        n.ipam = Specs.ipam(document);
        n.dns = Specs.dns(document);
        n.macPool = Specs.macPool(document);
        if (n.macPool.isEmpty()) {
            MacAddress first = ids.poolStart();
            n.macPool = List.of(new MacRange(first, first.plus(0xFFF)));
        }
        readPolicies(n, type, document);
        readSubnets(n, type, document);
        place(n, type);
        extensions(n, type);
        if (type == NetworkType.NAT && !state.release.from(9, 0)) {
            n.flags &= ~8L;
        } else if (type == NetworkType.NAT) {
            n.flags |= 8; // EnableNonPersistent: answers of WS2019 and later carry it [log]
        }
        changes.put(n);
        return n;
    }

    private void checkName(String name) {
        if (state.hasNetworkName(name)
                || (state.hasNetworkNameIgnoringCase(name) && choices.decides(Switch.NAME_CASE, "insensitive"))) {
            throw Rule.NETWORK_NAME_IN_USE.about(name);
        }
    }

    private void readPolicies(SimNetwork n, NetworkType type, JsonObject document) {
        TreeSet<String> seen = new TreeSet<>();
        for (JsonObject policy : Specs.policies(document, HcnWords.NETWORK_POLICY)) {
            if (policy.isEmpty()) {
                continue;
            }
            checkPolicy(type, policy);
            if (!seen.add(policy.toString())) {
                throw Rule.POLICY_EXISTS.about(Specs.typeOf(policy));
            }
            n.policies.add(policy);
        }
        String adapter = Specs.text(document, "NetworkAdapterName");
        if (!adapter.isEmpty()) {
            n.policies.add(Json.object()
                    .put("Type", "NetAdapterName")
                    .put(
                            "Settings",
                            Json.object().put("NetworkAdapterName", adapter).build())
                    .build());
        }
    }

    private void checkPolicy(NetworkType type, JsonObject policy) {
        String name = Specs.typeOf(policy);
        JsonObject settings = Specs.settings(policy);
        boolean allowed = switch (name) {
            case "NetAdapterName", "ProviderAddress", "LayerConstraint", "VSwitchExtension" -> type.isExternal();
            case "InterfaceConstraint" -> type == NetworkType.NAT || type == NetworkType.ICS || type.isExternal();
            case "SourceMacAddress" -> type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL;
            case "NetworkACL", "SetPolicy", "L4Proxy" -> type.hasVfp();
            default -> !OVERLAY_POLICIES.contains(name) || type == NetworkType.OVERLAY;
        };
        if (!allowed) {
            throw Rule.POLICY_NOT_ON_THIS_TYPE.about(name + " on " + type);
        }
        Optional<Feature> since = switch (name) {
            case "RemoteSubnetRoute" -> Optional.of(Feature.REMOTE_SUBNET);
            case "HostRoute" -> Optional.of(Feature.HOST_ROUTE);
            case "VxlanPort" -> Optional.of(Feature.VXLAN_PORT);
            case "SetPolicy" -> Optional.of(Feature.SET_POLICY);
            case "NetworkACL" -> Optional.of(Feature.NETWORK_ACL);
            default -> Optional.empty();
        };
        if (since.isPresent() && !state.release.features().has(since.get())) {
            throw Rule.POLICY_NOT_ON_THIS_BUILD.about(name);
        }
        if (name.equals("RemoteSubnetRoute")) {
            boolean whole =
                    IpPrefix.tryParse(Specs.text(settings, "DestinationPrefix")).isPresent()
                            && IpAddress.tryParse(Specs.text(settings, "ProviderAddress"))
                                    .isPresent()
                            && MacAddress.tryParse(Specs.text(settings, "DistributedRouterMacAddress"))
                                    .isPresent()
                            && Tolerant.number(settings, "IsolationId").isPresent();
            if (!whole) {
                throw Rule.INVALID_POLICY.about("RemoteSubnetRoute " + settings);
            }
        }
        if (name.equals("VxlanPort") && Tolerant.number(settings, "Port").orElse(0L) <= 0) {
            throw Rule.INVALID_POLICY.about("VxlanPort " + settings);
        }
    }

    // ------------------------------------------------------------------ subnets

    private void readSubnets(SimNetwork n, NetworkType type, JsonObject document) {
        List<JsonObject> stated = Specs.subnets(document);
        boolean open = stated.isEmpty() || stated.stream().allMatch(Specs::leavesPrefixOpen);
        if (open) {
            if (type == NetworkType.NAT || type == NetworkType.ICS) {
                n.subnets.add(chosenSubnet());
            } else if (type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY) {
                throw Rule.SUBNET_REQUIRED.about(type.label());
            }
            return;
        }
        for (JsonObject subnet : stated) {
            n.subnets.add(subnet(n, type, subnet));
        }
        long v4 = n.subnets.stream().filter(s -> s.prefix().isIpv4()).count();
        if ((type == NetworkType.NAT || type == NetworkType.ICS) && v4 > 1) {
            throw Rule.ONE_SUBNET_ONLY.about(type.label());
        }
    }

    /** A free /20 as HNS picks them on NAT (hns-reference 5.2). */
    private SimSubnet chosenSubnet() {
        for (int i = 0; i < 256 + 16; i++) {
            IpPrefix prefix = i < 256
                    ? IpPrefix.parse("172.16.0.0/12").subnet(20, i)
                    : IpPrefix.parse("192.168.0.0/16").subnet(20, i - 256L);
            if (state.overlapping(prefix).isEmpty() && !isAnAdapters(prefix)) {
                List<JsonObject> routes = List.of(Json.object()
                        .put("NextHop", prefix.first().plus(1).toString())
                        .put("DestinationPrefix", "0.0.0.0/0")
                        .build());
                return new SimSubnet(
                        ids.guid(), prefix, List.of(), routes, List.of(new SimIpSubnet(ids.guid(), prefix, 3)), 0);
            }
        }
        throw Rule.NO_FREE_NAT_PREFIX.about("172.16.0.0/12 and 192.168.0.0/16");
    }

    private boolean isAnAdapters(IpPrefix prefix) {
        return state.adapters.stream()
                .flatMap(a -> a.addresses().stream())
                .anyMatch(a -> IpPrefix.of(a.address(), a.prefixLength()).overlaps(prefix));
    }

    private SimSubnet subnet(SimNetwork n, NetworkType type, JsonObject document) {
        IpPrefix prefix = Specs.prefix(Specs.prefixText(document));
        checkFamily(type, prefix);
        List<JsonObject> routes = Specs.routes(document, prefix.isIpv4());
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : subnetPolicies(document)) {
            checkSubnetPolicy(type, policy);
            policies.add(policy);
        }
        boolean hasVsid = policies.stream().anyMatch(p -> Specs.typeOf(p).equals("VSID"));
        if (type == NetworkType.OVERLAY && !hasVsid) {
            throw Rule.VSID_REQUIRED.about(prefix.toString());
        }
        Guid id = Specs.id(document).orElseGet(ids::guid);
        List<SimIpSubnet> parts = new ArrayList<>();
        for (JsonObject part : Tolerant.objects(document, "IpSubnets")) {
            parts.add(ipSubnet(prefix, part));
        }
        if (parts.isEmpty()) {
            parts.add(new SimIpSubnet(ids.guid(), prefix, 3));
        }
        SimSubnet subnet =
                new SimSubnet(id, prefix, policies, routes, parts, Specs.flags(document, HcnWords.SUBNET_FLAGS));
        if (subnet.gateway().isEmpty()
                && (type == NetworkType.L2BRIDGE || type == NetworkType.L2TUNNEL || type == NetworkType.OVERLAY)) {
            throw Rule.GATEWAY_REQUIRED.about(prefix.toString());
        }
        for (SimSubnet other : n.subnets) {
            if (other.prefix().overlaps(prefix)) {
                throw Rule.SUBNETS_OVERLAP.about(prefix + " and " + other.prefix());
            }
        }
        Optional<IpPrefix> elsewhere = state.overlapping(prefix);
        if (elsewhere.isPresent() && choices.decides(Switch.OVERLAPPING_PREFIXES, "refuse")) {
            throw Rule.PREFIXES_OVERLAP.about(prefix + " and " + elsewhere.get());
        }
        return subnet;
    }

    private void checkFamily(NetworkType type, IpPrefix prefix) {
        if (prefix.isIpv4()) {
            return;
        }
        if (type == NetworkType.NAT || type == NetworkType.OVERLAY || type == NetworkType.ICS) {
            throw Rule.IPV6_NOT_ON_THIS_TYPE.about(prefix + " on " + type);
        }
        if (!state.release.features().has(Feature.IPV6_DUAL_STACK)) {
            throw Rule.IPV6_NOT_ON_THIS_BUILD.about(prefix.toString());
        }
    }

    private static List<JsonObject> subnetPolicies(JsonObject document) {
        List<JsonObject> policies = new ArrayList<>();
        for (JsonObject policy : Tolerant.objects(document, "Policies")) {
            if (policy.isEmpty()) {
                continue;
            }
            Json type = Tolerant.first(policy, "Type")
                    .orElseThrow(() -> Rule.INVALID_POLICY.about("a policy without Type"));
            String label = HcnWords.SUBNET_POLICY
                    .label(type)
                    .orElseThrow(() -> Rule.UNKNOWN_POLICY_TYPE.about(type.toString()));
            JsonObject settings = Tolerant.object(policy, "Settings").orElse(policy);
            long id = Tolerant.number(settings, "IsolationId", label).orElse(0L);
            policies.add(Json.object()
                    .put("Type", label)
                    .put("Settings", Json.object().put("IsolationId", id).build())
                    .build());
        }
        return policies;
    }

    private static void checkSubnetPolicy(NetworkType type, JsonObject policy) {
        long id = Tolerant.number(Specs.settings(policy), "IsolationId").orElse(0L);
        if (Specs.typeOf(policy).equals("VSID")) {
            if (id < 4096) {
                throw Rule.VSID_TOO_LOW.about("VSID " + id);
            }
            if (id > 0xFF_FFFF) {
                throw Rule.VSID_TOO_HIGH.about("VSID " + id);
            }
            if (type != NetworkType.OVERLAY && type != NetworkType.L2BRIDGE && type != NetworkType.L2TUNNEL) {
                throw Rule.POLICY_NOT_ON_THIS_TYPE.about("VSID on " + type);
            }
        } else {
            if (id < 1 || id > 4094) {
                throw Rule.VLAN_OUT_OF_RANGE.about("VLAN " + id);
            }
            if (type != NetworkType.TRANSPARENT && type != NetworkType.L2BRIDGE && type != NetworkType.NAT) {
                throw Rule.POLICY_NOT_ON_THIS_TYPE.about("VLAN on " + type);
            }
        }
    }

    private SimIpSubnet ipSubnet(IpPrefix subnet, JsonObject document) {
        IpPrefix prefix = Specs.prefix(Specs.text(document, "IpAddressPrefix"));
        if (!subnet.contains(prefix)) {
            throw Rule.IP_SUBNET_OUTSIDE.about(prefix + " in " + subnet);
        }
        return new SimIpSubnet(
                Specs.id(document).orElseGet(ids::guid), prefix, Specs.flags(document, HcnWords.IP_SUBNET_FLAGS));
    }

    // ------------------------------------------------------------------ switches

    private void place(SimNetwork n, NetworkType type) {
        if (!type.isExternal()) {
            boolean shared = type == NetworkType.NAT && state.release.natSharesLayer();
            Optional<Guid> natLayer = shared ? state.natLayer() : Optional.empty();
            n.layer = Optional.of(natLayer.orElseGet(ids::guid));
            if (shared) {
                n.natVlan = state.networks().stream()
                                .mapToLong(o -> o.natVlan)
                                .max()
                                .orElse(0)
                        + 1;
            }
            return;
        }
        Optional<Guid> constraint = settingOf(n, "LayerConstraint", "LayerId").flatMap(Guid::tryParse);
        if (constraint.isPresent()) {
            join(n, type, constraint.get());
        } else {
            AdapterFacts adapter = adapter(n, type);
            Optional<Guid> layer = state.layerOfAdapter(adapter.name());
            if (layer.isPresent()) {
                join(n, type, layer.get());
            } else if (adapter.switchId().isPresent()) {
                throw Rule.ADAPTER_TAKEN.about(adapter.name());
            } else {
                n.adapter = adapter.name();
                n.layer = Optional.of(ids.guid());
                changes.interruption();
            }
        }
        n.readsUntilManagementIp = changes.managementIpReads();
        n.managementIp = state.adapters.stream()
                .filter(a -> a.name().equalsIgnoreCase(n.adapter))
                .flatMap(a -> a.addresses().stream())
                .map(a -> a.address().toString())
                .findFirst()
                .orElse("");
        if (type == NetworkType.OVERLAY) {
            n.drMac = ids.poolStart().plus(0x91).toString();
        }
    }

    private void join(SimNetwork n, NetworkType type, Guid layer) {
        List<SimNetwork> on = state.onLayer(layer);
        if (on.isEmpty()) {
            throw Rule.LAYER_NOT_FOUND.about(layer.toString());
        }
        SimNetwork first = on.get(0);
        boolean byName = settingOf(n, "LayerConstraint", "LayerId").isEmpty();
        NetworkType other = first.type.orElse(type);
        boolean fits = first.isExternal() && (other == type || (!byName && other.hasVfp() && type.hasVfp()));
        if (!fits && first.isExternal() && byName && other.hasVfp() && type.hasVfp()) {
            fits = choices.decides(Switch.LAYER_SHARING, "vfp-types");
        }
        if (!fits) {
            throw (byName ? Rule.ADAPTER_TAKEN : Rule.LAYER_NOT_SHAREABLE).about(first.adapter);
        }
        if (on.stream().anyMatch(o -> (o.flags & DISABLE_SHARING) != 0)) {
            throw Rule.LAYER_SHARING_DISABLED.about(first.name);
        }
        n.layer = Optional.of(layer);
        n.adapter = first.adapter;
    }

    private AdapterFacts adapter(SimNetwork n, NetworkType type) {
        Optional<String> named = settingOf(n, "NetAdapterName", "NetworkAdapterName");
        Optional<String> addressed = settingOf(n, "ProviderAddress", "ProviderAddress");
        if (named.isPresent()) {
            String first = named.get().split(",", -1)[0].strip();
            return usable(
                    state.adapters.stream()
                            .filter(a -> a.name().equalsIgnoreCase(first))
                            .findFirst(),
                    first);
        }
        if (addressed.isPresent()) {
            return usable(
                    state.adapters.stream()
                            .filter(a -> a.addresses().stream()
                                    .anyMatch(i -> i.address().toString().equals(addressed.get())))
                            .findFirst(),
                    addressed.get());
        }
        List<AdapterFacts> usable = state.adapters.stream()
                .filter(a -> a.connected() && a.medium() == AdapterFacts.Medium.ETHERNET)
                .toList();
        for (AdapterFacts adapter : usable) {
            if (adapter.switchId().isEmpty()
                    && state.layerOfAdapter(adapter.name()).isEmpty()) {
                return adapter;
            }
        }
        Optional<AdapterFacts> joinable = usable.stream()
                .filter(a -> state.layerOfAdapter(a.name())
                        .map(l -> state.onLayer(l).stream().allMatch(o -> o.is(type)))
                        .orElse(false))
                .findFirst();
        if (joinable.isPresent() && choices.decides(Switch.NO_FREE_ADAPTER, "join-layer")) {
            return joinable.get();
        }
        throw Rule.NO_FREE_ADAPTER.about(n.name);
    }

    private static AdapterFacts usable(Optional<AdapterFacts> adapter, String about) {
        return adapter.filter(a -> a.connected() && a.medium() == AdapterFacts.Medium.ETHERNET)
                .orElseThrow(() -> Rule.ADAPTER_UNUSABLE.about(about));
    }

    private static Optional<String> settingOf(SimNetwork n, String policy, String key) {
        return n.policies.stream()
                .filter(p -> Specs.typeOf(p).equals(policy))
                .flatMap(p -> Tolerant.text(Specs.settings(p), key).stream())
                .findFirst();
    }

    private static void extensions(SimNetwork n, NetworkType type) {
        n.extensions.put(WFP, false);
        n.extensions.put(VFP, type.hasVfp());
        n.extensions.put(CAPTURE, true);
        for (JsonObject policy : n.policies) {
            if (Specs.typeOf(policy).equals("VSwitchExtension")) {
                JsonObject settings = Specs.settings(policy);
                Tolerant.guid(settings, "ExtensionID")
                        .ifPresent(id -> n.extensions.put(
                                id.toString(), Tolerant.bool(settings, "Enable").orElse(false)));
            }
        }
    }

    // ------------------------------------------------------------------ modify

    void modify(SimNetwork n, ModifyRequest request) {
        NetworkType type = n.type.orElseThrow(() -> Rule.NOT_MODELLED.about(n.name));
        switch (request.resourceType()) {
            case "Policy" -> modifyPolicies(n, type, request);
            case "DNS" -> {
                require(request, "Update");
                n.dns = Specs.dns(Json.object().put("Dns", request.settings()).build());
            }
            case "Extension" -> {
                require(request, "Update");
                String id = Tolerant.guid(request.settings(), "Id", "ID")
                        .map(Guid::toString)
                        .orElse("");
                if (!n.extensions.containsKey(id)) {
                    throw Rule.EXTENSION_NOT_FOUND.about(id);
                }
                n.extensions.put(
                        id, Tolerant.bool(request.settings(), "IsEnabled").orElse(false));
            }
            case "Subnet" -> modifySubnets(n, type, request);
            case "IPSubnet" -> modifyIpSubnets(n, type, request);
            default -> throw Rule.REQUEST_UNSUPPORTED.about(request.resourceType());
        }
        n.verbatim = Optional.empty();
        changes.put(n);
    }

    private static void require(ModifyRequest request, String... verbs) {
        if (!List.of(verbs).contains(request.requestType())) {
            throw Rule.REQUEST_UNSUPPORTED.about(request.requestType() + " " + request.resourceType());
        }
    }

    private void modifyPolicies(SimNetwork n, NetworkType type, ModifyRequest request) {
        require(request, "Add", "Update", "Remove");
        List<JsonObject> policies = Specs.policies(request.settings(), HcnWords.NETWORK_POLICY);
        List<JsonObject> result = new ArrayList<>(n.policies);
        for (JsonObject policy : policies) {
            if (policy.isEmpty()) {
                continue;
            }
            String name = Specs.typeOf(policy);
            if (BIRTH_POLICIES.contains(name)) {
                throw Rule.NETWORK_POLICY_FIXED.about(name);
            }
            checkPolicy(type, policy);
            switch (request.requestType()) {
                case "Add" -> {
                    if (result.stream().anyMatch(p -> sameNetworkPolicy(p, policy))) {
                        PolicyLists.addAgain(choices, result, policy, NetworkCalls::sameNetworkPolicy);
                    } else {
                        result.add(policy);
                    }
                }
                case "Remove" -> {
                    if (!result.remove(policy)) {
                        throw Rule.POLICY_NOT_FOUND.about(name);
                    }
                }
                default -> updateNetworkPolicy(result, policies, policy, name);
            }
        }
        n.policies = result;
    }

    private void updateNetworkPolicy(List<JsonObject> result, List<JsonObject> all, JsonObject policy, String name) {
        if (choices.decides(Switch.NETWORK_POLICY_UPDATE, "replace-kind")) {
            result.removeIf(p -> Specs.typeOf(p).equals(name) && !all.contains(p));
            if (!result.contains(policy)) {
                result.add(policy);
            }
        } else if (choices.is(Switch.NETWORK_POLICY_UPDATE, "replace-one")) {
            result.removeIf(p -> sameNetworkPolicy(p, policy));
            result.add(policy);
        } else {
            result.add(policy);
        }
    }

    private static boolean sameNetworkPolicy(JsonObject a, JsonObject b) {
        if (!Specs.typeOf(a).equals(Specs.typeOf(b))) {
            return false;
        }
        if (Specs.typeOf(a).equals("RemoteSubnetRoute")) {
            return key(a, "DestinationPrefix").equals(key(b, "DestinationPrefix"))
                    && key(a, "IsolationId").equals(key(b, "IsolationId"));
        }
        String id = key(a, "Id");
        return id.isEmpty() ? Specs.typeOf(a).equals("HostRoute") || a.equals(b) : id.equals(key(b, "Id"));
    }

    private static String key(JsonObject policy, String name) {
        return Tolerant.first(Specs.settings(policy), name)
                .map(json -> Tolerant.text(json).orElse(json.toString()))
                .orElse("")
                .toLowerCase(Locale.ROOT);
    }

    private void checkSubnetChange(NetworkType type) {
        if (!type.hasVfp()) {
            throw Rule.SUBNET_CHANGE_NOT_ON_THIS_TYPE.about(type.label());
        }
        if (!state.release.features().has(Feature.SUBNET_CHANGE)) {
            throw Rule.SUBNET_CHANGE_NOT_ON_THIS_BUILD.about(state.release.label());
        }
    }

    private void modifySubnets(SimNetwork n, NetworkType type, ModifyRequest request) {
        require(request, "Add", "Remove");
        checkSubnetChange(type);
        List<SimSubnet> before = List.copyOf(n.subnets);
        List<SimSubnet> after = new ArrayList<>(before);
        for (JsonObject document : Tolerant.objects(request.settings(), "Subnets")) {
            if (request.requestType().equals("Add")) {
                SimNetwork probe = new SimNetwork(n.id);
                probe.subnets = after;
                after.add(subnet(probe, type, document));
            } else {
                SimSubnet gone = byId(after, Specs.id(document));
                if (n.addresses.keySet().stream().anyMatch(gone.prefix()::contains)) {
                    throw Rule.SUBNET_IN_USE.about(gone.prefix().toString());
                }
                after.remove(gone);
            }
        }
        n.subnets = after;
        state.subnetsChanged(before, n);
    }

    private static SimSubnet byId(List<SimSubnet> subnets, Optional<Guid> id) {
        return subnets.stream()
                .filter(s -> id.equals(Optional.of(s.id())))
                .findFirst()
                .orElseThrow(
                        () -> Rule.SUBNET_NOT_FOUND.about(id.map(Guid::toString).orElse("no ID")));
    }

    private void modifyIpSubnets(SimNetwork n, NetworkType type, ModifyRequest request) {
        require(request, "Add", "Remove");
        checkSubnetChange(type);
        SimSubnet subnet = byId(n.subnets, Tolerant.guid(request.settings(), "SubnetId"));
        List<SimIpSubnet> parts = new ArrayList<>(subnet.ipSubnets());
        for (JsonObject document : Tolerant.objects(request.settings(), "IpSubnets")) {
            if (request.requestType().equals("Add")) {
                parts.add(ipSubnet(subnet.prefix(), document));
            } else {
                Optional<Guid> id = Specs.id(document);
                if (!parts.removeIf(p -> id.equals(Optional.of(p.id())))) {
                    throw Rule.SUBNET_NOT_FOUND.about(id.map(Guid::toString).orElse("no ID"));
                }
            }
        }
        n.subnets = new ArrayList<>(n.subnets);
        n.subnets.replaceAll(s -> s.id().equals(subnet.id()) ? s.withIpSubnets(parts) : s);
    }

    // ------------------------------------------------------------------ delete

    void delete(SimNetwork n) {
        List<SimEndpoint> inside = new ArrayList<>();
        boolean attached = false;
        for (Guid id : List.copyOf(state.endpointsOf(n.id))) {
            SimEndpoint e = state.endpoint(id).orElseThrow();
            inside.add(e);
            attached |= e.isAttached();
        }
        if (attached && choices.decides(Switch.DELETE_NETWORK_WITH_ATTACHED, "refuse")) {
            throw Rule.NETWORK_HAS_ATTACHED_ENDPOINTS.about(n.name);
        }
        inside.forEach(changes::remove);
        changes.remove(n);
        if (n.isExternal() && n.layer.map(l -> state.onLayer(l).isEmpty()).orElse(false)) {
            changes.interruption();
        }
    }
}
