package dev.hnsform.simulator.engine;

import dev.hnsform.simulator.profile.Switch;
import dev.hnsform.simulator.profile.Switches;
import java.util.List;
import java.util.TreeSet;

/** The settings of what is not established, and which of them the running call has come to depend on. */
final class Choices {
    private Switches switches;
    private final TreeSet<String> asked = new TreeSet<>();

    Choices(Switches switches) {
        this.switches = switches;
    }

    Switches switches() {
        return switches;
    }

    void set(Switches others) {
        switches = others;
    }

    /** Whether a switch has a setting; asked only where it makes a difference. */
    boolean is(Switch which, String choice) {
        return switches.choice(which).equals(choice);
    }

    /** As {@link #is}, for the outcome of a call: a rehearsal reports that its verdict rests on the switch. */
    boolean decides(Switch which, String choice) {
        asked.add(which.label());
        return is(which, choice);
    }

    void begin() {
        asked.clear();
    }

    List<String> asked() {
        return List.copyOf(asked);
    }
}
