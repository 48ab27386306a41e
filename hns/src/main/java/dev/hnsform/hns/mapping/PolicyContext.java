package dev.hnsform.hns.mapping;

import dev.hnsform.schema.feature.NetworkType;
import java.util.Optional;

/**
 * What a policy's document depends on besides the policy.
 *
 * @param networkType the type of the network; absent when it is not one of the language
 * @param ipv6Only whether the endpoint asks for IPv6 addresses alone
 */
record PolicyContext(Optional<NetworkType> networkType, boolean ipv6Only) {
    /** For policies that depend on nothing. */
    static final PolicyContext NONE = new PolicyContext(Optional.empty(), false);

    /** Whether published ports are reached from the node itself only by LocalRoutedVip (hns-reference 5.2, doc). */
    boolean needsLocalRoutedVip() {
        return networkType
                .filter(t -> t == NetworkType.L2BRIDGE || t == NetworkType.L2TUNNEL)
                .isPresent();
    }
}
