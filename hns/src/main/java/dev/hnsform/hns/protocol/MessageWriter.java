package dev.hnsform.hns.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Cuts messages into frames. */
final class MessageWriter {
    private static final int TOGETHER = 64 << 10;

    private final Wire wire;

    MessageWriter(Wire wire) {
        this.wire = wire;
    }

    /** Writes a message; whoever shares the wire with others sees to it that no two write at once. */
    void write(Message message) throws IOException {
        int atA = 0;
        int atB = 0;
        int sizeA = message.bodyA().length;
        int sizeB = message.bodyB().length;
        do {
            int lengthA = Math.min(sizeA - atA, Protocol.FRAME_LIMIT);
            int lengthB = Math.min(sizeB - atB, Protocol.FRAME_LIMIT - lengthA);
            boolean more = atA + lengthA < sizeA || atB + lengthB < sizeB;
            frame(
                    new Frame(message.header(), more, lengthA, lengthB),
                    ByteBuffer.wrap(message.bodyA(), atA, lengthA),
                    ByteBuffer.wrap(message.bodyB(), atB, lengthB));
            atA += lengthA;
            atB += lengthB;
        } while (atA < sizeA || atB < sizeB);
    }

    private void frame(Frame frame, ByteBuffer bodyA, ByteBuffer bodyB) throws IOException {
        int bodies = bodyA.remaining() + bodyB.remaining();
        boolean together = bodies <= TOGETHER;
        ByteBuffer head = ByteBuffer.allocate(Frame.BYTES + (together ? bodies : 0));
        frame.put(head);
        if (together) {
            head.put(bodyA).put(bodyB);
        }
        wire.write(head.flip());
        if (!together) {
            wire.write(bodyA);
            wire.write(bodyB);
        }
    }
}
