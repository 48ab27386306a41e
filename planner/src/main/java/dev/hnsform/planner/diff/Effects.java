package dev.hnsform.planner.diff;

import dev.hnsform.planner.change.FieldChange.Effect;
import dev.hnsform.schema.feature.Feature;
import dev.hnsform.schema.feature.Features;
import dev.hnsform.schema.feature.NetworkType;
import dev.hnsform.schema.field.Field;
import dev.hnsform.schema.field.Mutability;
import dev.hnsform.schema.policy.PolicyType;
import dev.hnsform.schema.resource.Network;
import dev.hnsform.schema.resource.Subnet;

/**
 * What it takes to change a field of a living object (hns-reference 5.1).
 *
 * @param subnetsInPlace whether whole subnets and IP subnets can be added and removed
 */
public record Effects(boolean subnetsInPlace) {
    /** Where subnets stay as they were created. */
    public static final Effects PLAIN = new Effects(false);

    private static final Effects WITH_SUBNETS = new Effects(true);

    /** What holds for a network of this type on this host: L2Bridge, L2Tunnel and Overlay, schema 2.6 and later. */
    public static Effects on(NetworkType type, Features features) {
        return type.hasVfp() && features.has(Feature.SUBNET_CHANGE) ? WITH_SUBNETS : PLAIN;
    }

    Effect of(Trail trail, boolean wholeElement) {
        PolicyType policy = trail.policy();
        if (policy != null) {
            return policy.isChangeableInPlace() ? Effect.IN_PLACE : Effect.REPLACES;
        }
        if (subnetsInPlace
                && wholeElement
                && (trail.field() == Network.SUBNETS || trail.field() == Subnet.IP_SUBNETS)) {
            return Effect.IN_PLACE;
        }
        Field<?> top = trail.topField();
        return top != null && top.mutability() == Mutability.IN_PLACE ? Effect.IN_PLACE : Effect.REPLACES;
    }
}
