package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier.Registration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One registration with the service, or with a network. The callback runs on a thread of HNS's and only copies; a thread of ours hands on what it copied, so that a
 * listener may call the host (whether that deadlocks from within a callback is not established). A listener that falls too far behind is
 * told {@link HostNotification#SERVICE_DISCONNECT}: something was missed, and everything is to be read anew.
 */
final class NativeNotifications implements Registration {
    private static final int MOST_WAITING = 10_000;
    private static final long UNSIGNED = 0xFFFF_FFFFL;
    private static final HostNotification MISSED =
            new HostNotification(HostNotification.SERVICE_DISCONNECT, new HResult(0), "");
    /** Says that there is no more to come; HNS's own "invalid" is never told. */
    private static final HostNotification END = new HostNotification(0, new HResult(0), "");

    /** What the native side may call: never collected before it is unregistered. */
    private static final Set<NativeNotifications> REGISTERED = ConcurrentHashMap.newKeySet();

    private final HcnClient client;
    private final @Nullable HcnHandle object;
    private final Consumer<HostNotification> listener;
    private final ComputeNetworkLibrary.Notify callback = this::arrived;
    private final LinkedBlockingQueue<HostNotification> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::handOn, "hnsform-notifications");
    private @Nullable Pointer handle;
    private boolean missed;
    private boolean closed;

    private NativeNotifications(HcnClient client, @Nullable HcnHandle object, Consumer<HostNotification> listener) {
        this.client = client;
        this.object = object;
        this.listener = listener;
    }

    /** Registers with the service. */
    static NativeNotifications register(HcnClient client, Consumer<HostNotification> listener) {
        return begun(new NativeNotifications(client, null, listener));
    }

    /** Registers with a network or guest network service, whose handle stays open until the registration is closed: whether it must is not established. */
    static NativeNotifications register(HcnClient client, HcnHandle object, Consumer<HostNotification> listener) {
        return begun(new NativeNotifications(client, object, listener));
    }

    private static NativeNotifications begun(NativeNotifications made) {
        REGISTERED.add(made);
        try {
            made.begin();
        } catch (RuntimeException e) {
            REGISTERED.remove(made);
            throw e;
        }
        return made;
    }

    private synchronized void begin() {
        HcnHandle of = object;
        handle = of == null ? client.register(callback) : client.register(of, callback);
        thread.setDaemon(true);
        thread.start();
    }

    /** How many registrations the native side knows. */
    static int registered() {
        return REGISTERED.size();
    }

    private void arrived(int type, @Nullable Pointer context, int status, @Nullable Pointer data) {
        String text = data == null ? "" : Utf16.at(data); // the library's, and gone when this returns
        HostNotification told = new HostNotification(type & UNSIGNED, new HResult(status & UNSIGNED), text);
        synchronized (waiting) {
            if (waiting.size() < MOST_WAITING) {
                waiting.add(told);
            } else if (!missed) {
                missed = true;
                waiting.add(MISSED);
            }
        }
    }

    private void handOn() {
        try {
            for (HostNotification next = waiting.take(); !next.equals(END); next = waiting.take()) {
                if (next.equals(MISSED)) {
                    synchronized (waiting) {
                        missed = false;
                    }
                }
                listener.accept(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Pointer registration) {
        HcnHandle of = object;
        if (of == null) {
            client.unregister(registration);
            return;
        }
        client.unregister(of, registration);
        of.close();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Pointer registration = handle;
        if (registration != null) {
            end(registration); // returns when no callback runs any more
        }
        REGISTERED.remove(this);
        waiting.clear();
        waiting.add(END);
    }
}
