package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.resource.RemoteSubnet;
import dev.hnsform.schema.resource.Subnet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remote subnets stand on overlays of the stack, once each, beside the overlay's own subnets (hns-reference 5.7). */
final class RemoteSubnets implements Rule {
    private record Key(Object prefix, long isolationId) {}

    @Override
    public void check(StackModel stack, Findings findings) {
        for (NetworkView network : stack.networks()) {
            if (network.remoteSubnets().isEmpty()) {
                continue;
            }
            PrefixIndex<Subnet> own = new PrefixIndex<>();
            network.subnets().forEach(subnet -> own.put(subnet.prefix(), subnet));
            Map<Key, RemoteSubnet> seen = new HashMap<>();
            for (RemoteSubnet remote : network.remoteSubnets()) {
                if (network.own().isEmpty()) {
                    foreign(network, remote, findings);
                } else if (!network.is(NetworkType.OVERLAY)) {
                    notOverlay(network, remote, findings);
                } else {
                    twice(remote, seen, findings);
                    overlap(network, remote, own, findings);
                }
            }
        }
    }

    private static void foreign(NetworkView network, RemoteSubnet remote, Findings findings) {
        findings.add(
                Finding.at(
                        LanguageFault.REMOTE_SUBNET_FOREIGN,
                        remote.address(),
                        "spec.network",
                        network.address()
                                + " is somebody else's network and is never changed, and a remote subnet is a policy of its network."));
    }

    private static void notOverlay(NetworkView network, RemoteSubnet remote, Findings findings) {
        findings.add(Finding.at(
                        LanguageFault.REMOTE_SUBNET_TYPE,
                        remote.address(),
                        "spec.network",
                        network.address() + " is "
                                + Words.article(network.type().orElseThrow())
                                + " network; only an Overlay has subnets on other nodes.")
                .withRelated(network.address(), "spec.type", "its type"));
    }

    private static void twice(RemoteSubnet remote, Map<Key, RemoteSubnet> seen, Findings findings) {
        RemoteSubnet other = seen.putIfAbsent(new Key(remote.destinationPrefix(), remote.isolationId()), remote);
        if (other != null) {
            findings.add(Finding.at(
                            LanguageFault.REMOTE_SUBNET_TWICE,
                            remote.address(),
                            "spec.destinationPrefix",
                            remote.destinationPrefix() + " with VSID " + remote.isolationId() + " is declared by "
                                    + other.address() + " already; a subnet lives on one node.")
                    .withRelated(other.address(), "spec.destinationPrefix", "declared here"));
        }
    }

    private static void overlap(NetworkView network, RemoteSubnet remote, PrefixIndex<Subnet> own, Findings findings) {
        List<Subnet> local = own.overlapping(remote.destinationPrefix());
        if (!local.isEmpty()) {
            findings.add(Finding.at(
                            LanguageFault.REMOTE_SUBNET_OVERLAP,
                            remote.address(),
                            "spec.destinationPrefix",
                            remote.destinationPrefix() + " overlaps "
                                    + local.get(0).prefix() + ", which " + network.address()
                                    + " has on this node: traffic for it would leave the node.")
                    .withRelated(network.address(), Paths.of(local.get(0), "prefix"), "the local subnet"));
        }
    }
}
