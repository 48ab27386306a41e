package dev.hnsform.cli.view;

import dev.hnsform.appliers.rebuild.Orphan;
import dev.hnsform.appliers.rebuild.Rebuild;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ShellWord;
import java.util.Optional;

/** What making a record anew gave. */
public final class RebuildView {
    private final Screen screen;

    /** Shows rebuilds. */
    public RebuildView(Screen screen) {
        this.screen = screen;
    }

    /** What cannot be found again, or could not be read. */
    public void diagnostics(Rebuild.Result result, DiagnosticText.Lines lines) {
        new DiagnosticsView(screen).text(result.diagnostics(), lines);
        if (!result.diagnostics().isEmpty()) {
            screen.note("The record was not changed.");
        }
    }

    /** The record was made. */
    public void rebuilt(Rebuild.Result result, Optional<String> kept, String stack) {
        int found = result.record().resources().size();
        screen.line("The record of stack " + result.record().stackName() + " was made anew from the host: " + found
                + (found == 1 ? " resource was" : " resources were") + " found.");
        kept.ifPresent(copy -> screen.line("What stood there is kept in " + copy + "."));
        for (Orphan orphan : result.orphans()) {
            screen.line("Orphan: " + orphan.kind().label() + " "
                    + (orphan.name().isEmpty() ? "" : DiagnosticText.escaped(orphan.name()) + " ") + "(" + orphan.id()
                    + "): " + orphan.why() + ". To delete it: hnsform destroy " + ShellWord.of(stack) + " --orphan "
                    + orphan.id());
        }
        screen.line("Until the next apply, what differs from the documents is called \"differs\", not drift.");
    }
}
