package dev.hnsform.hns.protocol;

import dev.hnsform.hns.port.HcnKind;
import java.util.Optional;

/** The protocol's numbers of the kinds of object: 1 network, 2 endpoint, 3 namespace, 4 load balancer, 5 SDN route, 6 guest network service. */
final class Kinds {
    private Kinds() {}

    static int number(HcnKind kind) {
        return switch (kind) {
            case NETWORK -> 1;
            case ENDPOINT -> 2;
            case NAMESPACE -> 3;
            case LOAD_BALANCER -> 4;
            case ROUTE -> 5;
            case GUEST_SERVICE -> 6;
        };
    }

    /** The kind of a number; empty for one that this side does not know. */
    static Optional<HcnKind> of(int number) {
        for (HcnKind kind : HcnKind.values()) {
            if (number(kind) == number) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
