package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.planner.decide.PlanFault;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.schema.diagnostic.Diagnostic;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which exit code a plan with errors ends a command with. */
final class PlanOutcome {
    private static final Set<String> CONSENTS =
            EnumSet.of(PlanFault.MASS_DELETE, PlanFault.FOREIGN_LOSS, PlanFault.HOST_INTERRUPTION).stream()
                    .map(PlanFault::code)
                    .collect(Collectors.toUnmodifiableSet());

    private PlanOutcome() {}

    /** {@code CONSENT} when all that is missing is an agreement, else {@code STACK}. */
    static ExitCode ofErrors(Plan plan) {
        boolean onlyConsents = plan.diagnostics().stream()
                .filter(Diagnostic::isError)
                .allMatch(diagnostic -> CONSENTS.contains(diagnostic.code()));
        return onlyConsents ? ExitCode.CONSENT : ExitCode.STACK;
    }
}
