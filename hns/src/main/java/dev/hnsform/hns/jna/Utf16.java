package dev.hnsform.hns.jna;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Windows texts, whatever the platform: UTF-16 with the low byte first and a zero unit at the end. JNA's own wide strings follow {@code
 * wchar_t}, which has four bytes outside Windows.
 */
final class Utf16 {
    private Utf16() {}

    /** A text for a {@code PCWSTR} argument. */
    static byte[] in(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text with a zero in it would arrive cut off: " + text.indexOf('\0'));
        }
        int size = text.length();
        byte[] bytes = new byte[2 * size + 2];
        for (int i = 0; i < size; i++) {
            char unit = text.charAt(i);
            bytes[2 * i] = (byte) unit;
            bytes[2 * i + 1] = (byte) (unit >>> 8);
        }
        return bytes;
    }

    /** The text at an address. */
    static String at(Pointer address) {
        long units = 0;
        while (address.getShort(2 * units) != 0) {
            units++;
        }
        // Not through a charset: half a surrogate pair, which HNS may hold in a name, stays what it is
        byte[] bytes = address.getByteArray(0, Math.toIntExact(2 * units));
        return ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .toString();
    }
}
