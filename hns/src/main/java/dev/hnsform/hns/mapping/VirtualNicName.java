package dev.hnsform.hns.mapping;

import dev.hnsform.schema.net.Guid;
import java.util.Optional;

/**
 * How HNS names the adapter of a virtual machine: {@code <machine>--<adapter>} (doc: MicrosoftDocs/windowsserverdocs, hcn-scenarios.md).
 *
 * @param machine id of the machine
 * @param nic id of its adapter
 */
public record VirtualNicName(Guid machine, Guid nic) {
    private static final String BETWEEN = "--";

    /** The name of this text; empty when it is named in another way, as adapters of Hyper-V are by people. */
    public static Optional<VirtualNicName> tryParse(String text) {
        int at = text.indexOf(BETWEEN);
        if (at < 0) {
            return Optional.empty();
        }
        return Guid.tryParse(text.substring(0, at))
                .flatMap(machine -> Guid.tryParse(text.substring(at + BETWEEN.length()))
                        .map(nic -> new VirtualNicName(machine, nic)));
    }

    @Override
    public String toString() {
        return machine + BETWEEN + nic;
    }
}
