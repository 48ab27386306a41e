/** An HNS without Windows behind the host port: as strict as HNS is known to be, each rule with its grade. */
@NullMarked
package dev.hnsform.simulator;

import org.jspecify.annotations.NullMarked;
