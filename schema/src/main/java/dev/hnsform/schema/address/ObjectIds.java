package dev.hnsform.schema.address;

import dev.hnsform.schema.diagnostic.BugException;
import dev.hnsform.schema.net.Guid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The ids that hnsform gives host objects: UUIDv8 (RFC 9562) made of the first 48 bits of the stack's id, an 8-bit generation in clear, and a
 * hash of the address at birth. An object of a stack is recognised by its id alone.
 *
 * <p>Layout, from the left: 48 bits stack, 4 bits version (8), 8 bits generation, 4 bits hash, 2 bits variant, 62 bits hash.
 */
public final class ObjectIds {
    private static final long STACK_MASK = 0xFFFF_FFFF_FFFF_0000L;

    private ObjectIds() {}

    /**
     * The id of the object that an address of a stack is born with.
     *
     * @param stack the stack's id
     * @param generation 0 to 255; a replace counts it up, after 255 comes 0
     * @param bornAs the address under which the object was created; a move does not change it
     */
    public static Guid derive(Guid stack, int generation, ResourceAddress bornAs) {
        if (generation < 0 || generation > 255) {
            throw new IllegalArgumentException("generation " + generation + " is not in 0..255");
        }
        byte[] hash = hash(stack, bornAs);
        long first = ByteBuffer.wrap(hash).getLong();
        long second = ByteBuffer.wrap(hash, 8, 8).getLong();
        long high = (stack.high() & STACK_MASK) | 0x8000L | ((long) generation << 4) | (first & 0xFL);
        long low = 0x8000_0000_0000_0000L | (second & 0x3FFF_FFFF_FFFF_FFFFL);
        return new Guid(high, low);
    }

    /** The generation that follows: 0 after 255. */
    public static int next(int generation) {
        return (generation + 1) & 0xFF;
    }

    /** Whether this id was made for a resource of this stack. */
    public static boolean belongsTo(Guid id, Guid stack) {
        return (id.high() & STACK_MASK) == (stack.high() & STACK_MASK)
                && ((id.high() >>> 12) & 0xF) == 8
                && (id.low() >>> 62) == 2;
    }

    /** The generation in an id made by {@link #derive}. */
    public static int generation(Guid id) {
        return (int) ((id.high() >>> 4) & 0xFF);
    }

    /** Whether this id was made for this address of this stack, in whatever generation. */
    public static boolean isBornAs(Guid id, Guid stack, ResourceAddress bornAs) {
        return belongsTo(id, stack) && derive(stack, generation(id), bornAs).equals(id);
    }

    private static byte[] hash(Guid stack, ResourceAddress bornAs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(stack.toString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(bornAs.toString().getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new BugException("every Java platform has SHA-256", e);
        }
    }
}
