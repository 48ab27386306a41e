package dev.hnsform.hns.port;

import java.util.Optional;

/** Which protocols a port is held for: {@code HCN_PORT_PROTOCOL} (hns-reference 1.2). */
public enum PortProtocol {
    /** TCP alone. */
    TCP,
    /** UDP alone. */
    UDP,
    /** TCP and UDP. */
    BOTH;

    /** HNS's number: 1, 2 or 3. */
    public int number() {
        return ordinal() + 1;
    }

    /** The protocols of a number; empty when it is none. */
    public static Optional<PortProtocol> of(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }

    /** Whether a protocol of this one is one of the other's. */
    public boolean meets(PortProtocol other) {
        return (number() & other.number()) != 0;
    }
}
