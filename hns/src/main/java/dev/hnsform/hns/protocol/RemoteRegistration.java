package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier.Registration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A registration with a server, on a connection and a thread of its own. A lost connection is told as the service's end; after that nothing more is
 * told, and the connection is closed.
 */
final class RemoteRegistration implements Registration {
    private final RemoteConnection connection;
    private final Consumer<HostNotification> listener;
    private volatile boolean closed;

    RemoteRegistration(RemoteConnection connection, Consumer<HostNotification> listener) {
        this.connection = connection;
        this.listener = listener;
        Thread thread = new Thread(this::listen, "hnsform-notifications");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        boolean gone = false;
        Optional<Message> next = connection.pushed();
        while (next.isPresent()) {
            Header header = next.get().header();
            if (header.type() == Header.Type.PUSH) {
                gone = header.detail() == HostNotification.SERVICE_DISCONNECT;
                tell(new HostNotification(
                        header.detail(),
                        new HResult(header.status()),
                        next.get().textA()));
            }
            next = gone ? Optional.empty() : connection.pushed();
        }
        if (!gone) {
            tell(new HostNotification(HostNotification.SERVICE_DISCONNECT, new HResult(0), ""));
        }
        connection.close();
    }

    private void tell(HostNotification notification) {
        if (!closed) {
            listener.accept(notification);
        }
    }

    @Override
    public void close() {
        closed = true;
        connection.close();
    }
}
