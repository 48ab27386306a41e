package dev.hnsform.hns.port;

import java.util.Optional;

/** Whether others may hold a port too: {@code HCN_PORT_ACCESS} (hns-reference 1.2). */
public enum PortAccess {
    /** Nobody else. */
    EXCLUSIVE,
    /** Others who share it; WSL holds ports of multicast so (code). */
    SHARED;

    /** HNS's number: 1 or 2. */
    public int number() {
        return ordinal() + 1;
    }

    /** The access of a number; empty when it is none. */
    public static Optional<PortAccess> of(long number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[(int) number - 1]) : Optional.empty();
    }
}
