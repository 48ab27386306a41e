package dev.hnsform.hns.protocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves a host over the host protocol until it is closed. Each client has a thread. */
public final class HostServer implements AutoCloseable {
    private static final int MOST_CLIENTS = 128;
    private static final long ENDING_MILLIS = 5_000;

    private final ServerSocket listener;
    private final HostOffer offer;
    private final byte[] token;
    private final MemoryBudget budget;
    private final Thread acceptor;
    private final Map<ServedConnection, Thread> clients = new HashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closed;
    private @Nullable IOException failure;

    private HostServer(ServerSocket listener, HostOffer offer, String token, MemoryBudget budget) {
        this.listener = listener;
        this.offer = offer;
        this.token = token.strip().getBytes(StandardCharsets.UTF_8);
        this.budget = budget;
        this.acceptor = daemon("hnsform-serve-" + listener.getLocalPort(), this::accept);
    }

    /**
     * Serves from now on.
     *
     * @param address where to listen; port 0 for any that is free
     * @param token what clients must know
     * @throws ServeException when nobody can listen there
     */
    public static HostServer start(InetSocketAddress address, String token, HostOffer offer) {
        return start(address, token, offer, MemoryBudget.ofThisProcess());
    }

    static HostServer start(InetSocketAddress address, String token, HostOffer offer, MemoryBudget budget) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("a server without a token serves everybody");
        }
        try {
            ServerSocket listener = new ServerSocket();
            try {
                listener.bind(address);
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
            HostServer server = new HostServer(listener, offer, token, budget);
            server.acceptor.start();
            return server;
        } catch (IOException e) {
            throw new ServeException(
                    address.toString(),
                    "Nobody can listen at " + address.getHostString() + ":" + address.getPort() + ": " + e.getMessage()
                            + ". Another server may be there already. Name another port with --port, or 0 for any that is free.",
                    e);
        }
    }

    /** Where clients connect to. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Returns when the server has ended. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** How many clients are connected. */
    public synchronized int clients() {
        return clients.size();
    }

    /** How much memory large bodies take. */
    long memoryTaken() {
        return budget.taken();
    }

    private void accept() {
        try {
            while (true) {
                admit(listener.accept());
            }
        } catch (IOException e) {
            synchronized (this) {
                failure = closed ? null : e;
            }
        } finally {
            close();
        }
    }

    private void admit(Socket socket) throws IOException {
        ServedConnection client = new ServedConnection(
                socket, offer, token, budget, work -> daemon("hnsform-push-" + socket.getPort(), work));
        Thread thread = daemon("hnsform-client-" + socket.getPort(), () -> serve(client));
        synchronized (this) {
            if (closed || clients.size() >= MOST_CLIENTS) {
                socket.close();
                return;
            }
            clients.put(client, thread);
        }
        thread.start();
    }

    private void serve(ServedConnection client) {
        try {
            client.run();
        } finally {
            synchronized (this) {
                clients.remove(client);
            }
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Ends: nobody new is let in, requests at hand are answered, and who waits is sent away. What is not answered after some seconds is cut
     * off. Closing again does nothing.
     */
    @Override
    public void close() {
        Map<ServedConnection, Thread> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = Map.copyOf(clients);
        }
        try {
            listener.close();
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
            }
        }
        // each by itself: saying goodbye to a client that does not read may take for ever
        open.keySet().forEach(client -> daemon("hnsform-end", client::end).start());
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ENDING_MILLIS);
        join(acceptor, until); // the address is free once nobody waits at it any more
        open.forEach((client, thread) -> join(client, thread, until));
        ended.countDown();
    }

    private static void join(ServedConnection client, Thread thread, long until) {
        join(thread, until);
        client.giveUp();
    }

    private static void join(Thread thread, long until) {
        long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        try {
            if (millis > 0 && thread != Thread.currentThread()) {
                thread.join(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the server ended by itself; null when it did not. */
    public synchronized @Nullable IOException failure() {
        return failure;
    }
}
