package dev.hnsform.simulator.storage;

import dev.hnsform.schema.json.JsonFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole lines of a log, without their ends; a last one that has no end is left out. */
final class LogLines {
    private static final int BLOCK = 1 << 20;
    private static final int SMALLEST_BLOCK = 1 << 12;
    private static final int LONGEST_LINE = 512 << 20;

    private final InputStream in;
    private byte[] buffer;
    /** How much of a line stands at the beginning of the buffer. */
    private int begun;

    private List<byte[]> ready = List.of();
    private int next;

    /**
     * Lines of a stream.
     *
     * @param bytes about how many bytes are to come
     */
    LogLines(InputStream in, long bytes) {
        this.in = in;
        this.buffer = new byte[(int) Math.max(SMALLEST_BLOCK, Math.min(BLOCK, bytes + 1))];
    }

    /** The next line, or null when there is none. */
    byte @Nullable [] one() throws IOException {
        return isAtEnd() ? null : ready.get(next++);
    }

    /** As many of the next lines as are at hand; none at the end. */
    List<byte[]> some() throws IOException {
        if (isAtEnd()) {
            return List.of();
        }
        List<byte[]> some = ready.subList(next, ready.size());
        next = ready.size();
        return some;
    }

    private boolean isAtEnd() throws IOException {
        if (next == ready.size()) {
            ready = block();
            next = 0;
        }
        return ready.isEmpty();
    }

    private List<byte[]> block() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        while (lines.isEmpty()) {
            if (begun == buffer.length) {
                grow();
            }
            int filled = begun + in.readNBytes(buffer, begun, buffer.length - begun);
            if (filled == begun) {
                return lines;
            }
            int start = 0;
            for (int i = begun; i < filled; i++) {
                if (buffer[i] == '\n') {
                    lines.add(Arrays.copyOfRange(buffer, start, i));
                    start = i + 1;
                }
            }
            begun = filled - start;
            System.arraycopy(buffer, start, buffer, 0, begun);
        }
        return lines;
    }

    private void grow() {
        if (buffer.length >= LONGEST_LINE) {
            throw new JsonFormatException("it is longer than " + LONGEST_LINE + " bytes");
        }
        buffer = Arrays.copyOf(buffer, Math.min(LONGEST_LINE, buffer.length * 2));
    }
}
