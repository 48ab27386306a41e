/**
 * Network values: addresses, prefixes, MAC addresses, GUIDs and port ranges, each with one strict parser and one
 * canonical text that parses back. {@link dev.hnsform.schema.net.IpPrefix} is where to start; {@link
 * dev.hnsform.schema.net.PrefixIndex} finds overlaps among many. Pure: no I/O, no clock, no other package of hnsform.
 */
@NullMarked
package dev.hnsform.schema.net;

import org.jspecify.annotations.NullMarked;
