package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HnsHost;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.schema.net.Guid;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is registered for. Notifications wait in a queue for a thread of their own, so that a client that reads slowly keeps
 * nobody waiting; one that lets too many wait loses its connection.
 */
final class Subscriptions implements AutoCloseable {
    private static final int LONGEST_QUEUE = 1000;
    private static final int MOST = 64;
    private static final int SERVICE = 0;

    /** Where pushes go. */
    interface Outlet {
        /** Sends one; whatever fails ends the connection. */
        void push(Message push);

        /** Ends the connection. */
        void giveUp();
    }

    private final HnsHost host;
    private final Outlet outlet;
    private final ThreadFactory threads;
    private final Map<Long, Header> live = new HashMap<>();
    private final Map<Long, Registration> registrations = new HashMap<>();
    private final ArrayDeque<Message> waiting = new ArrayDeque<>();
    private @Nullable Thread pusher;
    private boolean closed;

    Subscriptions(HnsHost host, Outlet outlet, ThreadFactory threads) {
        this.host = host;
        this.outlet = outlet;
        this.threads = threads;
    }

    Message begin(Header request) {
        if (!(host instanceof HostNotifier notifier)) {
            return Failures.of(request, Failures.NOT_IMPLEMENTED, Ending.REFUSED, "this host tells nothing by itself");
        }
        Optional<HcnKind> kind = Kinds.of(request.kind());
        boolean tells = kind.filter(k -> k == HcnKind.NETWORK || k == HcnKind.GUEST_SERVICE)
                .isPresent();
        if (request.kind() != SERVICE && !tells) {
            return Failures.of(
                    request,
                    Failures.NOT_IMPLEMENTED,
                    Ending.REFUSED,
                    "objects of kind " + request.kind() + " tell nothing here");
        }
        synchronized (this) {
            if (live.size() >= MOST) {
                return Failures.of(
                        request,
                        Failures.OUT_OF_MEMORY,
                        Ending.REFUSED,
                        "one connection has at most " + MOST + " subscriptions");
            }
            live.put(request.request(), request);
        }
        try {
            Optional<Guid> object = tells ? Optional.of(request.id()) : Optional.empty();
            Registration registration = notifier.register(object, told -> tell(request.request(), told));
            synchronized (this) {
                registrations.put(request.request(), registration);
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                live.remove(request.request());
            }
            throw e;
        }
        return Message.of(request.answer());
    }

    Message end(Header request) {
        Registration registration;
        synchronized (this) {
            live.remove(request.value());
            registration = registrations.remove(request.value());
        }
        if (registration == null) {
            return Failures.of(
                    request, Failures.INVALID_ARGUMENT, Ending.REFUSED, "there is no subscription " + request.value());
        }
        registration.close();
        return Message.of(request.answer());
    }

    /** Whether pushes of a subscription may still go out. */
    synchronized boolean isLive(long subscription) {
        return live.containsKey(subscription);
    }

    /** Tells all subscriptions that the service went away. */
    void disconnect() {
        Map<Long, Header> all;
        synchronized (this) {
            all = Map.copyOf(live);
        }
        HostNotification gone = new HostNotification(HostNotification.SERVICE_DISCONNECT, new HResult(0), "");
        all.values().forEach(header -> outlet.push(Message.of(header.push(gone.type(), gone.status()), gone.data())));
    }

    private synchronized void tell(long subscription, HostNotification told) {
        Header header = live.get(subscription);
        if (header == null || closed) {
            return;
        }
        if (waiting.size() >= LONGEST_QUEUE) {
            closed = true;
            outlet.giveUp();
            return;
        }
        waiting.add(Message.of(header.push(told.type(), told.status()), told.data()));
        if (pusher == null) {
            Thread thread = threads.newThread(this::push);
            pusher = thread;
            thread.start();
        }
        notifyAll();
    }

    private void push() {
        while (true) {
            Message next;
            synchronized (this) {
                while (waiting.isEmpty() && !closed) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        return; // the server ends
                    }
                }
                if (closed) {
                    return;
                }
                next = waiting.remove();
            }
            outlet.push(next);
        }
    }

    @Override
    public void close() {
        Map<Long, Registration> open;
        synchronized (this) {
            closed = true;
            live.clear();
            open = Map.copyOf(registrations);
            registrations.clear();
            notifyAll();
        }
        open.values().forEach(Registration::close);
    }
}
