package dev.hnsform.hns.rehearsal;

import dev.hnsform.hns.snapshot.HostSnapshot;

/** A model of HNS that a snapshot of a host can be admitted to: what a rehearsal runs on. The simulator is one. */
public interface HostModel {
    /**
     * A simulated host that holds what the snapshot holds. Objects it cannot express are kept as they are, occupying their id, name, prefix,
     * addresses, ports and adapter. Nothing done to it reaches any real host.
     */
    RehearsalHost admit(HostSnapshot snapshot);
}
