package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.resource.IpSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.List;

/** IP subnets lie inside their subnet and do not overlap each other. */
final class IpSubnetsFit implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            for (Subnet subnet : network.subnets()) {
                List<IpSubnet> parts = subnet.values().value(Subnet.IP_SUBNETS).orElse(List.of());
                PrefixIndex<IpSubnet> seen = new PrefixIndex<>();
                for (IpSubnet part : parts) {
                    List<IpSubnet> others = seen.overlapping(part.prefix());
                    String why = !subnet.prefix().contains(part.prefix())
                            ? part.prefix() + " is not inside the subnet " + subnet.prefix() + "."
                            : others.isEmpty()
                                    ? ""
                                    : part.prefix() + " overlaps the IP subnet "
                                            + others.get(0).prefix() + ".";
                    if (why.isEmpty()) {
                        seen.put(part.prefix(), part);
                    } else {
                        findings.add(Finding.at(
                                LanguageFault.IP_SUBNET,
                                network.address(),
                                Paths.of(subnet, "ipSubnets[" + part.prefix() + "].prefix"),
                                why));
                    }
                }
            }
        }
    }
}
