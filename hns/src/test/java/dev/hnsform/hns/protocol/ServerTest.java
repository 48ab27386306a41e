package dev.hnsform.hns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.port.Deadline;
import dev.hnsform.hns.port.HResult;
import dev.hnsform.hns.port.HcnKind;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.hns.port.HostCallException.Ending;
import dev.hnsform.hns.port.HostNotification;
import dev.hnsform.hns.port.HostNotifier.Registration;
import dev.hnsform.hns.port.HostQuery;
import dev.hnsform.hns.published.PublishedCorpus;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.net.Guid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Client and server over a host that does what the test wants: what goes wrong on the way is told as what it is. */
class ServerTest {
    private static final long SEED = Long.getLong("hnsform.seed", 40772);
    private static final String TOKEN = "right-token";
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");
    private static final JsonObject DOCUMENT = Json.object().put("Name", "web").build();
    private static final Deadline SHORT = new Deadline(Duration.ofMillis(50));

    private final ScriptedHost host = new ScriptedHost();
    private HostServer server;
    private RemoteConnection connection;
    private RemoteHost remote;

    @BeforeEach
    void start() {
        server = HostServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                TOKEN,
                new HostOffer(host, "identity-1", "test", Optional.empty(), Optional.empty()),
                new MemoryBudget(256L << 20));
        connection = RemoteConnection.open(server.address(), TOKEN, "a test", Duration.ofMillis(20));
        remote = new RemoteHost(connection);
    }

    @AfterEach
    void end() {
        remote.close();
        server.close();
    }

    private static HostCallException failure(Runnable call) {
        HostCallException failure = catchThrowableOfType(HostCallException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void answersAndErrorsAreThoseOfTheHost() {
        remote.create(HcnKind.NETWORK, ID, DOCUMENT, Deadline.CHANGE);
        assertThat(host.deadlines).containsExactly(Deadline.CHANGE);
        assertThat(remote.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ))
                .isEqualTo(DOCUMENT);
        assertThat(remote.enumerate(HcnKind.NETWORK, HostQuery.V2, Deadline.READ))
                .containsExactly(ID);
        assertThat(remote.facts(Deadline.READ)).isEqualTo(PublishedCorpus.facts());
        assertThat(remote.hnsCall("POST", "/x", DOCUMENT, Deadline.CHANGE)).isEqualTo(DOCUMENT);
        assertThat(remote.hnsCall("GET", "/x", JsonObject.EMPTY, Deadline.READ)).isEqualTo(JsonObject.EMPTY);
        assertThat(remote.hnsCall("GET", "/networks/", JsonObject.EMPTY, Deadline.READ))
                .isEqualTo(Json.array(DOCUMENT));
        remote.delete(HcnKind.NETWORK, ID, Deadline.CHANGE);
        HostCallException there = failure(() -> host.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
        HostCallException here = failure(() -> remote.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
        assertThat(here).hasMessage(there.getMessage());
        assertThat(here.hresult()).isEqualTo(there.hresult());
        assertThat(here.ending()).isEqualTo(there.ending());
        assertThat(here.record()).isEqualTo(there.record());
        assertThat(here.call()).isEqualTo(there.call());
        assertThat(here.subject()).isEqualTo(there.subject());
    }

    @Test
    void aDocumentOf16MiBGoesThereAndBack() {
        JsonObject large = Json.object().put("Name", "x".repeat(16 << 20)).build();
        remote.create(HcnKind.NETWORK, ID, large, Deadline.CHANGE);
        assertThat(remote.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ))
                .isEqualTo(large);
        assertThat(server.memoryTaken()).isZero();
    }

    @Test
    void aDeadlineThatPassesIsAnUnknownResultAndTheLateAnswerIsThrownAway() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        host.before = call -> {
            if (call.equals("create")) {
                asked.countDown();
                awaitQuietly(goOn);
            }
        };
        HostCallException late = failure(() -> remote.create(HcnKind.NETWORK, ID, DOCUMENT, SHORT));
        assertThat(late.ending()).isEqualTo(Ending.UNKNOWN);
        assertThat(late.hresult()).isEqualTo(Failures.TIMEOUT);
        assertThat(HcnError.isNotFound(late)).isFalse();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();
        assertThat(remote.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ))
                .isEqualTo(DOCUMENT);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerThatDiesInACallLeavesItUnknownAndTheNextCallFindsNobody() throws IOException {
        try (ServerSocket dying = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> dieInTheSecondRequest(dying));
            thread.start();
            RemoteHost lost = new RemoteHost(RemoteConnection.open(
                    new InetSocketAddress(dying.getInetAddress(), dying.getLocalPort()), TOKEN, "a test"));
            HostCallException unknown = failure(() -> lost.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ));
            assertThat(unknown.ending()).isEqualTo(Ending.UNKNOWN);
            assertThat(unknown.hresult()).isEqualTo(Failures.CALL_FAILED);
            assertThat(HcnError.isNotFound(unknown)).isFalse();
            dying.close();
            HostCallException nobody = failure(() -> lost.delete(HcnKind.NETWORK, ID, Deadline.CHANGE));
            assertThat(nobody.ending()).isEqualTo(Ending.TRANSIENT);
            assertThat(nobody.hresult()).isEqualTo(Failures.SERVER_UNAVAILABLE);
            lost.close();
        }
    }

    private void dieInTheSecondRequest(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            Wire wire = new SocketWire(socket);
            MessageReader reader = new MessageReader(wire, MemoryBudget.unlimited(), Protocol.MESSAGE_LIMIT);
            Header opened = reader.next().orElseThrow().header();
            new MessageWriter(wire)
                    .write(Message.of(
                            opened.answer(), connection.server().toJson().toString()));
            reader.next();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aWrongTokenIsRefused() {
        HostCallException refused = failure(() -> RemoteConnection.open(server.address(), "wrong", "a test"));
        assertThat(refused.hresult()).isEqualTo(Failures.ACCESS_DENIED);
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.text()).contains("HNSFORM_TOKEN");
    }

    @Test
    void nothingIsAnsweredBeforeTheSessionIsOpened() throws IOException {
        try (Socket socket = connected()) {
            Message answer = ask(
                    socket,
                    Message.of(
                            Header.request(Protocol.HCN, HcnCall.FACTS.number()).numbered(1, 0)));
            assertThat(answer.isError()).isTrue();
            assertThat(answer.header().status()).isEqualTo(Failures.ACCESS_DENIED.value());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(host.deadlines).isEmpty();
    }

    private Socket connected() throws IOException {
        return new Socket(server.address().getAddress(), server.address().getPort());
    }

    private static Message ask(Socket socket, Message request) throws IOException {
        Wire wire = new SocketWire(socket);
        new MessageWriter(wire).write(request);
        return new MessageReader(wire, MemoryBudget.unlimited(), Protocol.MESSAGE_LIMIT)
                .next()
                .orElseThrow();
    }

    private static Message opening() {
        return Message.of(Header.request(Protocol.SESSION, Protocol.OPEN).numbered(1, 0), TOKEN, "a test");
    }

    @Test
    void anotherVersionIsToldWhichOneIsSpoken() throws IOException {
        try (Socket socket = connected()) {
            ByteBuffer frame = ByteBuffer.allocate(Frame.BYTES);
            new Frame(opening().header(), false, 0, 0).put(frame);
            frame.array()[4] = 2;
            socket.getOutputStream().write(frame.array());
            Message answer = new MessageReader(new SocketWire(socket), MemoryBudget.unlimited(), Protocol.MESSAGE_LIMIT)
                    .next()
                    .orElseThrow();
            assertThat(answer.header().status()).isEqualTo(Failures.REVISION_MISMATCH.value());
            assertThat(answer.textB()).contains("version 1", "version 2");
        }
    }

    @Test
    void aServerOfAnotherVersionIsNamedAsSuch() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerInVersionTwo(other));
            thread.start();
            HostCallException refused = failure(() -> RemoteConnection.open(
                    new InetSocketAddress(other.getInetAddress(), other.getLocalPort()), TOKEN, "a test"));
            assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
            assertThat(refused.text()).contains("speaks version 2");
        }
    }

    private static void answerInVersionTwo(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            socket.getInputStream().readNBytes(Frame.BYTES);
            ByteBuffer frame = ByteBuffer.allocate(Frame.BYTES);
            new Frame(opening().header().answer(), false, 0, 0).put(frame);
            frame.array()[4] = 2;
            socket.getOutputStream().write(frame.array());
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void hostileBytesNeverEndTheServer() throws IOException {
        System.getLogger("test").log(System.Logger.Level.INFO, "seed {0}", SEED);
        Random random = new Random(SEED);
        int count = 1000 * Integer.getInteger("hnsform.check.scale", 1);
        for (int i = 0; i < count; i++) {
            BytesWire script = new BytesWire(new byte[0], random, false);
            MessageWriter writer = new MessageWriter(script);
            writer.write(opening());
            int opened = script.written().length;
            for (int n = 0; n < 3; n++) {
                writer.write(hostile(random, n + 2));
            }
            byte[] bytes = script.written();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(8) == 0
                        ? random.nextInt(bytes.length)
                        : opened + random.nextInt(bytes.length - opened);
                bytes[at] = (byte) random.nextInt(256);
            }
            try (Socket socket = connected()) {
                socket.getOutputStream()
                        .write(bytes, 0, random.nextInt(5) == 0 ? random.nextInt(bytes.length) : bytes.length);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                assertThat(e).as("the server may hang up: seed %d", SEED).isInstanceOf(java.net.SocketException.class);
            }
        }
        assertThat(remote.facts(Deadline.READ)).isEqualTo(PublishedCorpus.facts());
        assertThat(server.memoryTaken()).isZero();
    }

    private static Message hostile(Random random, int number) {
        String[] bodies = {
            "", "{}", "{\"Name\":1}", "[", "\"", "null", "{\"ID\":\"x\"}", "GET /networks/", "POST", "\u00e9"
        };
        Header header = Header.request(random.nextInt(4), random.nextInt(20))
                .numbered(number, random.nextInt(3))
                .about(random.nextInt(8), random.nextBoolean() ? ID : Guid.ZERO)
                .withDetail(random.nextInt(5))
                .withValue(random.nextLong());
        return Message.of(header, bodies[random.nextInt(bodies.length)], bodies[random.nextInt(bodies.length)]);
    }

    @Test
    void hostileAnswersNeverEndTheClient() throws IOException {
        Random random = new Random(SEED);
        byte[] good = answers();
        AtomicReference<byte[]> answer = new AtomicReference<>(good);
        try (ServerSocket hostile = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(hostile, answer));
            thread.start();
            for (int i = 0; i < 300; i++) {
                byte[] bytes = good.clone();
                for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                answer.set(bytes);
                try (RemoteHost client = new RemoteHost(RemoteConnection.open(
                        new InetSocketAddress(hostile.getInetAddress(), hostile.getLocalPort()),
                        TOKEN,
                        "a test",
                        Duration.ofMillis(20)))) {
                    client.query(HcnKind.NETWORK, ID, HostQuery.V2, Deadline.READ);
                } catch (HostCallException e) {
                    assertThat(HcnError.isNotFound(e))
                            .as("seed %d round %d", SEED, i)
                            .isFalse();
                }
            }
        }
    }

    private byte[] answers() throws IOException {
        BytesWire script = new BytesWire(new byte[0], new Random(0), false);
        MessageWriter writer = new MessageWriter(script);
        writer.write(Message.of(
                opening().header().answer(), connection.server().toJson().toString()));
        writer.write(Message.of(Header.request(Protocol.HCN, 3).numbered(2, 0).answer(), DOCUMENT.toString()));
        return script.written();
    }

    /** Answers every client the same, whatever it says, until nobody listens any more. */
    private static void answer(ServerSocket listener, AtomicReference<byte[]> bytes) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                socket.getOutputStream().write(bytes.get());
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                continue; // the client hung up, which it may
            }
        }
    }

    @Test
    void documentsWithTooManyValuesAreRefusedUnread() {
        String many = "{\"a\":[" + "0,".repeat(4_000_001) + "0]}";
        Message answer = connection.exchange(
                Message.of(Header.request(Protocol.HCN, HcnCall.CREATE.number()).about(1, ID), many),
                new Ask("HcnCreateNetwork", "Network", Deadline.CHANGE));
        assertThat(answer.header().status()).isEqualTo(Failures.INVALID_JSON.value());
        assertThat(host.documents).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HcnKind.class)
    void everyKindIsServed(HcnKind kind) {
        remote.create(kind, ID, DOCUMENT, Deadline.CHANGE);
        assertThat(remote.enumerate(kind, HostQuery.V2, Deadline.READ)).containsExactly(ID);
        assertThat(remote.query(kind, ID, HostQuery.V2, Deadline.READ)).isEqualTo(DOCUMENT);
        remote.modify(kind, ID, DOCUMENT, Deadline.CHANGE);
        remote.delete(kind, ID, Deadline.CHANGE);
        HostCallException gone = failure(() -> remote.query(kind, ID, HostQuery.V2, Deadline.READ));
        assertThat(HcnError.isNotFound(gone)).isTrue();
    }

    @Test
    void whatIsNotServedIsNotImplementedAndWhatIsNoDocumentIsInvalid() {
        assertThat(status(Header.request(Protocol.HCN, 99), "")).isEqualTo(Failures.NOT_IMPLEMENTED.value());
        assertThat(status(Header.request(Protocol.HCN, 1).about(7, Guid.ZERO), ""))
                .isEqualTo(Failures.NOT_IMPLEMENTED.value());
        assertThat(status(Header.request(Protocol.RECORD, 1), "")).isEqualTo(Failures.NOT_IMPLEMENTED.value());
        assertThat(status(Header.request(3, 1), "")).isEqualTo(Failures.NOT_IMPLEMENTED.value());
        assertThat(status(Header.request(Protocol.HCN, 4).about(1, ID), "{")).isEqualTo(Failures.INVALID_JSON.value());
        assertThat(status(Header.request(Protocol.HCN, 4).about(1, ID), "")).isEqualTo(Failures.INVALID_JSON.value());
        assertThat(status(Header.request(Protocol.HCN, 9), "GET")).isEqualTo(Failures.INVALID_ARGUMENT.value());
        assertThat(status(Header.request(Protocol.SESSION, Protocol.PING), "")).isZero();
        assertThat(host.documents).isEmpty();
    }

    private long status(Header header, String body) {
        return connection
                .exchange(Message.of(header, body), new Ask("call", "subject", Deadline.READ))
                .header()
                .status();
    }

    @Test
    void anIdIsTheArgumentsOrTheDocumentsOrANewOne() {
        assertThat(created(ID, "{}")).isEqualTo(ID);
        assertThat(created(Guid.ZERO, "{\"ID\":\"" + ID.toWindowsString() + "\"}"))
                .isEqualTo(ID);
        Guid made = created(Guid.ZERO, "{}");
        assertThat(made.isZero()).isFalse();
        assertThat(host.documents).containsOnlyKeys(ID, made);
    }

    private Guid created(Guid argument, String settings) {
        return connection
                .exchange(
                        Message.of(Header.request(Protocol.HCN, 4).about(1, argument), settings),
                        new Ask("HcnCreateNetwork", "Network", Deadline.CHANGE))
                .header()
                .id();
    }

    @Test
    void anEndpointIsCreatedInTheNetworkOfItsHandle() {
        Guid network = Guid.parse("11111111-0000-8000-8000-000000000001");
        Header header = Header.request(Protocol.HCN, 4).about(2, ID).below(network);
        connection.exchange(Message.of(header, "{\"Name\":\"e\"}"), new Ask("HcnCreateEndpoint", "e", Deadline.CHANGE));
        assertThat(host.documents.get(ID).string("HostComputeNetwork")).contains(network.toString());
        connection.exchange(
                Message.of(header, "{\"VirtualNetwork\":\"x\"}"), new Ask("HcnCreateEndpoint", "e", Deadline.CHANGE));
        assertThat(host.documents.get(ID).has("HostComputeNetwork")).isFalse();
    }

    @Test
    void notificationsAreToldInOrderUntilTheRegistrationIsClosed() throws InterruptedException {
        BlockingQueue<HostNotification> told = new LinkedBlockingQueue<>();
        Registration registration = remote.register(Optional.empty(), told::add);
        for (int i = 1; i <= 200; i++) {
            host.tell(new HostNotification(i, new HResult(0), "{\"ID\":\"" + i + "\"}"));
        }
        for (int i = 1; i <= 200; i++) {
            assertThat(told.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new HostNotification(i, new HResult(0), "{\"ID\":\"" + i + "\"}"));
        }
        registration.close();
        Registration again = remote.register(Optional.of(ID), told::add);
        server.close();
        assertThat(told.poll(10, TimeUnit.SECONDS).type()).isEqualTo(HostNotification.SERVICE_DISCONNECT);
        again.close();
        assertThat(told).isEmpty();
    }

    @Test
    void aServerThatEndsAnswersWhatIsAtHandFirst() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        host.before = call -> {
            asked.countDown();
            awaitQuietly(goOn);
        };
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        Thread caller = new Thread(() -> {
            remote.create(HcnKind.NETWORK, ID, DOCUMENT, Deadline.CHANGE);
            ended.add("created");
        });
        caller.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closer = new Thread(server::close);
        closer.start();
        goOn.countDown();
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("created");
        closer.join();
        assertThat(server.clients()).isZero();
        assertThatThrownBy(() -> remote.facts(Deadline.READ))
                .isInstanceOfSatisfying(
                        HostCallException.class, e -> assertThat(e.ending()).isEqualTo(Ending.TRANSIENT));
    }

    @Test
    void nothingMoreIsAskedOnceAConnectionWithSomethingHeldIsLost() {
        connection.pin("the lock");
        server.close();
        HostCallException first = failure(() -> remote.create(HcnKind.NETWORK, ID, DOCUMENT, Deadline.CHANGE));
        assertThat(first.ending()).isNotEqualTo(Ending.UNKNOWN);
        HostServer again = HostServer.start(
                server.address(), TOKEN, new HostOffer(host, "identity-1", "test", Optional.empty(), Optional.empty()));
        HostCallException second = failure(() -> remote.create(HcnKind.NETWORK, ID, DOCUMENT, Deadline.CHANGE));
        assertThat(second.text()).contains("the lock", "next run settles");
        connection.unpin();
        remote.create(HcnKind.NETWORK, ID, DOCUMENT, Deadline.CHANGE);
        assertThat(host.documents).containsKey(ID);
        again.close();
    }

    @Test
    void anotherHostAtTheSameAddressIsNotTakenForTheOneBefore() {
        server.close();
        HostServer other = HostServer.start(
                server.address(), TOKEN, new HostOffer(host, "identity-2", "test", Optional.empty(), Optional.empty()));
        HostCallException refused = failure(() -> remote.delete(HcnKind.NETWORK, ID, Deadline.CHANGE));
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.text()).contains("another host", "identity-2");
        other.close();
    }
}
