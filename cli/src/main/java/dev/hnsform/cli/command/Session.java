package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.view.FailureView;
import dev.hnsform.cli.view.Screen;

/**
 * What every command is given.
 *
 * @param screen where output goes
 * @param surroundings the process it runs in
 * @param version of hnsform
 */
public record Session(Screen screen, Surroundings surroundings, String version) {
    /** Environment variable that shows where a failure came from. */
    public static final String TRACE = "HNSFORM_STACKTRACE";

    /** Shows failures. */
    public FailureView failures() {
        return new FailureView(
                screen, surroundings.variable(TRACE).filter("1"::equals).isPresent());
    }
}
