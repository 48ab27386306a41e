package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.simulator.SimulatedHost;
import dev.hnsform.simulator.profile.SimulatorSettingsException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Simulated hosts named on the command line. */
final class SimulatorFiles {
    private SimulatorFiles() {}

    /** Opens one; {@code sim:FILE} is understood too. */
    static SimulatedHost open(Session session, String file) {
        return SimulatedHost.open(path(session, file));
    }

    /** The path of one. */
    static Path path(Session session, String file) {
        return session.surroundings().path(file.startsWith("sim:") ? file.substring("sim:".length()) : file);
    }

    /** Work that may be told that a setting is none. */
    static <T> T setting(Supplier<T> work) {
        try {
            return work.get();
        } catch (SimulatorSettingsException e) {
            throw CommandException.usage("HF9010", e.subject(), e.text());
        }
    }
}
