package dev.hnsform.schema.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A SHA-256 digest.
 *
 * @param hex its 64 hexadecimal digits, lower case
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final int LENGTH = 64;
    private static final String DIGITS = "0123456789abcdef";

    /**
     * Checks the digits.
     *
     * @throws IllegalArgumentException if the text is anything but 64 lower-case hexadecimal digits
     */
    public Digest {
        boolean valid = hex.length() == LENGTH;
        for (int i = 0; valid && i < LENGTH; i++) {
            valid = DIGITS.indexOf(hex.charAt(i)) >= 0;
        }
        if (!valid) {
            throw new IllegalArgumentException("not a SHA-256 digest; expected 64 lower-case hexadecimal digits");
        }
    }

    /** The digest of the bytes. */
    public static Digest of(byte[] bytes) {
        byte[] hash = sha256().digest(bytes);
        StringBuilder hex = new StringBuilder(LENGTH);
        for (byte b : hash) {
            hex.append(DIGITS.charAt(b >> 4 & 0xF)).append(DIGITS.charAt(b & 0xF));
        }
        return new Digest(hex.toString());
    }

    /** The digest of the UTF-8 bytes of the canonical form ({@link JsonWriter#canonical}). */
    public static Digest of(Json json) {
        return of(JsonWriter.canonical(json).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
