package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.planner.plan.Plan;
import dev.hnsform.planner.plan.PlanFile;
import dev.hnsform.schema.diagnostic.ShellWord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** Plans in files. */
final class SavedPlans {
    private SavedPlans() {}

    /** Reads a saved plan. */
    static Plan read(Session session, String file) {
        if (Files.isDirectory(session.surroundings().path(file))) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9004",
                    "read the plan " + file,
                    file,
                    "\"" + file
                            + "\" is a directory, and a saved plan is a file. To see what apply would do: hnsform plan "
                            + ShellWord.of(file),
                    null);
        }
        try (InputStream in = new BufferedInputStream(
                Files.newInputStream(session.surroundings().path(file)))) {
            return PlanFile.read(in, file);
        } catch (IOException | UncheckedIOException e) {
            throw failed("read", file, e);
        }
    }

    /** Saves a plan; what stands there is replaced only when the new one is whole. */
    static void write(Session session, Plan plan, String file) {
        write(session, plan, () -> plan, file);
    }

    /**
     * Saves a plan of which the rehearsal is still to come; nothing is saved, and false answered, when that finds errors.
     *
     * @param rehearsed the same plan with its rehearsal, asked for when all else is written
     */
    static boolean write(Session session, Plan plan, Supplier<Plan> rehearsed, String file) {
        Path path = session.surroundings().path(file);
        Path temporary = path.resolveSibling(path.getFileName() + ".new");
        try {
            boolean whole;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                whole = PlanFile.write(plan, rehearsed, out);
            }
            if (whole) {
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(temporary);
            }
            return whole;
        } catch (IOException | UncheckedIOException e) {
            discard(temporary, e);
            throw failed("write", file, e);
        } catch (RuntimeException e) {
            discard(temporary, e);
            throw e;
        }
    }

    private static void discard(Path temporary, Exception because) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            because.addSuppressed(left);
        }
    }

    private static CommandException failed(String verb, String file, Exception e) {
        return Inputs.failed(verb, "the plan " + file, file, e);
    }

    /** Whether an argument is a saved plan rather than a stack: a file, or something that is called like one. */
    static boolean isOne(Session session, String argument) {
        return !argument.startsWith("git::")
                && Files.isRegularFile(session.surroundings().path(argument))
                && !argument.endsWith(".yaml")
                && !argument.endsWith(".yml");
    }

    /** Refuses what is there neither as a stack nor as a saved plan. */
    static void requireSomething(Session session, String argument) {
        if (!argument.startsWith("git::")
                && !Files.exists(session.surroundings().path(argument))) {
            throw new CommandException(
                    ExitCode.STACK,
                    "HF9004",
                    "apply",
                    argument,
                    "There is neither a directory nor a saved plan \"" + argument + "\".",
                    null);
        }
    }

    /** A plan file cannot be told what it already holds. */
    static void refuse(boolean given, String option) {
        if (given) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "HF9002",
                    "read the command line",
                    option,
                    option
                            + " does not go with a saved plan: the plan holds everything it was made from. Plan again with it.",
                    null);
        }
    }
}
