package dev.hnsform.hns.port;

/**
 * A Windows HRESULT as HNS answers it (hns-reference 3.1).
 *
 * @param value the 32 bits, unsigned, in the low half
 */
public record HResult(long value) {
    /** Checks that it is 32 bits. */
    public HResult {
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException("not an HRESULT: " + value);
        }
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "0x%08x", value);
    }
}
