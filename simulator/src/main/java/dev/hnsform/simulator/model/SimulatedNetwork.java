package dev.hnsform.simulator.model;

import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.MacAddress;
import dev.hnsform.schema.net.MacRange;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network.
 *
 * @param id its id
 * @param name its name
 * @param owner its owner, or empty
 * @param typeText its type as written at create; v1 answers echo that [log]
 * @param flags NetworkFlags
 * @param policies its policies, v2 form, without those that have a component of their own here
 * @param subnets its subnets, of all Static ipams
 * @param dhcp whether it has an ipam of type Dhcp
 * @param macPool the MACs its endpoints get
 * @param dns its DNS
 * @param layer the switch layer below; zero when there is none
 * @param managementIp the host's address on it, once it has appeared
 * @param drMac router MAC of an overlay
 * @param natVlan the VLAN HNS gave a NAT network, or 0
 * @param extensions switch extensions that were turned on or off, by id
 * @param admitted the real host's document it comes from
 */
public record SimulatedNetwork(
        Guid id,
        String name,
        String owner,
        String typeText,
        long flags,
        List<JsonObject> policies,
        List<Subnet> subnets,
        boolean dhcp,
        List<MacRange> macPool,
        Dns dns,
        Guid layer,
        Optional<IpAddress> managementIp,
        Optional<MacAddress> drMac,
        int natVlan,
        SortedMap<Guid, Boolean> extensions,
        Optional<Admitted> admitted)
        implements SimulatedObject {
    /** The id that the Default Switch has on every Windows client. */
    public static final Guid DEFAULT_SWITCH = Guid.parse("c08cb7b8-9b3c-408e-8e30-5e16a3aeb444");

    /** Flag EnableNonPersistent. */
    public static final long NON_PERSISTENT = 8;

    /** Flag EnablePersistent. */
    public static final long PERSISTENT = 16;

    /** Flag DisableSharing. */
    public static final long DISABLE_SHARING = 128;

    /** Copies the collections. */
    public SimulatedNetwork {
        policies = List.copyOf(policies);
        subnets = List.copyOf(subnets);
        macPool = List.copyOf(macPool);
        extensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    @Override
    public HcnKind kind() {
        return HcnKind.NETWORK;
    }

    /** Its type, when it is one of those that documents may ask for. */
    public Optional<NetworkType> type() {
        return NetworkType.ofLabel(typeText);
    }

    /** Whether it is of this type. */
    public boolean is(NetworkType type) {
        return type().filter(t -> t == type).isPresent();
    }

    /** Whether it takes a physical adapter. */
    public boolean isExternal() {
        return type().map(NetworkType::isExternal).orElse(false);
    }

    /** The subnet that holds the address. */
    public Optional<Subnet> subnetOf(IpAddress address) {
        for (Subnet subnet : subnets) {
            if (subnet.prefix().contains(address)) {
                return Optional.of(subnet);
            }
        }
        return Optional.empty();
    }

    /** The network with other policies. */
    public SimulatedNetwork withPolicies(List<JsonObject> others) {
        return new SimulatedNetwork(
                id,
                name,
                owner,
                typeText,
                flags,
                others,
                subnets,
                dhcp,
                macPool,
                dns,
                layer,
                managementIp,
                drMac,
                natVlan,
                extensions,
                touched());
    }

    /** The network with other subnets. */
    public SimulatedNetwork withSubnets(List<Subnet> others) {
        return new SimulatedNetwork(
                id,
                name,
                owner,
                typeText,
                flags,
                policies,
                others,
                dhcp,
                macPool,
                dns,
                layer,
                managementIp,
                drMac,
                natVlan,
                extensions,
                touched());
    }

    /** The network with other DNS. */
    public SimulatedNetwork withDns(Dns other) {
        return new SimulatedNetwork(
                id,
                name,
                owner,
                typeText,
                flags,
                policies,
                subnets,
                dhcp,
                macPool,
                other,
                layer,
                managementIp,
                drMac,
                natVlan,
                extensions,
                touched());
    }

    /** The network with an extension turned on or off. */
    public SimulatedNetwork withExtension(Guid extension, boolean enabled) {
        TreeMap<Guid, Boolean> more = new TreeMap<>(extensions);
        more.put(extension, enabled);
        return new SimulatedNetwork(
                id,
                name,
                owner,
                typeText,
                flags,
                policies,
                subnets,
                dhcp,
                macPool,
                dns,
                layer,
                managementIp,
                drMac,
                natVlan,
                more,
                touched());
    }

    /** The network once its management address is known. */
    public SimulatedNetwork withManagementIp(IpAddress address) {
        return new SimulatedNetwork(
                id,
                name,
                owner,
                typeText,
                flags,
                policies,
                subnets,
                dhcp,
                macPool,
                dns,
                layer,
                Optional.of(address),
                drMac,
                natVlan,
                extensions,
                admitted);
    }

    private Optional<Admitted> touched() {
        return admitted.map(Admitted::touched);
    }
}
