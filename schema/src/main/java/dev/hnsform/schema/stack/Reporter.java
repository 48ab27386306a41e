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
import org.jspecify.annotations.Nullable;

/** Collects findings and, at the end, looks up where they stand, document by document. */
final class Reporter implements Findings {
    private final Declarations declarations;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Diagnostic> placed = new ArrayList<>();

    Reporter(Declarations declarations) {
        this.declarations = declarations;
    }

    @Override
    public void add(Finding finding) {
        findings.add(finding);
    }

    /** Takes a diagnostic that knows its place already. */
    void add(Diagnostic diagnostic) {
        placed.add(diagnostic);
    }

    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(placed);
        if (findings.isEmpty()) {
            return all;
        }
        Map<ResourceAddress, Declaration> byAddress = new HashMap<>();
        declarations.resources().forEach(d -> byAddress.putIfAbsent(d.address(), d));
        findings.sort(Comparator.comparingLong(finding -> order(byAddress.get(finding.address()))));
        for (Finding finding : findings) {
            all.add(diagnostic(finding, byAddress));
        }
        return all;
    }

    private static long order(@Nullable Declaration declaration) {
        return declaration == null ? -1 : ((long) declaration.file() << 32) + declaration.line();
    }

    private Diagnostic diagnostic(Finding finding, Map<ResourceAddress, Declaration> byAddress) {
        Diagnostic diagnostic = finding.fault().without(finding.detail());
        Declaration declaration = byAddress.get(finding.address());
        if (declaration != null) {
            diagnostic = diagnostic.at(span(declaration, finding.path(), finding.atKey()));
        }
        if (finding.hint().isPresent()) {
            diagnostic = diagnostic.withHint(finding.hint().get());
        }
        for (Finding.Related related : finding.related()) {
            Declaration other = byAddress.get(related.address());
            if (other != null) {
                diagnostic = diagnostic.withRelated(span(other, related.path(), false), related.note());
            }
        }
        return diagnostic;
    }

    private SourceSpan span(Declaration declaration, String path, boolean key) {
        return key
                ? declarations.documents().keySpan(declaration, path)
                : declarations.documents().span(declaration, path);
    }
}
