package dev.hnsform.simulator.profile;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings of all switches: those stated, and the defaults of the others. Immutable. */
public final class Switches {
    /** Every switch at its default. */
    public static final Switches DEFAULTS = new Switches(Map.of());

    private final Map<Switch, String> stated;

    private Switches(Map<Switch, String> stated) {
        this.stated = stated.isEmpty() ? new EnumMap<>(Switch.class) : new EnumMap<>(stated);
    }

    /**
     * The settings with these stated, by name.
     *
     * @throws SimulatorSettingsException if a switch or a setting is not known
     */
    public static Switches of(Map<String, String> stated) {
        Switches switches = DEFAULTS;
        for (Map.Entry<String, String> entry : stated.entrySet()) {
            switches = switches.with(Switch.parse(entry.getKey()), entry.getValue());
        }
        return switches;
    }

    /**
     * These settings with one stated.
     *
     * @throws SimulatorSettingsException if the switch has no such setting
     */
    public Switches with(Switch which, String choice) {
        EnumMap<Switch, String> more = new EnumMap<>(Switch.class);
        more.putAll(stated);
        more.put(which, which.parseChoice(choice));
        return new Switches(more);
    }

    /** The setting of a switch. */
    public String choice(Switch which) {
        return stated.getOrDefault(which, which.defaultChoice());
    }

    /** Every switch with its setting, by name. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        for (Switch which : Switch.values()) {
            all.put(which.label(), choice(which));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** The switches that were stated, by name. */
    public SortedMap<String, String> stated() {
        SortedMap<String, String> named = new TreeMap<>();
        stated.forEach((which, choice) -> named.put(which.label(), choice));
        return Collections.unmodifiableSortedMap(named);
    }
}
