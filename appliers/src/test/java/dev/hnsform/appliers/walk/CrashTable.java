package dev.hnsform.appliers.walk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which end states are allowed after which fault in which kind of change. */
final class CrashTable {
    /** The faults, as columns. */
    enum Column {
        KILLED("killed before or after any host call"),
        ENDED("ended before, in, or after any write"),
        POWER("power lost at any call or write"),
        MISSED("answer missed, refused, failed or lied about"),
        LATE("create lands late"),
        ROLLED_BACK("failed with `--on-failure rollback`"),
        NO_OWNER("`Owner` dropped"),
        RECORD_LOST("record lost");

        private final String label;

        Column(String label) {
            this.label = label;
        }
    }

    private CrashTable() {}

    static Set<EndState> allowed(Scenario scenario, Column column) {
        return switch (column) {
            case KILLED, ENDED, POWER, MISSED, LATE, NO_OWNER -> EnumSet.of(EndState.CONVERGED);
            case ROLLED_BACK -> EnumSet.of(EndState.UNDONE, EndState.CONVERGED);
            case RECORD_LOST ->
                switch (scenario) {
                    case CREATE,
                            UPDATE,
                            OVERLAY_UPDATE,
                            SUBNETS_UPDATE,
                            REPLACE,
                            OVERLAY_REPLACE,
                            ATTACH,
                            DETACH,
                            CONTAINER,
                            MOVE -> EnumSet.of(EndState.CONVERGED, EndState.FOUND_BY_ID);
                    case LEAVE_CONTAINER ->
                        EnumSet.of(EndState.CONVERGED, EndState.FOUND_BY_ID, EndState.DECLARED, EndState.ORPHANED);
                    case DELETE -> EnumSet.of(EndState.CONVERGED, EndState.ORPHANED);
                    case ADOPT -> EnumSet.of(EndState.CONVERGED, EndState.ADOPTED_AGAIN);
                };
        };
    }

    /** Which end states are allowed after these faults, a process each. */
    static Set<EndState> allowed(Scenario scenario, Iterable<Fault> faults) {
        Set<EndState> allowed = EnumSet.copyOf(allowed(scenario, Column.KILLED));
        for (Fault fault : faults) {
            if (fault.loss() != Fault.Loss.NOTHING) {
                allowed.addAll(allowed(scenario, Column.RECORD_LOST));
            }
            if (fault.options().onFailure() == dev.hnsform.appliers.run.RunOptions.OnFailure.ROLL_BACK) {
                allowed.addAll(allowed(scenario, Column.ROLLED_BACK));
            }
        }
        return allowed;
    }

    /** The table in Markdown. */
    static String render() {
        StringBuilder text = new StringBuilder("| change |");
        for (Column column : Column.values()) {
            text.append(' ').append(column.label).append(" |");
        }
        text.append("\n|---|").append("---|".repeat(Column.values().length)).append('\n');
        for (Scenario scenario : Scenario.values()) {
            text.append("| ")
                    .append(scenario.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" |");
            for (Column column : Column.values()) {
                Set<EndState> states = allowed(scenario, column);
                text.append(' ')
                        .append(Arrays.stream(EndState.values())
                                .filter(states::contains)
                                .map(EndState::label)
                                .collect(Collectors.joining(", ")))
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
