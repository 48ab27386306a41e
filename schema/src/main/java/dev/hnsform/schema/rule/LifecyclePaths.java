package dev.hnsform.schema.rule;

import dev.hnsform.schema.diagnostic.LanguageFault;
import dev.hnsform.schema.diagnostic.Suggestions;
import dev.hnsform.schema.resource.KindTable;
import dev.hnsform.schema.resource.Resource;
import java.util.List;
import java.util.Optional;

/** The paths of {@code ignoreDrift} and {@code unmanage} can name something of their kind. */
final class LifecyclePaths implements Rule {
    @Override
    public void check(StackModel stack, Findings findings) {
        for (Resource resource : stack.resources()) {
            if (!resource.lifecycle().values().isEmpty()) {
                check(resource, "ignoreDrift", resource.lifecycle().ignoreDrift(), findings);
                check(resource, "unmanage", resource.lifecycle().unmanage(), findings);
            }
        }
    }

    private static void check(Resource resource, String field, List<String> paths, Findings findings) {
        for (String path : paths) {
            Optional<FieldPath.Problem> problem =
                    FieldPath.problem(KindTable.fields(resource.address().kind()), path);
            if (problem.isPresent()) {
                Finding finding = Finding.at(
                        LanguageFault.LIFECYCLE_PATH,
                        resource.address(),
                        "lifecycle." + field + "[" + path + "]",
                        "\"" + path + "\" names nothing: \"" + problem.get().wrong() + "\" is no part of "
                                + problem.get().where() + ".");
                findings.add(Suggestions.didYouMean(
                                problem.get().wrong(), problem.get().alternatives())
                        .or(() -> problem.get().alternatives().isEmpty()
                                ? Optional.empty()
                                : Optional.of("Its parts are "
                                        + String.join(", ", problem.get().alternatives()) + "."))
                        .map(finding::withHint)
                        .orElse(finding));
            }
        }
    }
}
