package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;
import dev.hnsform.schema.resource.Subnet;

/** A gateway is inside its subnet, and is neither its network nor its broadcast address. */
final class GatewayFits implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            for (Subnet subnet : network.subnets()) {
                if (subnet.gateway().isPresent()) {
                    check(network, subnet, subnet.gateway().get(), findings);
                }
            }
        }
    }

    private static void check(NetworkView network, Subnet subnet, IpAddress gateway, Findings findings) {
        IpPrefix prefix = subnet.prefix();
        String path = Paths.of(subnet, "gateway");
        if (!prefix.contains(gateway)) {
            findings.add(Finding.at(
                    LanguageFault.GATEWAY_OUTSIDE,
                    network.address(),
                    path,
                    "The gateway " + gateway + " is not in " + prefix + " (" + prefix.first() + " to " + prefix.last()
                            + "), so no endpoint of the subnet could reach it."));
        } else if (Reserved.isNetworkAddress(prefix, gateway) || Reserved.isBroadcastAddress(prefix, gateway)) {
            findings.add(Finding.at(
                    LanguageFault.GATEWAY_RESERVED,
                    network.address(),
                    path,
                    gateway + " is the " + (gateway.equals(prefix.first()) ? "network" : "broadcast") + " address of "
                            + prefix + " and cannot be its gateway."));
        }
    }
}
