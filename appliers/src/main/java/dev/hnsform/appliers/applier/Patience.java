package dev.hnsform.appliers.applier;

import java.time.Duration;

/**
 * How long a step waits for what.
 *
 * @param firstPause the first pause between two tries of a call or a read; later ones grow
 * @param longestPause no pause is longer
 * @param retryFor how long calls that failed for now are tried again
 * @param readBackFor how long the read-back waits for what the host said it did
 * @param interruptionFor the same for steps that interrupt the host, whose reads fail meanwhile
 * @param managementIpFor how long an external network's ManagementIP is waited for; it never fails a run
 * @param settleWindow how far two equal reads of an object lie apart before it is at rest
 * @param settleFor how long an object may take to come to rest
 */
public record Patience(
        Duration firstPause,
        Duration longestPause,
        Duration retryFor,
        Duration readBackFor,
        Duration interruptionFor,
        Duration managementIpFor,
        Duration settleWindow,
        Duration settleFor) {
    /** For hosts. The figures come from what clients of HNS do (hns-reference 5.4). */
    public static final Patience HOST = new Patience(
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));

    /** For models of hosts: what is not so at once never will be. */
    public static final Patience NONE = new Patience(
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(1),
            Duration.ZERO);
}
