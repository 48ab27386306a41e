package dev.hnsform.cli.view;

import dev.hnsform.cli.view.plan.PlanMarkdown;
import dev.hnsform.cli.view.plan.PlanText;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.ShellWord;
import java.util.List;

/** A plan in each of its formats. */
public final class PlanView {
    private final Screen screen;

    /** Shows plans. */
    public PlanView(Screen screen) {
        this.screen = screen;
    }

    /** Shows a plan. What was found wrong comes first, as text beside the results. */
    public void show(Plan plan, PlanFormat format, DiagnosticText.Lines lines) {
        switch (format) {
            case TEXT -> {
                new DiagnosticsView(screen).text(plan.diagnostics(), lines);
                PlanText text = new PlanText(plan, screen.palette());
                show(text.front(), text);
            }
            case JSON -> PlanFile.writePretty(plan, screen.results());
            case MARKDOWN -> screen.print(new PlanMarkdown(plan).render());
        }
    }

    /** Shows a plan as text of which the front was made already. */
    public void show(Plan plan, List<String> front, DiagnosticText.Lines lines) {
        new DiagnosticsView(screen).text(plan.diagnostics(), lines);
        show(front, new PlanText(plan, screen.palette()));
    }

    private void show(List<String> front, PlanText text) {
        front.forEach(screen::print);
        screen.print(text.renderRest());
    }

    /** Where a plan was saved, and how it is applied. */
    public void saved(String file) {
        screen.note("");
        screen.note("The plan is saved in " + file + ". Apply exactly it: hnsform apply " + ShellWord.of(file));
    }
}
