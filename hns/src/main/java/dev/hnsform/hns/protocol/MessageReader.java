package dev.hnsform.hns.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts messages together from frames. A read that ended in time-out goes on where it was. */
final class MessageReader {
    /** Bodies up to this are not counted: a connection may have so much at any time. */
    private static final int FREE = 64 << 10;

    private final Wire wire;
    private final MemoryBudget budget;
    private final ByteBuffer head = ByteBuffer.allocate(Frame.BYTES);
    private final Body bodyA = new Body();
    private final Body bodyB = new Body();
    private int limit;
    private @Nullable Header first;
    private @Nullable Frame frame;
    private long taken;

    MessageReader(Wire wire, MemoryBudget budget, int limit) {
        this.wire = wire;
        this.budget = budget;
        this.limit = limit;
    }

    /** How large messages may be from now on. */
    void limit(int bytes) {
        this.limit = bytes;
    }

    /**
     * The next message; empty when the peer has ended between two.
     *
     * @throws MalformedFrameException if what comes is no message
     * @throws java.net.SocketTimeoutException if none came whole in time
     * @throws EOFException if the peer ended within one
     */
    Optional<Message> next() throws IOException {
        while (true) {
            Frame now = frame;
            if (now == null) {
                if (!fill(head, head.position() == 0 && first == null)) {
                    return Optional.empty();
                }
                now = begun(Frame.get(head.flip()));
                frame = now;
                head.clear();
            }
            bodyA.fill();
            bodyB.fill();
            frame = null;
            if (!now.more()) {
                Message message = new Message(now.header(), bodyA.take(), bodyB.take());
                first = null;
                return Optional.of(message);
            }
        }
    }

    private Frame begun(Frame next) throws MalformedFrameException {
        Header known = first;
        if (known == null) {
            done();
            first = next.header();
        } else if (!known.equals(next.header())) {
            throw new MalformedFrameException("it is of another message than the one that was begun");
        }
        if (next.lengthA() > 0 && bodyB.length > 0) {
            throw new MalformedFrameException("body A goes on behind body B");
        }
        long total = (long) bodyA.length + bodyB.length + next.lengthA() + next.lengthB();
        if (total > limit) {
            throw new MalformedFrameException("the message has more than " + limit + " bytes");
        }
        if (total > FREE) {
            long more = total - taken;
            if (!budget.take(more)) {
                throw MalformedFrameException.noMemory();
            }
            taken = total;
        }
        bodyA.expect(next.lengthA());
        bodyB.expect(next.lengthB());
        return next;
    }

    /** Says that the last message is of no more use: its memory is free for others. */
    void done() {
        budget.giveBack(taken);
        taken = 0;
    }

    private boolean fill(ByteBuffer into, boolean mayEnd) throws IOException {
        boolean end = mayEnd;
        while (into.hasRemaining()) {
            if (wire.read(into) < 0) {
                if (end) {
                    return false;
                }
                throw new EOFException("the peer ended within a message");
            }
            end = false;
        }
        return true;
    }

    /** A body that grows as its parts come. */
    private final class Body {
        private static final byte[] NONE = {};

        private byte[] bytes = NONE;
        private int length;
        private int expected;

        void expect(int more) {
            expected = length + more;
            if (expected > bytes.length) {
                int grown = length == 0 ? expected : (int) Math.max(expected, Math.min(limit, 2L * bytes.length));
                bytes = Arrays.copyOf(bytes, grown);
            }
        }

        void fill() throws IOException {
            while (length < expected) {
                int read = wire.read(ByteBuffer.wrap(bytes, length, expected - length));
                if (read < 0) {
                    throw new EOFException("the peer ended within a message");
                }
                length += read;
            }
        }

        byte[] take() {
            byte[] taken = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
            bytes = NONE;
            length = 0;
            expected = 0;
            return taken;
        }
    }
}
