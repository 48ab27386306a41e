package dev.hnsform.hns.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hnsform.schema.net.Guid;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages on the wire: exactly as written down, whole again after any cut, and refused when they are none. */
class FrameTest {
    private static final long SEED = Long.getLong("hnsform.seed", 40771);
    private static final Guid ID = Guid.parse("6f1c2a52-7f0e-4a53-9a51-6a0a4c1d7f10");

    private final Random random = new Random(SEED);

    private static byte[] written(Message... messages) throws IOException {
        BytesWire wire = new BytesWire(new byte[0], new Random(0), false);
        MessageWriter writer = new MessageWriter(wire);
        for (Message message : messages) {
            writer.write(message);
        }
        return wire.written();
    }

    private static Message read(byte[] bytes) throws IOException {
        return reader(bytes, new MemoryBudget(Long.MAX_VALUE)).next().orElseThrow();
    }

    private static MessageReader reader(byte[] bytes, MemoryBudget budget) {
        return new MessageReader(new BytesWire(bytes, new Random(SEED), false), budget, Protocol.MESSAGE_LIMIT);
    }

    private static void same(Message read, Message written) {
        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.bodyA()).isEqualTo(written.bodyA());
        assertThat(read.bodyB()).isEqualTo(written.bodyB());
    }

    @Test
    void aFrameIsTheBytesThatTheDocumentSays() throws IOException {
        Header header = Header.request(Protocol.HCN, HcnCall.CREATE.number())
                .numbered(7, 120_000)
                .about(2, ID)
                .below(new Guid(0x0102030405060708L, 0x090a0b0c0d0e0f10L))
                .withDetail(0x0a0b0c0dL)
                .withValue(0x1122334455667788L);
        assertThat(HexFormat.of().formatHex(written(Message.of(header, "{}", "é"))))
                .isEqualTo("484e5346" + "0100" + "0100" + "0700000000000000" + "0100" + "0400" + "0200" + "0000"
                        + "c0d40100" + "0d0c0b0a" + "522a1c6f0e7f534a9a516a0a4c1d7f10"
                        + "04030201060508070" + "90a0b0c0d0e0f10" + "02000000" + "02000000" + "8877665544332211"
                        + "7b7d" + "c3a9");
    }

    private Message anyMessage() {
        int sizeA = random.nextInt(4) == 0 ? random.nextInt(3 << 20) : random.nextInt(200);
        int sizeB = random.nextInt(6) == 0 ? random.nextInt(2 << 20) : random.nextInt(100);
        byte[] bodyA = new byte[sizeA];
        byte[] bodyB = new byte[sizeB];
        random.nextBytes(bodyA);
        random.nextBytes(bodyB);
        return new Message(
                new Header(
                        Header.Type.values()[random.nextInt(4)],
                        random.nextLong(),
                        random.nextInt(65536),
                        random.nextInt(65536),
                        random.nextInt(65536),
                        random.nextInt() & 0xFFFF_FFFFL,
                        random.nextInt() & 0xFFFF_FFFFL,
                        new Guid(random.nextLong(), random.nextLong()),
                        new Guid(random.nextLong(), random.nextLong()),
                        random.nextLong()),
                bodyA,
                bodyB);
    }

    @Test
    void messagesComeOutAsTheyWentInWhateverTheCuts() throws IOException {
        System.getLogger("test").log(System.Logger.Level.INFO, "seed {0}", SEED);
        for (int round = 0; round < 60; round++) {
            List<Message> sent = new ArrayList<>();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < 5; i++) {
                Message message = anyMessage();
                sent.add(message);
                bytes.write(written(message));
            }
            MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
            MessageReader reader =
                    new MessageReader(new BytesWire(bytes.toByteArray(), random, true), budget, Protocol.MESSAGE_LIMIT);
            for (Message message : sent) {
                same(nextAfterPauses(reader).orElseThrow(), message);
            }
            assertThat(nextAfterPauses(reader)).as("seed %d", SEED).isEmpty();
            reader.done();
            assertThat(budget.taken()).isZero();
        }
    }

    private static Optional<Message> nextAfterPauses(MessageReader reader) throws IOException {
        while (true) {
            try {
                return reader.next();
            } catch (SocketTimeoutException e) {
                continue;
            }
        }
    }

    @Test
    void aDocumentOf16MiBPassesAndOneAboveTheLimitDoesNot() throws IOException {
        Header header = Header.request(Protocol.HCN, 4).numbered(1, 0);
        Message large = new Message(header, new byte[16 << 20], new byte[5]);
        byte[] bytes = written(large);
        assertThat(bytes).hasSize((16 << 20) + 5 + 17 * Frame.BYTES);
        same(read(bytes), large);
        byte[] tooLarge = written(new Message(header, new byte[Protocol.MESSAGE_LIMIT], new byte[1]));
        assertThatThrownBy(() -> read(tooLarge))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void memoryForLargeBodiesIsBoundedAndGivenBack() throws IOException {
        byte[] bytes = written(new Message(Header.request(1, 4).numbered(1, 0), new byte[8 << 20], new byte[0]));
        MemoryBudget budget = new MemoryBudget(6L * (8 << 20));
        MessageReader first = reader(bytes, budget);
        assertThat(first.next()).isPresent();
        MessageReader second = reader(bytes, budget);
        assertThatThrownBy(second::next)
                .isInstanceOfSatisfying(
                        MalformedFrameException.class,
                        e -> assertThat(e.isTooMuch()).isTrue());
        second.done();
        first.done();
        assertThat(budget.taken()).isZero();
        assertThat(reader(bytes, budget).next()).isPresent();
    }

    @Test
    void whatIsNoFrameIsRefusedByItsHeader() throws IOException {
        byte[] good = written(Message.of(Header.request(1, 1).numbered(1, 0), "{}"));
        refused(good, 0, 'X', "does not begin");
        refused(good, 4, 2, "version 2");
        refused(good, 6, 0, "type is 0");
        refused(good, 6, 5, "type is 5");
        refused(good, 22, 2, "flags are 2");
        refused(good, 67, 0x7f, "more than");
        refused(good, 67, 0xff, "more than");
        byte[] twoBodies =
                written(new Message(Header.request(1, 1).numbered(1, 0), new byte[10], new byte[Protocol.FRAME_LIMIT]));
        byte[] otherMessage = twoBodies.clone();
        otherMessage[Frame.BYTES + Protocol.FRAME_LIMIT + 8] = 9;
        assertThatThrownBy(() -> read(otherMessage)).hasMessageContaining("another message");
        byte[] bodyAAgain = twoBodies.clone();
        int second = Frame.BYTES + Protocol.FRAME_LIMIT;
        bodyAAgain[second + 64] = 10;
        bodyAAgain[second + 68] = 0;
        assertThatThrownBy(() -> read(bodyAAgain)).hasMessageContaining("behind body B");
        byte[] emptyButMore = written(Message.of(Header.request(1, 1).numbered(1, 0)));
        refused(emptyButMore, 22, 1, "empty");
    }

    private static void refused(byte[] good, int at, int value, String why) {
        byte[] bad = good.clone();
        bad[at] = (byte) value;
        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aPeerThatEndsWithinAMessageIsNoEnd() throws IOException {
        byte[] bytes = written(Message.of(Header.request(1, 1).numbered(1, 0), "{}"));
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(EOFException.class);
        }
        assertThat(reader(new byte[0], new MemoryBudget(0)).next()).isEmpty();
    }

    @Test
    void mutatedBytesAreReadOrRefusedWithinTheMemoryThatIsAllowed() throws IOException {
        int count = 20_000 * Integer.getInteger("hnsform.check.scale", 1);
        byte[] seed = written(
                Message.of(Header.request(1, 4).numbered(1, 1000).about(1, ID), "{\"Name\":\"web\"}", "x"),
                Message.of(Header.request(1, 9).numbered(2, 0), "GET /networks/"),
                Message.of(Header.request(2, 5).numbered(3, 0).withValue(1), "records/a.json"));
        int read = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = seed.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            MemoryBudget budget = new MemoryBudget(8 << 20);
            MessageReader reader = reader(bytes, budget);
            try {
                while (reader.next().isPresent()) {
                    read++;
                }
            } catch (IOException e) {
                assertThat(e).as("seed %d", SEED).isInstanceOfAny(MalformedFrameException.class, EOFException.class);
            }
            assertThat(budget.taken()).isLessThanOrEqualTo(8 << 20);
            reader.done();
            assertThat(budget.taken()).isZero();
        }
        assertThat(read).isPositive();
    }
}
