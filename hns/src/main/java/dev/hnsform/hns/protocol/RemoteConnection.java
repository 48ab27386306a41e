package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.schema.json.JsonFormatException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection to a server: one request after the other. What broke is connected anew for the next request, unless something was
 * held on it. Safe for several threads.
 */
public final class RemoteConnection implements AutoCloseable {
    /** The server knows the deadline too: its own word on it says more, and is waited for a little longer. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final String token;
    private final String who;
    private final Duration grace;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Open open;
    private @Nullable ServerDescription server;
    private @Nullable String pinned;
    private boolean lostPin;
    private long lastRequest;

    private record Open(ChannelWire wire, MessageReader reader, MessageWriter writer) {}

    private RemoteConnection(InetSocketAddress address, String token, String who, Duration grace) {
        this.address = address;
        this.token = token;
        this.who = who;
        this.grace = grace;
    }

    /**
     * Connects.
     *
     * @param token what the server's clients must know
     * @param who who asks, for people
     * @throws HostCallException when nobody answers, or the server refuses
     */
    public static RemoteConnection open(InetSocketAddress address, String token, String who) {
        return open(address, token, who, GRACE);
    }

    static RemoteConnection open(InetSocketAddress address, String token, String who, Duration grace) {
        RemoteConnection connection = new RemoteConnection(address, token, who, grace);
        connection.connected(new Ask("Connect", connection.shown(), new Deadline(CONNECTING)));
        return connection;
    }

    /** The same server by another connection, connected when it is first used. */
    RemoteConnection another() {
        RemoteConnection other = new RemoteConnection(address, token, who, grace);
        other.server = server();
        return other;
    }

    /** What the server said of itself. */
    public ServerDescription server() {
        ServerDescription said = server;
        if (said == null) {
            throw new IllegalStateException("not connected yet");
        }
        return said;
    }

    /** The host URI of the server. */
    public String shown() {
        String host = address.getHostString();
        return "tcp://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /**
     * Something is held on this connection: if it breaks, it is not connected anew, and nothing more is asked.
     *
     * @param what for people, for example {@code the lock of the host}
     */
    public void pin(String what) {
        turn.lock();
        try {
            pinned = what;
        } finally {
            turn.unlock();
        }
    }

    /** Nothing is held any more. */
    public void unpin() {
        turn.lock();
        try {
            pinned = null;
            lostPin = false;
        } finally {
            turn.unlock();
        }
    }

    /** Ends the connection, and with it whatever is held on it. A later request connects anew. */
    public void drop() {
        turn.lock();
        try {
            broken();
            pinned = null;
            lostPin = false;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Sends a request and waits for its answer.
     *
     * @return the answer, or the error that the server answered
     * @throws HostCallException when there is no answer; what that means for the request is its ending
     */
    public Message exchange(Message request, Ask ask) {
        takeTurn(ask);
        try {
            return send(request, ask);
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn(Ask ask) {
        try {
            if (turn.tryLock(ask.deadline().limit().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ask.failure(
                Failures.TIMEOUT,
                Ending.TRANSIENT,
                "the connection to " + shown() + " was busy with other calls until the deadline, and nothing was sent",
                null);
    }

    private Message send(Message message, Ask ask) {
        if (message.size() > Protocol.MESSAGE_LIMIT) {
            throw ask.failure(
                    Failures.OUT_OF_MEMORY,
                    Ending.REFUSED,
                    "the documents have " + message.size() + " bytes, and the host protocol carries at most "
                            + Protocol.MESSAGE_LIMIT,
                    null);
        }
        Open to = connected(ask);
        long number = ++lastRequest;
        long limit = Math.max(1, Math.min(ask.deadline().limit().toMillis(), 0xFFFF_FFFFL));
        to.wire().until(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit) + grace.toNanos());
        Header header = message.header().numbered(number, limit);
        try {
            to.writer().write(new Message(header, message.bodyA(), message.bodyB()));
        } catch (IOException e) {
            broken();
            throw ask.failure(
                    Failures.SERVER_UNAVAILABLE,
                    Ending.TRANSIENT,
                    "the connection to " + shown()
                            + " broke before the request was sent whole, so it was not carried out",
                    e);
        }
        return await(to, number, ask);
    }

    private Message await(Open from, long number, Ask ask) {
        try {
            while (true) {
                Optional<Message> next = from.reader().next();
                if (next.isEmpty()) {
                    throw lost(ask, "the server ended the connection before it answered", null);
                }
                Header header = next.get().header();
                boolean answers = header.type() == Header.Type.ANSWER || header.type() == Header.Type.ERROR;
                if (answers && header.request() == number) {
                    return next.get();
                }
                if (header.type() == Header.Type.ERROR && header.request() == 0) {
                    broken();
                    throw Failures.read(next.get(), ask.call(), ask.subject());
                }
                // a push that nobody wants, or an answer that came after its deadline
            }
        } catch (SocketTimeoutException e) {
            throw ask.failure(
                    Failures.TIMEOUT,
                    Ending.UNKNOWN,
                    shown() + " did not answer within " + ask.deadline().limit().toMillis() + " ms",
                    e);
        } catch (MalformedFrameException e) {
            throw lost(ask, "what came is no answer of the host protocol: " + e.why(), e);
        } catch (IOException e) {
            throw lost(ask, "the connection broke before the answer came", e);
        }
    }

    private HostCallException lost(Ask ask, String why, @Nullable Throwable cause) {
        broken();
        return ask.failure(Failures.CALL_FAILED, Ending.UNKNOWN, shown() + ": " + why, cause);
    }

    private Open connected(Ask ask) {
        Open known = open;
        if (known != null && isAlive(known)) {
            return known;
        }
        String held = pinned;
        if (held != null && lostPin) {
            throw ask.failure(
                    Failures.SERVER_UNAVAILABLE,
                    Ending.REFUSED,
                    "the connection to " + shown() + " was lost, and with it " + held
                            + ", so nothing more is asked of it. The next run settles what was left",
                    null);
        }
        return connect(ask);
    }

    /** Whether the server is still there, as far as can be told without asking it. */
    private boolean isAlive(Open known) {
        known.wire().until(System.nanoTime());
        try {
            while (known.reader().next().isPresent()) {
                // an answer that came after its deadline
            }
            broken();
            return false;
        } catch (SocketTimeoutException e) {
            return true; // nothing came, which is as it should be
        } catch (IOException e) {
            broken();
            return false;
        }
    }

    private Open connect(Ask ask) {
        long limit = Math.min(ask.deadline().limit().toNanos(), CONNECTING.toNanos());
        try {
            ChannelWire wire = ChannelWire.connect(address, System.nanoTime() + limit);
            try {
                Open made = new Open(
                        wire,
                        new MessageReader(wire, MemoryBudget.unlimited(), Protocol.MESSAGE_LIMIT),
                        new MessageWriter(wire));
                wire.until(System.nanoTime() + CONNECTING.toNanos());
                opened(made, ask);
                open = made;
                return made;
            } catch (IOException | RuntimeException e) {
                wire.close();
                throw e;
            }
        } catch (MalformedFrameException e) {
            throw ask.failure(
                    Failures.SERVER_UNAVAILABLE,
                    Ending.REFUSED,
                    e.version().isPresent()
                            ? shown() + " speaks version " + e.version().getAsInt()
                                    + " of the host protocol, and this hnsform version " + Protocol.VERSION
                                    + ". Use the same hnsform on both sides"
                            : shown() + " answers, but not in the host protocol: " + e.why()
                                    + ". Another program may listen there",
                    e);
        } catch (IOException e) {
            throw ask.failure(
                    Failures.SERVER_UNAVAILABLE,
                    Ending.TRANSIENT,
                    "nobody serves a host at " + shown() + " (" + said(e)
                            + "). Start it there with hnsform sim serve FILE, or hnsform host serve",
                    e);
        }
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private void opened(Open made, Ask ask) throws IOException {
        long number = ++lastRequest;
        Header header = Header.request(Protocol.SESSION, Protocol.OPEN).numbered(number, CONNECTING.toMillis());
        made.writer().write(Message.of(header, token, who));
        Message answer = made.reader().next().orElseThrow(() -> new IOException("it ended the connection"));
        if (answer.isError()) {
            HostCallException refused = Failures.read(answer, ask.call(), ask.subject());
            throw refused.hresult().equals(Failures.ACCESS_DENIED)
                    ? ask.failure(
                            Failures.ACCESS_DENIED,
                            Ending.REFUSED,
                            shown()
                                    + " does not take this token. Its token is in the file that the server named when it started:"
                                    + " give it with HNSFORM_TOKEN, or the file with HNSFORM_TOKEN_FILE or --token-file",
                            null)
                    : refused;
        }
        try {
            ServerDescription now = ServerDescription.read(answer);
            ServerDescription before = server;
            if (before != null && !before.identity().equals(now.identity())) {
                throw ask.failure(
                        Failures.SERVER_UNAVAILABLE,
                        Ending.REFUSED,
                        shown() + " serves another host now than when it was first asked (" + now.identity() + ", not "
                                + before.identity() + ")",
                        null);
            }
            server = now;
        } catch (JsonFormatException e) {
            throw new MalformedFrameException("its description is wrong: " + e.getMessage());
        }
    }

    private void broken() {
        Open known = open;
        open = null;
        if (pinned != null) {
            lostPin = true;
        }
        if (known != null) {
            closeQuietly(known);
        }
    }

    private static void closeQuietly(Open known) {
        try {
            known.wire().close();
        } catch (IOException e) {
            known.wire().until(System.nanoTime()); // it is of no more use, whatever the system says
        }
    }

    /** Waits for the next message that nobody asked for; empty when the connection has ended. For one thread of a connection of its own. */
    Optional<Message> pushed() {
        Open from = open;
        if (from == null) {
            return Optional.empty();
        }
        while (true) {
            from.wire().until(System.nanoTime() + TimeUnit.HOURS.toNanos(1));
            try {
                return from.reader().next();
            } catch (SocketTimeoutException e) {
                continue; // nothing happens on a quiet host
            } catch (IOException | ClosedSelectorException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            broken();
        } finally {
            turn.unlock();
        }
    }
}
