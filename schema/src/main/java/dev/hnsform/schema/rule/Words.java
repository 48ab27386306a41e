package dev.hnsform.schema.rule;

import dev.hnsform.schema.feature.NetworkType;
import java.util.List;
import java.util.stream.Collectors;

/** Words that several rules use. */
final class Words {
    private Words() {}

    /** {@code a NAT}, {@code an L2Bridge}. */
    static String article(NetworkType type) {
        return ("IO".indexOf(type.label().charAt(0)) >= 0 || type.label().startsWith("L2") ? "an " : "a ") + type;
    }

    /** {@code NAT, L2Bridge and L2Tunnel}. */
    static String list(List<NetworkType> types) {
        int last = types.size() - 1;
        return last <= 0
                ? types.stream().map(NetworkType::label).collect(Collectors.joining())
                : types.subList(0, last).stream().map(NetworkType::label).collect(Collectors.joining(", ")) + " and "
                        + types.get(last);
    }
}
