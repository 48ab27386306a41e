package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.net.PrefixIndex;
import dev.hnsform.schema.resource.Subnet;

/** Prefixes of two NAT networks do not overlap; those of other networks of a host usually should not either. */
final class NetworksOverlap implements Rule {
    private record Used(NetworkView network, Subnet subnet) {}

    @Override
    public void check(StackModel stack, Findings findings) {
        PrefixIndex<Used> nats = new PrefixIndex<>();
        PrefixIndex<Used> others = new PrefixIndex<>();
        for (NetworkView network : stack.networks()) {
            boolean nat = network.is(NetworkType.NAT);
            for (Subnet subnet : network.subnets()) {
                Used mine = new Used(network, subnet);
                boolean clash =
                        report(mine, nats, nat ? LanguageFault.NAT_OVERLAP : LanguageFault.NETWORKS_OVERLAP, findings)
                                || report(mine, others, LanguageFault.NETWORKS_OVERLAP, findings);
                // What clashed is not kept: the index stays free of overlaps, and each prefix is reported against one
                // other.
                if (!clash) {
                    (nat ? nats : others).put(subnet.prefix(), mine);
                }
            }
        }
    }

    private static boolean report(Used mine, PrefixIndex<Used> index, LanguageFault fault, Findings findings) {
        for (Used other : index.overlapping(mine.subnet().prefix())) {
            if (other.network() != mine.network()) {
                add(mine, other, fault, findings);
                return true;
            }
        }
        return false;
    }

    private static void add(Used mine, Used other, LanguageFault fault, Findings findings) {
        boolean nats = fault == LanguageFault.NAT_OVERLAP;
        findings.add(Finding.at(
                        fault,
                        mine.network().address(),
                        Paths.of(mine.subnet(), "prefix"),
                        mine.subnet().prefix() + " overlaps " + other.subnet().prefix() + " of "
                                + other.network().address()
                                + (nats
                                        ? ": one host cannot translate both."
                                        : ": from the host, an address in both leads to only one of them."))
                .withRelated(other.network().address(), Paths.of(other.subnet(), "prefix"), "the other network"));
    }
}
