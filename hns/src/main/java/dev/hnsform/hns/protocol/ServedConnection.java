package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.schema.diagnostic.ToolException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** One client of a server, on a thread of its own: a request is carried out when those before it are. */
final class ServedConnection implements Runnable, Subscriptions.Outlet {
    private static final int OPENING_MILLIS = 10_000;

    private final Socket socket;
    private final HostOffer offer;
    private final byte[] token;
    private final MemoryBudget budget;
    private final Subscriptions subscriptions;
    private final Object writing = new Object();
    private @Nullable MessageWriter writer;
    private ServedService.@Nullable Visit beside;
    private volatile boolean ending;

    ServedConnection(Socket socket, HostOffer offer, byte[] token, MemoryBudget budget, ThreadFactory threads) {
        this.socket = socket;
        this.offer = offer;
        this.token = token;
        this.budget = budget;
        this.subscriptions = new Subscriptions(offer.host(), this, threads);
    }

    @Override
    public void run() {
        HcnVisit hcn = new HcnVisit(offer.host(), subscriptions);
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.setSoTimeout(OPENING_MILLIS);
            Wire wire = new SocketWire(socket);
            writer = new MessageWriter(wire);
            MessageReader reader = new MessageReader(wire, budget, Protocol.UNOPENED_LIMIT);
            try {
                serve(reader, hcn);
            } catch (MalformedFrameException e) {
                refuse(e);
            } finally {
                reader.done();
            }
        } catch (SocketTimeoutException e) {
            giveUp(); // whoever connects and says nothing is sent away
        } catch (IOException e) {
            giveUp(); // the client is gone; what it asked for last was carried out
        } finally {
            hcn.close();
            ServedService.Visit visit = beside;
            if (visit != null) {
                visit.close();
            }
        }
    }

    private void serve(MessageReader reader, HcnVisit hcn) throws IOException {
        Optional<Message> first = reader.next();
        if (first.isEmpty() || !isOpened(first.get())) {
            return;
        }
        socket.setSoTimeout(0);
        reader.limit(Protocol.MESSAGE_LIMIT);
        Optional<Message> next = reader.next();
        while (next.isPresent() && !ending) {
            Message request = next.get();
            if (request.header().type() != Header.Type.REQUEST
                    || request.header().request() == 0) {
                throw new MalformedFrameException("it is no request with a number");
            }
            carryOut(request, hcn);
            reader.done();
            if (ending) {
                return;
            }
            next = reader.next();
        }
    }

    private void carryOut(Message request, HcnVisit hcn) throws IOException {
        if (HcnVisit.subscribes(request.header())) {
            synchronized (writing) { // no push goes out before the answer that promises it
                send(answer(request, hcn));
            }
        } else {
            send(answer(request, hcn));
        }
    }

    private boolean isOpened(Message first) throws IOException {
        Header header = first.header();
        boolean opens = header.type() == Header.Type.REQUEST
                && header.service() == Protocol.SESSION
                && header.call() == Protocol.OPEN;
        byte[] given = first.textA().strip().getBytes(StandardCharsets.UTF_8);
        if (opens && MessageDigest.isEqual(given, token)) {
            send(Message.of(header.answer(), offer.description().toJson().toString()));
            return true;
        }
        send(Failures.of(
                header,
                Failures.ACCESS_DENIED,
                Ending.REFUSED,
                opens ? "the token is not this server's" : "the session was not opened with a token"));
        return false;
    }

    private Message answer(Message request, HcnVisit hcn) {
        Header header = request.header();
        try {
            Message answer = switch (header.service()) {
                case Protocol.SESSION -> session(header);
                case Protocol.HCN -> hcn.answer(request);
                case Protocol.RECORD, Protocol.RUN -> beside(request);
                default -> notHere(header);
            };
            if (answer.size() <= Protocol.MESSAGE_LIMIT) {
                return answer;
            }
            return Failures.of(
                    header,
                    Failures.OUT_OF_MEMORY,
                    mayHaveChanged(header) ? Ending.UNKNOWN : Ending.TRANSIENT,
                    "the answer has " + answer.size() + " bytes, which is more than one message holds");
        } catch (OutOfMemoryError e) {
            return Failures.of(
                    header,
                    Failures.OUT_OF_MEMORY,
                    mayHaveChanged(header) ? Ending.UNKNOWN : Ending.TRANSIENT,
                    "the server's memory is used up");
        } catch (ToolException e) {
            return failed(header, e.text());
        } catch (RuntimeException | StackOverflowError e) {
            return failed(header, "the server failed in an unforeseen way: " + e);
        }
    }

    private static Message failed(Header request, String why) {
        return Failures.of(request, Failures.FAILED, mayHaveChanged(request) ? Ending.UNKNOWN : Ending.REFUSED, why);
    }

    private static boolean mayHaveChanged(Header request) {
        return request.service() != Protocol.HCN
                || HcnCall.of(request.call()).map(HcnCall::changes).orElse(false);
    }

    private static Message session(Header request) {
        return request.call() == Protocol.PING ? Message.of(request.answer()) : notHere(request);
    }

    private Message beside(Message request) {
        if (offer.beside().isEmpty()) {
            return notHere(request.header());
        }
        ServedService.Visit visit = beside;
        if (visit == null) {
            visit = offer.beside().get().visit(String.valueOf(socket.getRemoteSocketAddress()));
            beside = visit;
        }
        return visit.answer(request);
    }

    private static Message notHere(Header request) {
        return Failures.of(
                request,
                Failures.NOT_IMPLEMENTED,
                Ending.REFUSED,
                "service " + request.service() + " has no call " + request.call() + " here");
    }

    /** The last word to a client that sends what is no message. */
    private void refuse(MalformedFrameException e) throws IOException {
        Header none = Header.request(Protocol.SESSION, 0);
        if (e.version().isPresent()) {
            send(Failures.of(
                    none,
                    Failures.REVISION_MISMATCH,
                    Ending.REFUSED,
                    "the server speaks version " + Protocol.VERSION + " of the protocol, and was asked in version "
                            + e.version().getAsInt()));
        } else {
            send(Failures.of(
                    none,
                    e.isTooMuch() ? Failures.OUT_OF_MEMORY : Failures.INVALID_ARGUMENT,
                    e.isTooMuch() ? Ending.TRANSIENT : Ending.REFUSED,
                    "what came is no message of the protocol: " + e.why()));
        }
    }

    private void send(Message message) throws IOException {
        MessageWriter open = writer;
        synchronized (writing) {
            if (open != null) {
                open.write(message);
            }
        }
    }

    @Override
    public void push(Message push) {
        MessageWriter open = writer;
        try {
            synchronized (writing) {
                if (open != null && subscriptions.isLive(push.header().request())) {
                    open.write(push);
                }
            }
        } catch (IOException e) {
            giveUp();
        }
    }

    /** Ends when the request at hand is answered; at once when there is none. */
    void end() {
        ending = true;
        subscriptions.disconnect();
        try {
            socket.shutdownInput();
        } catch (IOException e) {
            giveUp();
        }
    }

    @Override
    public void giveUp() {
        ending = true;
        try {
            socket.close();
        } catch (IOException e) {
            ending = true; // the system ends it with the process
        }
    }
}
