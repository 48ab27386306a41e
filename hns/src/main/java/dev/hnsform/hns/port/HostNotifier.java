package dev.hnsform.hns.port;

import dev.hnsform.schema.net.Guid;
import java.util.Optional;
import java.util.function.Consumer;

/** A host that tells what happens on it (hns-reference 4); what it does not tell must be polled. Safe for several threads. */
public interface HostNotifier {
    /**
     * Registers with the service.
     *
     * @param object the network or guest network service whose notifications are wanted; empty for the service's own
     * @param listener called on a thread of the host's, which it must not keep waiting; not called any more once the registration is closed
     * @throws HostCallException when the host refuses
     */
    Registration register(Optional<Guid> object, Consumer<HostNotification> listener);

    /** Something that is registered until it is closed. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
