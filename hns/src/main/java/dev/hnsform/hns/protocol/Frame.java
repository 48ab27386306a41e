package dev.hnsform.hns.protocol;

import dev.hnsform.schema.net.Guid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame's header on the wire.
 *
 * @param header what it says of the message
 * @param more whether another frame of the message follows
 * @param lengthA bytes of body A behind it
 * @param lengthB bytes of body B behind those
 */
record Frame(Header header, boolean more, int lengthA, int lengthB) {
    /** Bytes of a header. */
    static final int BYTES = 80;

    private static final int MAGIC = 0x46534E48; // the bytes "HNSF", read little-endian
    private static final int MORE = 1;
    private static final int SHORT = 0xFFFF;
    private static final long INT = 0xFFFF_FFFFL;

    void put(ByteBuffer out) {
        out.order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(MAGIC).putShort((short) Protocol.VERSION).putShort((short)
                (header.type().ordinal() + 1));
        out.putLong(header.request());
        out.putShort((short) header.service()).putShort((short) header.call());
        out.putShort((short) header.kind()).putShort((short) (more ? MORE : 0));
        out.putInt((int) header.status()).putInt((int) header.detail());
        put(out, header.id());
        put(out, header.parent());
        out.putInt(lengthA).putInt(lengthB).putLong(header.value());
    }

    /**
     * Reads a header of 80 bytes.
     *
     * @throws MalformedFrameException if it is none
     */
    static Frame get(ByteBuffer in) throws MalformedFrameException {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.getInt() != MAGIC) {
            throw new MalformedFrameException("it does not begin as a frame of the host protocol does");
        }
        int version = in.getShort() & SHORT;
        if (version != Protocol.VERSION) {
            throw MalformedFrameException.otherVersion(version);
        }
        int type = in.getShort() & SHORT;
        if (type < 1 || type > Header.Type.values().length) {
            throw new MalformedFrameException("its type is " + type);
        }
        long request = in.getLong();
        int service = in.getShort() & SHORT;
        int call = in.getShort() & SHORT;
        int kind = in.getShort() & SHORT;
        int flags = in.getShort() & SHORT;
        if ((flags & ~MORE) != 0) {
            throw new MalformedFrameException("its flags are " + flags);
        }
        long status = in.getInt() & INT;
        long detail = in.getInt() & INT;
        Guid id = guid(in);
        Guid parent = guid(in);
        int lengthA = in.getInt();
        int lengthB = in.getInt();
        boolean more = flags == MORE;
        if (lengthA < 0 || lengthB < 0 || (long) lengthA + lengthB > Protocol.FRAME_LIMIT) {
            throw new MalformedFrameException("it says that more than " + Protocol.FRAME_LIMIT + " bytes follow");
        }
        if (more && lengthA + lengthB == 0) {
            throw new MalformedFrameException("it is empty, and says that more follows");
        }
        Header.Type what = Header.Type.values()[type - 1];
        return new Frame(
                new Header(what, request, service, call, kind, status, detail, id, parent, in.getLong()),
                more,
                lengthA,
                lengthB);
    }

    /** As Windows holds it in memory: three numbers in the order of the machine, then eight bytes. */
    private static void put(ByteBuffer out, Guid id) {
        out.putInt((int) (id.high() >>> 32))
                .putShort((short) (id.high() >>> 16))
                .putShort((short) id.high());
        out.putLong(Long.reverseBytes(id.low()));
    }

    private static Guid guid(ByteBuffer in) {
        long high = in.getInt() & INT;
        high = high << 16 | in.getShort() & SHORT;
        high = high << 16 | in.getShort() & SHORT;
        return new Guid(high, Long.reverseBytes(in.getLong()));
    }
}
