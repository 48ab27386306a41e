package dev.hnsform.hns.protocol;

import java.util.Optional;

/** The calls of the service {@link Protocol#HCN}, by number from 1. */
enum HcnCall {
    ENUMERATE,
    OPEN,
    QUERY,
    CREATE,
    MODIFY,
    DELETE,
    STATISTICS,
    ADDRESSES,
    HNS_CALL,
    FACTS,
    SUBSCRIBE,
    UNSUBSCRIBE,
    RESERVE_PORT,
    RESERVE_PORT_RANGE,
    RELEASE_PORTS,
    RESERVED_PORTS;

    int number() {
        return ordinal() + 1;
    }

    static Optional<HcnCall> of(int number) {
        return number < 1 || number > values().length ? Optional.empty() : Optional.of(values()[number - 1]);
    }

    /** Whether a lost answer leaves it open what the host holds. */
    boolean changes() {
        return switch (this) {
            case CREATE, MODIFY, DELETE, HNS_CALL, RESERVE_PORT, RESERVE_PORT_RANGE, RELEASE_PORTS -> true;
            case ENUMERATE, OPEN, QUERY, STATISTICS, ADDRESSES, FACTS, SUBSCRIBE, UNSUBSCRIBE, RESERVED_PORTS -> false;
        };
    }
}
