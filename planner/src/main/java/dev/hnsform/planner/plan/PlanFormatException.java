package dev.hnsform.planner.plan;

import dev.hnsform.schema.diagnostic.ToolException;
import org.jspecify.annotations.Nullable;

/** A saved plan that cannot be used: not a plan, of a newer version, cut off, or changed by hand. */
public final class PlanFormatException extends ToolException {
    /** What is wrong with a file. */
    public enum Problem {
        /** It is something else. */
        NOT_A_PLAN("HF3501"),
        /** It was written by a newer version. */
        NEWER_VERSION("HF3502"),
        /** It is a plan with something in it that does not belong there, or lacks something. */
        DAMAGED("HF3503"),
        /** It is a whole plan, and not the one that was saved. */
        CHANGED("HF3504");

        private final String code;

        Problem(String code) {
            this.code = code;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** Creates the failure; the message says what to do. */
    PlanFormatException(Problem problem, String subject, String message, @Nullable Throwable cause) {
        super(problem.code, "read the plan", subject, message, cause);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
