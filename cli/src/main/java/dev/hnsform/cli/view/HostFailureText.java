package dev.hnsform.cli.view;

import dev.hnsform.appliers.failure.Candidate;
import dev.hnsform.appliers.failure.FailedRequest;
import dev.hnsform.appliers.failure.FailureAnalysis;
import dev.hnsform.appliers.failure.Sight;
import dev.hnsform.cli.view.plan.Palette;
import dev.hnsform.hns.error.HcnError;
import dev.hnsform.hns.error.HostFailure;
import dev.hnsform.hns.error.Tell;
import dev.hnsform.planner.step.Step;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.DiagnosticText;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.host.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands below the message of a host failure: what the code means, which causes are likely and why, what to do. */
public final class HostFailureText {
    private static final int SHOWN = 4;
    private static final int SHOWN_BESIDE_A_SEEN_ONE = 1;

    /** The call that reaches a server before any call of HNS. */
    private static final String CONNECT = "Connect";

    private final Palette palette;
    private final int width;

    /** For a screen. */
    public HostFailureText(Screen screen) {
        this.palette = screen.palette();
        this.width = screen.width();
    }

    /** Of a failure of which nothing else is known. */
    public List<String> lines(HostFailure failure) {
        return lines(failure, failure.error().map(FailureAnalysis::of).orElse(List.of()));
    }

    /** Of a request whose place in a document, if there is one, is not known. */
    public List<String> lines(HostFailure failure, FailedRequest request, Observation observed) {
        return lines(
                failure,
                failure.error()
                        .map(error -> FailureAnalysis.of(error, request, observed))
                        .orElse(List.of()));
    }

    /** Of a step, with the place in the stack that asked for it. */
    public List<String> lines(HostFailure failure, Step step, FailureContext context) {
        Optional<HcnError> error = failure.error();
        List<Candidate> candidates = error.map(known -> context.observed()
                        .get()
                        .map(observed -> FailureAnalysis.of(known, FailedRequest.of(step), observed))
                        .orElseGet(() -> FailureAnalysis.of(known)))
                .orElse(List.of());
        String path = candidates.stream()
                .findFirst()
                .map(candidate -> candidate.sight().path())
                .orElse("");
        Optional<SourceSpan> span = context.spans().find(step.header().serves(), path);
        List<String> lines = new ArrayList<>();
        span.ifPresent(place -> lines.addAll(place(step, place, context.lines())));
        lines.addAll(lines(failure, candidates));
        return lines;
    }

    private List<String> place(Step step, SourceSpan span, DiagnosticText.Lines lines) {
        Diagnostic diagnostic = Diagnostic.error(
                "HF5001",
                "The host did not do what this asks for",
                "It is " + step.header().serves() + ".",
                span);
        return new DiagnosticText(lines, DiagnosticsView.style(palette), width)
                .render(diagnostic)
                .stripTrailing()
                .lines()
                .toList();
    }

    private List<String> lines(HostFailure failure, List<Candidate> candidates) {
        if (failure.call().equals(CONNECT)) {
            return List.of(); // nobody asked HNS: its causes would lead astray, and the message has the way out
        }
        Optional<HcnError> error = failure.error();
        if (error.isEmpty()) {
            return failure.result().value() == 0
                    ? List.of()
                    : Folded.lines(
                            "The catalogue does not know " + failure.result()
                                    + ". Look for the call in the host's event log (Microsoft-Windows-Host-Network-Service-Admin).",
                            width,
                            "  ",
                            "  ");
        }
        List<String> lines = new ArrayList<>(Folded.lines(
                error.get().symbol() + ": " + error.get().meaning() + ". Causes, the likeliest first:",
                width,
                "  ",
                "  "));
        List<Candidate> shown = shown(candidates);
        for (int i = 0; i < shown.size(); i++) {
            lines.addAll(candidate(i + 1, shown.get(i)));
        }
        String ruledOut = ruledOut(candidates);
        if (!ruledOut.isEmpty()) {
            lines.addAll(Folded.lines("Looked at without finding the cause: " + ruledOut + ".", width, "  ", "    "));
        }
        lines.add("  All that is known of it: hnsform explain " + error.get().symbol());
        return lines;
    }

    /** Which looks found nothing, where nothing was found at all. */
    private static String ruledOut(List<Candidate> candidates) {
        return candidates.stream().anyMatch(candidate -> candidate.sight().isSeen())
                ? ""
                : having(candidates, Sight.Found.NOT_SEEN).stream()
                        .map(candidate -> candidate.cause().tell())
                        .filter(tell -> tell != Tell.CHECKED_BEFORE)
                        .map(Tell::what)
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    /** What is seen; beside it, or instead of it, what cannot be told; what is not so only when there is nothing else. */
    private static List<Candidate> shown(List<Candidate> candidates) {
        List<Candidate> seen = having(candidates, Sight.Found.SEEN);
        List<Candidate> unclear = having(candidates, Sight.Found.UNCLEAR);
        if (seen.isEmpty() && unclear.isEmpty()) {
            return candidates.stream().limit(SHOWN).toList();
        }
        List<Candidate> shown = new ArrayList<>(seen);
        unclear.stream().limit(seen.isEmpty() ? SHOWN : SHOWN_BESIDE_A_SEEN_ONE).forEach(shown::add);
        return shown;
    }

    private static List<Candidate> having(List<Candidate> candidates, Sight.Found found) {
        return candidates.stream()
                .filter(candidate -> candidate.sight().found() == found)
                .toList();
    }

    private List<String> candidate(int number, Candidate candidate) {
        Sight sight = candidate.sight();
        String said = switch (sight.found()) {
            case SEEN -> sight.text() + " " + candidate.cause().text();
            case UNCLEAR -> candidate.cause().text();
            case NOT_SEEN ->
                "(Not so, as far as the host tells.) " + candidate.cause().text();
        };
        List<String> lines = new ArrayList<>();
        for (String line : Folded.lines(said, width, "  " + number + ". ", "     ")) {
            lines.add(sight.isSeen() ? palette.bold(line) : line);
        }
        lines.addAll(Folded.lines(candidate.cause().fix(), width, "     → ", "       "));
        return lines;
    }
}
