package dev.hnsform.schema.rule;

import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.policy.Policy;
import dev.hnsform.schema.resource.Subnet;

/** Paths of fields, as messages and look-ups write them. */
final class Paths {
    private Paths() {}

    static String of(Subnet subnet) {
        return "spec.subnets[" + subnet.prefix() + "]";
    }

    static String of(Subnet subnet, String field) {
        return of(subnet) + "." + field;
    }

    static String of(Policy policy) {
        return "spec.policies[" + policy.key() + "]";
    }

    static String ofAddress(IpAddress address) {
        return "spec.ipAddresses[" + address + "]";
    }
}
