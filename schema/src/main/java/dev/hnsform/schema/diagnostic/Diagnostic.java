package dev.hnsform.schema.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fault, or a doubt, about what a user wrote or asked for. A value: collected, sorted, shown together, never thrown.
 *
 * @param code stable and documented, for example {@code HF1003}; a removed code is never used again
 * @param severity whether it stops the work
 * @param summary short and fixed, without user data
 * @param detail full sentences: what is wrong with which value, why it matters, what to do
 * @param subject the text it is about; absent when it is about no text
 * @param related further places that explain it, in order
 * @param hint one more sentence, such as "Did you mean \"gateway\"?"; absent when there is none
 */
public record Diagnostic(
        String code,
        Severity severity,
        String summary,
        String detail,
        Optional<SourceSpan> subject,
        List<Related> related,
        Optional<String> hint)
        implements Comparable<Diagnostic> {

    private static final Comparator<Diagnostic> ORDER = Comparator.<Diagnostic, Boolean>comparing(
                    d -> d.subject().isEmpty())
            .thenComparing(d -> d.subject().orElse(new SourceSpan("", 1, 1, 1, 1)))
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::detail);

    /**
     * A further place that explains a diagnostic.
     *
     * @param span where
     * @param note what is there, for example {@code first used here}
     */
    public record Related(SourceSpan span, String note) {}

    /** Copies the list. */
    public Diagnostic {
        related = List.copyOf(related);
    }

    /** An error about a stretch of text. */
    public static Diagnostic error(String code, String summary, String detail, SourceSpan subject) {
        return new Diagnostic(code, Severity.ERROR, summary, detail, Optional.of(subject), List.of(), Optional.empty());
    }

    /** An error about no text. */
    public static Diagnostic error(String code, String summary, String detail) {
        return new Diagnostic(code, Severity.ERROR, summary, detail, Optional.empty(), List.of(), Optional.empty());
    }

    /** A warning about a stretch of text. */
    public static Diagnostic warning(String code, String summary, String detail, SourceSpan subject) {
        return new Diagnostic(
                code, Severity.WARNING, summary, detail, Optional.of(subject), List.of(), Optional.empty());
    }

    /** A warning about no text. */
    public static Diagnostic warning(String code, String summary, String detail) {
        return new Diagnostic(code, Severity.WARNING, summary, detail, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same diagnostic with a hint. */
    public Diagnostic withHint(String text) {
        return new Diagnostic(code, severity, summary, detail, subject, related, Optional.of(text));
    }

    /** The same diagnostic about another stretch of text. */
    public Diagnostic at(SourceSpan span) {
        return new Diagnostic(code, severity, summary, detail, Optional.of(span), related, hint);
    }

    /** The same diagnostic with a further place. */
    public Diagnostic withRelated(SourceSpan span, String note) {
        List<Related> more = new java.util.ArrayList<>(related);
        more.add(new Related(span, note));
        return new Diagnostic(code, severity, summary, detail, subject, more, hint);
    }

    /** Whether this stops the work. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Diagnostic other) {
        return ORDER.compare(this, other);
    }
}
