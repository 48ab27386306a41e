package dev.hnsform.cli.view;

import dev.hnsform.appliers.failure.FailedRequest;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.port.HostCallException;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ToolException;
import dev.hnsform.schema.host.Observation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What ends a command early, on the stream beside the results. */
public final class FailureView {
    private final Screen screen;
    private final boolean traces;

    /** Shows failures; with stack traces only when they were asked for. */
    public FailureView(Screen screen, boolean traces) {
        this.screen = screen;
        this.traces = traces;
    }

    /** A failure that is no bug: its message says what is wrong and what to do. */
    public void failure(ToolException failure) {
        message(failure);
        if (failure instanceof HostCallException call) {
            new HostFailureText(screen).lines(HostFailure.of(call)).forEach(screen::note);
        }
        trace(failure);
    }

    /** A host call that failed, with what was asked for and what the host holds. */
    public void failure(HostCallException failure, FailedRequest request, Observation observed) {
        message(failure);
        new HostFailureText(screen)
                .lines(HostFailure.of(failure), request, observed)
                .forEach(screen::note);
        trace(failure);
    }

    private void message(ToolException failure) {
        screen.note(screen.palette().removed("error " + failure.code() + ":") + " " + shown(failure.text()));
    }

    /** A file or stream failed at a place that had no message of its own. */
    public void file(UncheckedIOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        screen.note(
                screen.palette().removed("error HF9004:") + " A file or stream failed: "
                        + shown(firstLine(String.valueOf(cause.getMessage())))
                        + ". Check the disk and the rights, and run the command again; whatever was being changed is settled then.");
        trace(failure);
    }

    /** The memory is used up. */
    public void memory(long mebibytes) {
        screen.note(screen.palette().removed("error HF9003:") + " hnsform ran out of memory: it may use " + mebibytes
                + " MiB, and the work needs more. Whatever was being changed is settled by the next run. Allow more, for example"
                + " HNSFORM_JAVA_OPTS=-Xmx4g, and run the command again.");
    }

    /** A bug. */
    public void bug(Throwable bug, String version) {
        String said = bug.getMessage();
        screen.note(screen.palette().removed("error HF9000:") + " This is a bug in hnsform " + version + ": "
                + bug.getClass().getSimpleName() + (said == null ? "" : ": " + shown(firstLine(said))));
        screen.note("  A run that was under way is settled by the next one. Please report it with the command you ran"
                + (traces ? " and what follows." : ", and what it prints with HNSFORM_STACKTRACE=1."));
        trace(bug);
    }

    private void trace(Throwable failure) {
        if (traces) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            screen.note(text.toString().stripTrailing());
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Line feeds stay; whatever else would act on a terminal is shown instead. */
    private static String shown(String text) {
        return text.lines()
                .map(DiagnosticText::escaped)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
