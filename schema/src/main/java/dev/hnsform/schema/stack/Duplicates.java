package dev.hnsform.schema.stack;

import dev.hnsform.schema.declaration.Declaration;
import dev.hnsform.schema.diagnostic.LanguageFault;
import java.util.ArrayList;
import java.util.List;

/** Finds addresses that several documents declare. */
final class Duplicates {
    private final List<Declaration> declarations;
    private final Reporter reporter;

    /** Looks into declarations that are sorted by address. */
    Duplicates(List<Declaration> declarations, Reporter reporter) {
        this.declarations = declarations;
        this.reporter = reporter;
    }

    /** The first declaration of each address; the others are reported. */
    List<Declaration> unique() {
        List<Declaration> unique = new ArrayList<>(declarations.size());
        for (Declaration declaration : declarations) {
            Declaration before = unique.isEmpty() ? null : unique.get(unique.size() - 1);
            if (before == null || !before.address().equals(declaration.address())) {
                unique.add(declaration);
            } else {
                reporter.add(
                        LanguageFault.DUPLICATE_ADDRESS
                                .without(
                                        declaration.address()
                                                + " is declared by another document already. The name of a resource is its identity in the stack.")
                                .withHint("Give one of them another metadata.name."),
                        declaration,
                        before,
                        "declared here too");
            }
        }
        return unique;
    }
}
