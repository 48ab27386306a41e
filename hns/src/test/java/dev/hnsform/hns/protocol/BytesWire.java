package dev.hnsform.hns.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Random;

/** A wire of bytes that are there already; reads come in parts of a seeded size, with time-outs in between. */
final class BytesWire implements Wire {
    private final ByteArrayInputStream in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random random;
    private final boolean pauses;

    BytesWire(byte[] bytes, Random random, boolean pauses) {
        this.in = new ByteArrayInputStream(bytes);
        this.random = random;
        this.pauses = pauses;
    }

    @Override
    public int read(ByteBuffer into) throws SocketTimeoutException {
        if (pauses && random.nextInt(3) == 0) {
            throw new SocketTimeoutException("nothing came");
        }
        int most = into.remaining() > 5000 ? into.remaining() : 1 + random.nextInt(into.remaining());
        int read = in.read(into.array(), into.arrayOffset() + into.position(), most);
        if (read > 0) {
            into.position(into.position() + read);
        }
        return read;
    }

    @Override
    public void write(ByteBuffer bytes) {
        out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        bytes.position(bytes.limit());
    }

    byte[] written() {
        return out.toByteArray();
    }

    @Override
    public void close() {
        in.reset();
    }
}
