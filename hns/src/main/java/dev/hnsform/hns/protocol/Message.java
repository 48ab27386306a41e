package dev.hnsform.hns.protocol;

import java.nio.charset.StandardCharsets;

/** One message: a header and two bodies, which are not copied and must not be changed. */
public final class Message {
    private static final byte[] NONE = {};

    private final Header header;
    private final byte[] bodyA;
    private final byte[] bodyB;

    /** A message with two bodies. */
    public Message(Header header, byte[] bodyA, byte[] bodyB) {
        this.header = header;
        this.bodyA = bodyA;
        this.bodyB = bodyB;
    }

    /** A message without bodies. */
    public static Message of(Header header) {
        return new Message(header, NONE, NONE);
    }

    /** A message with a text in body A. */
    public static Message of(Header header, String textA) {
        return new Message(header, bytes(textA), NONE);
    }

    /** A message with texts in both bodies. */
    public static Message of(Header header, String textA, String textB) {
        return new Message(header, bytes(textA), bytes(textB));
    }

    private static byte[] bytes(String text) {
        return text.isEmpty() ? NONE : text.getBytes(StandardCharsets.UTF_8);
    }

    /** The header. */
    public Header header() {
        return header;
    }

    /** Body A. */
    public byte[] bodyA() {
        return bodyA;
    }

    /** Body B. */
    public byte[] bodyB() {
        return bodyB;
    }

    /** Body A as text; what is no UTF-8 becomes U+FFFD. */
    public String textA() {
        return new String(bodyA, StandardCharsets.UTF_8);
    }

    /** Body B as text. */
    public String textB() {
        return new String(bodyB, StandardCharsets.UTF_8);
    }

    /** Whether it answers that a request failed. */
    public boolean isError() {
        return header.type() == Header.Type.ERROR;
    }

    /** How many bytes its bodies have. */
    long size() {
        return (long) bodyA.length + bodyB.length;
    }
}
