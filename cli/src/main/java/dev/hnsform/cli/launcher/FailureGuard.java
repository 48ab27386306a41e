package dev.hnsform.cli.launcher;

import dev.hnsform.cli.command.Session;
import dev.hnsform.cli.compose.Surroundings;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.FailureView;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.schema.diagnostic.ToolException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Turns whatever a command throws into a message and an exit code: nobody ever sees a stack trace who did not ask for one. */
final class FailureGuard {
    private final FailureView view;

    FailureGuard(Surroundings surroundings, Screen screen) {
        this.view = new Session(screen, surroundings, Version.text()).failures();
    }

    ExitCode run(Supplier<ExitCode> work) {
        try {
            return work.get();
        } catch (ToolException e) {
            view.failure(e);
            return ExitOf.failure(e);
        } catch (UncheckedIOException e) {
            view.file(e);
            return ExitCode.FILE;
        } catch (OutOfMemoryError e) {
            view.memory(Runtime.getRuntime().maxMemory() >> 20);
            return ExitCode.MEMORY;
        } catch (StackOverflowError | RuntimeException e) {
            view.bug(e, Version.text());
            return ExitCode.BUG;
        } catch (Error e) {
            view.bug(e, Version.text());
            return ExitCode.BUG;
        }
    }
}
