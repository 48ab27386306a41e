package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.install.ClassArchive;
import dev.hnsform.schema.diagnostic.BugException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code hnsform install}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Makes this copy of hnsform start faster with the Java at hand: writes a class archive beside the program. Takes some seconds; touches no host. Run it again after Java was updated.",
            ""
        },
        footer = {"", "Examples:", "  hnsform install"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:made, or this Java makes none",
            "3:the command line is wrong",
            "11:the archive cannot be written, or Java cannot be started"
        })
public final class InstallCommand implements Command {
    private final Session session;

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = "The class archive; hnsform.jsa beside hnsform.jar, where the launcher looks, when left out.")
    private @Nullable String archive;

    /** For one run. */
    public InstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Path jar = program();
        Path java = Path.of(System.getProperty("java.home"));
        String version = System.getProperty("java.version");
        Path file = archive == null
                ? jar.resolveSibling("hnsform.jsa")
                : session.surroundings().path(archive);
        try {
            if (new ClassArchive(java, jar).write(file)) {
                session.screen()
                        .line("Made " + file + " (" + (Files.size(file) >> 20) + " MiB) for Java " + version + " in "
                                + java + ".");
                session.screen().line("Commands start faster with this Java from now on.");
            } else {
                session.screen()
                        .line("Java " + version + " in " + java
                                + " makes no class archive. Commands start without one.");
            }
        } catch (IOException e) {
            throw Inputs.failed("make", "the class archive " + file, file.toString(), e);
        }
        return ExitCode.OK;
    }

    private static Path program() {
        Path program;
        try {
            program = Path.of(InstallCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new BugException("the program's place is no URI: " + e.getMessage());
        }
        if (!Files.isRegularFile(program)) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9015",
                    "make a class archive",
                    program.toString(),
                    "This hnsform runs from a folder of classes, for which Java makes no archive. Build the program and run it from its jar: bin/hnsform install",
                    null);
        }
        return program;
    }
}
