package dev.hnsform.simulator.model;

import dev.hnsform.schema.net.IpAddress;
import dev.hnsform.schema.net.IpPrefix;

/**
 * A route; one to {@code 0.0.0.0/0} or {@code ::/0} is the gateway (hns-reference 2.3).
 *
 * @param destination where to
 * @param nextHop through whom
 * @param metric 0 to 65535
 */
public record Route(IpPrefix destination, IpAddress nextHop, int metric) {}
