package dev.hnsform.schema.yaml;

import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.SourceSpan;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** The library's failures as diagnostics in our words. */
final class Syntax {
    private static final String REST = " The rest of this file was not read.";

    private static final String TAB = "\\t(TAB)";

    private Syntax() {}

    static Diagnostic of(MarkedYAMLException failure, SourceSpan span, Optional<SourceSpan> context) {
        String problem = plain(failure.getProblem());
        String where = plain(failure.getContext());
        String detail = problem.contains(TAB)
                ? "A tab stands here, where only spaces may stand." + REST
                : sentence(where.isEmpty() ? problem : where + ", " + problem) + REST;
        Diagnostic fault = LanguageFault.SYNTAX.at(span, detail);
        if (context.isPresent() && !context.get().equals(span)) {
            fault = fault.withRelated(context.get(), "this began here");
        }
        return hint(problem).map(fault::withHint).orElse(fault);
    }

    static Diagnostic of(ReaderException failure, SourceSpan span) {
        String name = String.format(Locale.ROOT, "U+%04X", failure.getCodePoint());
        return LanguageFault.SYNTAX
                .at(span, "YAML does not allow the character " + name + "." + REST)
                .withHint("Remove it, or write it as an escape inside double quotes.");
    }

    static Diagnostic of(RuntimeException failure, SourceSpan span) {
        String why = failure.getMessage();
        return LanguageFault.SYNTAX.at(
                span, "Behind this the text is not YAML" + (why == null ? "." : ": " + sentence(plain(why))) + REST);
    }

    private static Optional<String> hint(String problem) {
        if (problem.contains(TAB)) {
            return Optional.of("YAML is indented with spaces, never with tabs.");
        }
        if (problem.contains("mapping values are not allowed here")) {
            return Optional.of("Put text that holds \": \" in quotes, and check the indentation.");
        }
        if (problem.contains("<stream end>") || problem.contains("unexpected end of stream")) {
            return Optional.of("The text ends too early: close every bracket, brace and quote that was opened.");
        }
        if (problem.contains("expected <block end>") || problem.contains("could not find expected ':'")) {
            return Optional.of("Check the indentation, and that every key is followed by \": \".");
        }
        if (problem.contains("'%'") || problem.contains("'@'") || problem.contains("'`'")) {
            return Optional.of("Put text that begins with this character in quotes.");
        }
        if (problem.contains("expected ',' or")) {
            return Optional.of("Inside [ ] and { } put ${…} and text with commas or braces in quotes.");
        }
        return Optional.empty();
    }

    private static String plain(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text.replace('\n', ' ').strip();
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return "The text is not YAML.";
        }
        String first = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }
}
