package dev.hnsform.cli.command;

import dev.hnsform.cli.compose.StackFiles;
import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.DiagnosticsView;
import dev.hnsform.cli.view.PlanFormat;
import dev.hnsform.cli.view.StackView;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.source.SourceLines;
import dev.hnsform.schema.source.SourceSet;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.Stacks;
import java.util.Optional;

/** A stack that was read, and whose files can be read again until this is closed: for source lines and places. */
final class OpenStack implements AutoCloseable {
    private final Session session;
    private final String named;
    private final StackFiles files;
    private final SourceLines lines;
    private final Stacks.Result result;

    private final ValueOptions values;

    private OpenStack(
            Session session,
            String named,
            ValueOptions values,
            StackFiles files,
            SourceLines lines,
            Stacks.Result result) {
        this.values = values;
        this.session = session;
        this.named = named;
        this.files = files;
        this.lines = lines;
        this.result = result;
    }

    /** Reads a stack, for work that needs not know of which commit a directory is. */
    static OpenStack read(Session session, String stack, ValueOptions values) {
        return read(session, stack, values, false);
    }

    /** Reads a stack, and of which commit it is. */
    static OpenStack readWithOrigin(Session session, String stack, ValueOptions values) {
        return read(session, stack, values, true);
    }

    private static OpenStack read(Session session, String stack, ValueOptions values, boolean withOrigin) {
        StackFiles files = new StackFiles(session.surroundings());
        try {
            SourceSet source = withOrigin ? files.readWithOrigin(stack) : files.read(stack);
            Stacks.Result result = Stacks.read(source, values.inputs(session), Optional.empty());
            SourceLines lines = new SourceLines(source, values.valueFiles(session));
            return new OpenStack(session, stack, values, files, lines, result);
        } catch (RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    /** The stack; empty when it has errors. Shows nothing. */
    Optional<ResolvedStack> stack() {
        return result.stack();
    }

    /** The stack; empty when it has errors, which are then shown. Its warnings are not. */
    Optional<ResolvedStack> orShowErrors() {
        if (result.hasErrors()) {
            new StackView(session.screen()).text(result, lines);
            StackAbove.tell(session, named, result.diagnostics());
        }
        return result.stack();
    }

    /** The stack; empty when it has errors. Whatever was found is shown, in the format asked for. */
    Optional<ResolvedStack> orShowAll(PlanFormat format) {
        if (!result.hasErrors()) {
            new DiagnosticsView(session.screen()).text(result.diagnostics(), lines);
            return result.stack();
        }
        StackView view = new StackView(session.screen());
        switch (format) {
            case TEXT -> {
                view.text(result, lines);
                StackAbove.tell(session, named, result.diagnostics());
            }
            case JSON -> view.json(result);
            case MARKDOWN -> {
                view.markdown(result);
                view.text(result, lines);
            }
        }
        return Optional.empty();
    }

    /** What a command ends with when the stack has errors. */
    ExitCode exitOfErrors() {
        return StackOutcome.ofErrors(result.diagnostics(), values);
    }

    /** Refuses a stack without an id, before anything is changed by it. */
    void requireId(ResolvedStack stack, String operation) {
        if (stack.id().isEmpty()) {
            throw new CommandException(
                    ExitCode.STACK,
                    "HF9007",
                    operation,
                    named,
                    "The stack has no id, so its objects could not be told from those of others. Nothing was changed. Make one: hnsform init "
                            + ShellWord.of(named)
                            + ". If it had one before, put that back instead: hnsform state list --all shows the ids that are recorded on a host.",
                    null);
        }
    }

    /** Its source lines, for diagnostics. */
    DiagnosticText.Lines lines() {
        return lines;
    }

    @Override
    public void close() {
        files.close();
    }
}
