package dev.hnsform.simulator.telling;

import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.simulator.model.Change;
import dev.hnsform.simulator.model.HostState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is registered with a simulated host. Listeners are called on one thread of its own, in the order in which things happened, with no lock
 * held: they may call the host. A restart of the service ends all registrations. Safe for several threads.
 */
public final class Registrations {
    private static final Runnable END = () -> {};

    private final List<Listener> live = new ArrayList<>();
    private @Nullable Teller teller;

    private record Teller(Thread thread, LinkedBlockingQueue<Runnable> work) {}

    /** Registers with the service, or with a network or guest network service that is there. */
    public synchronized Registration add(Optional<Guid> object, Consumer<HostNotification> listener) {
        Listener added = new Listener(object, listener);
        live.add(added);
        if (teller == null) {
            LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
            Thread thread = new Thread(() -> tell(work), "hnsform-simulated-notifications");
            thread.setDaemon(true);
            teller = new Teller(thread, work);
            thread.start();
        }
        return added;
    }

    /** Whether nobody is registered. */
    public synchronized boolean isEmpty() {
        return live.isEmpty();
    }

    /** Has everyone told of changes that the state does not have yet. */
    public synchronized void changing(HostState before, List<Change> changes) {
        if (teller != null) {
            tellAll(Events.of(before, changes));
        }
    }

    private void tellAll(List<Event> events) {
        Teller by = teller;
        if (by == null) {
            return;
        }
        for (Event event : events) {
            for (Listener listener : live) {
                if (event.isFor(listener.object)) {
                    by.work().add(() -> listener.hear(event.told()));
                }
            }
            if (event.all()) {
                live.clear();
            }
        }
        endWithoutListeners();
    }

    /** Tells everyone that the service went away. */
    public synchronized void disconnect() {
        tellAll(List.of(Event.toAll(Events.DISCONNECT)));
    }

    private static void tell(LinkedBlockingQueue<Runnable> work) {
        try {
            for (Runnable next = work.take(); next != END; next = work.take()) {
                next.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void end(Listener listener) {
        live.remove(listener);
        endWithoutListeners();
    }

    /** What is in the queue is still told. */
    private void endWithoutListeners() {
        Teller by = teller;
        if (live.isEmpty() && by != null) {
            by.work().add(END);
            teller = null;
        }
    }

    /** Ends all registrations, without a word. */
    public void close() {
        List<Listener> all;
        synchronized (this) {
            all = List.copyOf(live);
        }
        all.forEach(Listener::close);
    }

    private final class Listener implements Registration {
        private final Optional<Guid> object;
        private final Consumer<HostNotification> listener;
        private volatile boolean closed;

        Listener(Optional<Guid> object, Consumer<HostNotification> listener) {
            this.object = object;
            this.listener = listener;
        }

        void hear(HostNotification told) {
            if (!closed) {
                listener.accept(told);
            }
        }

        @Override
        public void close() {
            closed = true;
            end(this);
        }
    }
}
