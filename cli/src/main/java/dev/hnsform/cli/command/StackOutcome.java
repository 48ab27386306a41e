package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.diagnostic.Diagnostic;
import dev.hnsform.schema.diagnostic.LanguageFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which exit code a stack with errors ends a command with. */
final class StackOutcome {
    private static final Set<String> OF_SETTINGS =
            EnumSet.of(LanguageFault.UNKNOWN_VALUE, LanguageFault.VALUE_TYPE, LanguageFault.SETTING).stream()
                    .map(LanguageFault::code)
                    .collect(Collectors.toUnmodifiableSet());

    private StackOutcome() {}

    /**
     * {@code USAGE} when a {@code --set} is wrong: it stands in no file, so its errors have no place; {@code FILE} when a {@code --values} file
     * cannot be read; else {@code STACK}.
     */
    static ExitCode ofErrors(List<Diagnostic> diagnostics, ValueOptions values) {
        if (diagnostics.stream().anyMatch(StackOutcome::isOfSetting)) {
            return ExitCode.USAGE;
        }
        return diagnostics.stream().anyMatch(diagnostic -> isOfValuesFile(diagnostic, values))
                ? ExitCode.FILE
                : ExitCode.STACK;
    }

    private static boolean isOfSetting(Diagnostic diagnostic) {
        return diagnostic.subject().isEmpty() && OF_SETTINGS.contains(diagnostic.code());
    }

    private static boolean isOfValuesFile(Diagnostic diagnostic, ValueOptions values) {
        return diagnostic.code().equals(LanguageFault.UNREADABLE.code())
                && diagnostic
                        .subject()
                        .filter(span -> values.files().contains(span.file()))
                        .isPresent();
    }
}
