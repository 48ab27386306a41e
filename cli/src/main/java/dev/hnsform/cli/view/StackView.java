package dev.hnsform.cli.view;

import dev.hnsform.schema.address.ResourceKind;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.json.Json;
import dev.hnsform.schema.json.JsonObject;
import dev.hnsform.schema.resource.Resource;
import dev.hnsform.schema.stack.ResolvedStack;
import dev.hnsform.schema.stack.Stacks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What reading a stack gave. */
public final class StackView {
    private static final int MOST_NAMED = 5;

    private final Screen screen;

    /** Shows stacks. */
    public StackView(Screen screen) {
        this.screen = screen;
    }

    /** As text: what was found, then one line. */
    public void text(Stacks.Result result, DiagnosticText.Lines lines) {
        new DiagnosticsView(screen).text(result.diagnostics(), lines);
        Optional<ResolvedStack> stack = result.stack();
        if (stack.isEmpty()) {
            screen.note("The stack has " + DiagnosticsView.count(result.diagnostics()) + ".");
            return;
        }
        int warnings = result.diagnostics().size();
        screen.line(screen.palette().added("Valid:") + " stack "
                + screen.palette().bold(stack.get().name()) + " with "
                + resources(stack.get().resources())
                + (warnings == 0 ? "" : warnings == 1 ? ", 1 warning" : ", " + warnings + " warnings")
                + ".");
        if (result.skipped().documents() > 0) {
            screen.line((result.skipped().documents() == 1
                            ? "1 document of another program was passed over: "
                            : result.skipped().documents() + " documents of other programs were passed over: ")
                    + files(result.skipped().files()) + ".");
        }
        if (stack.get().id().isEmpty()) {
            screen.line(
                    "The stack has no id yet: it was checked with a throw-away one. `hnsform init` makes one, and apply needs it.");
        }
    }

    private static String files(List<String> files) {
        String some = String.join(", ", files.subList(0, Math.min(MOST_NAMED, files.size())));
        int more = files.size() - MOST_NAMED;
        return DiagnosticText.escaped(some)
                + (more <= 0 ? "" : more == 1 ? " and 1 more file" : " and " + more + " more files");
    }

    private static String resources(List<Resource> resources) {
        if (resources.isEmpty()) {
            return "no resources";
        }
        Map<ResourceKind, Integer> counts = new EnumMap<>(ResourceKind.class);
        resources.forEach(resource -> counts.merge(resource.address().kind(), 1, Integer::sum));
        StringBuilder text =
                new StringBuilder(resources.size() == 1 ? "1 resource (" : resources.size() + " resources (");
        String separator = "";
        for (Map.Entry<ResourceKind, Integer> count : counts.entrySet()) {
            text.append(separator)
                    .append(count.getValue())
                    .append(' ')
                    .append(count.getKey().label());
            separator = ", ";
        }
        return text.append(')').toString();
    }

    /** Its errors as a pull-request comment. */
    public void markdown(Stacks.Result result) {
        screen.print(StackMarkdown.of(result.diagnostics()));
    }

    /** As JSON. */
    public void json(Stacks.Result result) {
        JsonObject.Builder json = Json.object()
                .put("valid", !result.hasErrors())
                .put("diagnostics", DiagnosticsView.json(result.diagnostics()))
                .put("skippedDocuments", result.skipped().documents())
                .put("skippedFiles", Json.strings(result.skipped().files()));
        result.stack().ifPresent(stack -> {
            JsonObject.Builder about = Json.object().put("name", stack.name());
            stack.id().ifPresent(id -> about.put("id", id.toString()));
            json.put(
                    "stack",
                    about.put(
                                    "resources",
                                    Json.strings(stack.resources().stream()
                                            .map(resource -> resource.address().toString())
                                            .toList()))
                            .build());
        });
        screen.json(json.build());
    }
}
