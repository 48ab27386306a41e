package dev.hnsform.schema.stack;

import dev.hnsform.schema.address.ResourceAddress;
import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.SourceSpan;
import dev.hnsform.schema.rule.Finding;
import dev.hnsform.schema.rule.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects findings and, at the end, looks up where they stand: all places of a document together, documents in the order of their files, so that
 * each is read once more at most.
 */
final class Reporter implements Findings {
    /** A place to be looked up, and where the answer goes. */
    private static final class Place {
        private final Declaration declaration;
        private final String path;
        private final boolean key;
        private @Nullable SourceSpan span;

        Place(Declaration declaration, String path, boolean key) {
            this.declaration = declaration;
            this.path = path;
            this.key = key;
        }

        long order() {
            return ((long) declaration.file() << 32) + declaration.line();
        }
    }

    private record Note(Place place, String text) {}

    private record Item(Diagnostic diagnostic, Optional<Place> subject, List<Note> related) {}

    private final DocumentSpans documents;
    private final List<Place> places = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Declaration> declarations;

    Reporter(Declarations declarations) {
        this.documents = declarations.documents();
        this.declarations = declarations.resources();
    }

    @Override
    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Takes a diagnostic about the head of one document, explained by that of another. */
    void add(Diagnostic diagnostic, Declaration subject, Declaration other, String note) {
        items.add(new Item(
                diagnostic, Optional.of(place(subject, "", false)), List.of(new Note(place(other, "", false), note))));
    }

    private Place place(Declaration declaration, String path, boolean key) {
        Place place = new Place(declaration, path, key);
        places.add(place);
        return place;
    }

    List<Diagnostic> diagnostics() {
        if (!findings.isEmpty()) {
            Map<ResourceAddress, Declaration> byAddress = new HashMap<>();
            declarations.forEach(d -> byAddress.putIfAbsent(d.address(), d));
            findings.forEach(finding -> items.add(item(finding, byAddress)));
        }
        places.sort(Comparator.comparingLong(Place::order));
        for (Place place : places) {
            place.span = place.key
                    ? documents.keySpan(place.declaration, place.path)
                    : documents.span(place.declaration, place.path);
        }
        List<Diagnostic> diagnostics = new ArrayList<>(items.size());
        for (Item item : items) {
            Diagnostic diagnostic = item.diagnostic();
            SourceSpan span = item.subject().map(place -> place.span).orElse(null);
            diagnostic = span == null ? diagnostic : diagnostic.at(span);
            for (Note note : item.related()) {
                SourceSpan other = note.place().span;
                diagnostic = other == null ? diagnostic : diagnostic.withRelated(other, note.text());
            }
            diagnostics.add(diagnostic);
        }
        return diagnostics;
    }

    private Item item(Finding finding, Map<ResourceAddress, Declaration> byAddress) {
        Diagnostic diagnostic = finding.fault().without(finding.detail());
        if (finding.hint().isPresent()) {
            diagnostic = diagnostic.withHint(finding.hint().get());
        }
        List<Note> related = new ArrayList<>();
        for (Finding.Related further : finding.related()) {
            Declaration other = byAddress.get(further.address());
            if (other != null) {
                related.add(new Note(place(other, further.path(), false), further.note()));
            }
        }
        Declaration subject = byAddress.get(finding.address());
        return new Item(
                diagnostic,
                subject == null ? Optional.empty() : Optional.of(place(subject, finding.path(), finding.atKey())),
                related);
    }
}
