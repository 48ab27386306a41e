package dev.hnsform.simulator;

import dev.hnsform.hns.rehearsal.HostModel;
import dev.hnsform.hns.rehearsal.RehearsalHost;
import dev.hnsform.hns.snapshot.HostSnapshot;
import dev.hnsform.simulator.profile.Switches;

/** The simulator as the model of HNS that rehearsals run on. */
public final class SimulatorModel implements HostModel {
    private final Switches switches;

    /** With every point that is not established at its default. */
    public SimulatorModel() {
        this(Switches.DEFAULTS);
    }

    /** With these settings of what is not established. */
    public SimulatorModel(Switches switches) {
        this.switches = switches;
    }

    @Override
    public RehearsalHost admit(HostSnapshot snapshot) {
        return SimulatedHost.admitted(snapshot, switches);
    }
}
