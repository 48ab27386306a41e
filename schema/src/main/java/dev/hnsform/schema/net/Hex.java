package dev.hnsform.schema.net;

/** Hexadecimal digits, ASCII only: {@code Character.digit} would accept the digits of every script. */
final class Hex {
    private static final String UPPER = "0123456789ABCDEF";

    private Hex() {}

    /** The value of a digit, or -1. */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    static char upper(int nibble) {
        return UPPER.charAt(nibble & 0xF);
    }
}
