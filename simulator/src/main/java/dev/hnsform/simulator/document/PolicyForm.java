package dev.hnsform.simulator.document;

import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.simulator.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One type of policy: how it is written, and where it may be (hns-reference 2.8, 2.9, 5.2).
 *
 * @param type v2 name
 * @param v1Type v1 name
 * @param number its number in the enumeration
 * @param types network types it may be on
 * @param elsewhere why it is refused on others
 * @param since the feature it came with
 * @param fields its settings
 */
public record PolicyForm(
        String type,
        String v1Type,
        int number,
        Set<NetworkType> types,
        Rule elsewhere,
        Optional<Feature> since,
        List<Setting> fields) {
    /** What a setting holds. */
    public enum Kind {
        /** Text. */
        TEXT,
        /** A number. */
        NUMBER,
        /** True or false. */
        BOOL,
        /** A list of texts. */
        TEXTS,
        /** NatFlags. */
        NAT_FLAGS,
        /** A protocol number; v1 writes {@code TCP} or {@code UDP}. */
        PROTOCOL,
        /** ActionType. */
        ACTION,
        /** DirectionType. */
        DIRECTION,
        /** RuleType. */
        RULE_TYPE,
        /** Anything, kept as it is. */
        ANY
    }

    /**
     * A setting.
     *
     * @param name v2 name
     * @param v1Name v1 name
     * @param kind what it holds
     */
    public record Setting(String name, String v1Name, Kind kind) {}
}
