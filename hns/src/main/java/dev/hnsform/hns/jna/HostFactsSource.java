package dev.hnsform.hns.jna;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.schema.host.HostFacts;

/** Where facts of the host come from that HNS does not tell: a port of its own, so that a library with HNS's exports can be driven anywhere. */
public interface HostFactsSource extends AutoCloseable {
    /**
     * The facts, as they are now.
     *
     * @throws dev.hnsform.hns.port.HostCallException when they cannot be read
     */
    HostFacts facts(Deadline deadline);

    /** Gives back what it holds; usually nothing. */
    @Override
    default void close() {}
}
