package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.resource.Endpoint;
import dev.hnsform.schema.resource.EndpointAddress;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;

/** NAT and Overlay never have IPv6 (hns-reference 5.7, doc). */
final class NoIpv6 implements Rule {
    static boolean holdsFor(NetworkView network) {
        return network.is(NetworkType.NAT) || network.is(NetworkType.OVERLAY);
    }

    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (!holdsFor(network)) {
                continue;
            }
            String why = " is IPv6, and " + network.type().orElseThrow() + " networks have IPv4 only.";
            for (Subnet subnet : network.subnets()) {
                if (!subnet.prefix().isIpv4()) {
                    add(network.address(), Paths.of(subnet, "prefix"), subnet.prefix() + why, findings);
                }
            }
            for (Endpoint endpoint : network.endpoints()) {
                for (EndpointAddress address : endpoint.ipAddresses().value().orElse(List.of())) {
                    if (!address.address().isIpv4()) {
                        add(endpoint.address(), Paths.ofAddress(address.address()), address.address() + why, findings);
                    }
                }
            }
            for (RemoteSubnet remote : network.remoteSubnets()) {
                if (!remote.destinationPrefix().isIpv4()) {
                    add(remote.address(), "spec.destinationPrefix", remote.destinationPrefix() + why, findings);
                }
            }
        }
    }

    private static void add(
            dev.hnsform.schema.address.ResourceAddress address, String path, String detail, Findings findings) {
        findings.add(Finding.at(LanguageFault.NO_IPV6, address, path, detail)
                .withHint("L2Bridge and L2Tunnel carry both, from Windows Server 2022 on."));
    }
}
