package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.schema.diagnostic.ShellWord;
import dev.hnsform.schema.net.Guid;
import dev.hnsform.schema.stack.StackEditor;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hnsform init}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Makes a directory a stack: writes a Stack document with an id of its own, or the id into the Stack document that is there, comments and layout kept. The id tells the stack's objects from those of others: never edit it, never share it between two stacks.",
            ""
        },
        footer = {"", "Examples:", "  hnsform init", "  hnsform init stacks/web --name web"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "3:the command line is wrong, or the stack has an id already",
            "11:the file cannot be written"
        })
public final class InitCommand implements Command {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The directory; made when it is not there. Left out: the working directory.")
    private String directory = ".";

    @Option(names = "--name", paramLabel = "NAME", description = "Name of a new stack; left out, the directory's.")
    private @Nullable String name;

    /** For one run. */
    public InitCommand(Session session) {
        this.session = session;
    }

    @Override
    public ExitCode run() {
        Path folder = session.surroundings().path(directory);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9004",
                    "make a stack",
                    directory,
                    "\"" + directory
                            + "\" is a file, and a stack is a directory. Nothing was changed. Name the directory that holds it, or a new one.",
                    null);
        }
        try {
            List<Path> holding = Files.isDirectory(folder) ? holding(folder) : List.of();
            if (holding.size() > 1) {
                throw CommandException.usage(
                        "HF9009",
                        directory,
                        "Two files hold a Stack document, and a stack has one: " + holding.get(0) + " and "
                                + holding.get(1) + ".");
            }
            Guid id = Guid.of(UUID.randomUUID());
            if (holding.isEmpty()) {
                create(folder, id);
            } else {
                complete(holding.get(0), id);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw Inputs.failed("write", directory, directory, e);
        }
    }

    private static List<Path> holding(Path folder) throws IOException {
        List<Path> holding = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            for (Path file : files) {
                if (StackEditor.holdsStack(text(file))) {
                    holding.add(file);
                }
            }
        }
        return holding;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9004",
                    "read " + file,
                    file.toString(),
                    file
                            + " is not UTF-8, so whether it holds the Stack document cannot be told. Nothing was changed. Save it as UTF-8.",
                    e);
        } catch (IOException e) {
            throw Inputs.failed("read", file.toString(), file.toString(), e);
        }
    }

    private void create(Path folder, Guid id) throws IOException {
        Path named = folder.toAbsolutePath().normalize().getFileName();
        String wanted = name == null ? (named == null ? "stack" : named.toString()).toLowerCase(Locale.ROOT) : name;
        Path file = folder.resolve("stack.yaml");
        try {
            String document = StackEditor.newStackDocument(wanted, id);
            Files.createDirectories(folder);
            Files.writeString(file, document, StandardOpenOption.CREATE_NEW);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("HF9009", wanted, e.getMessage() + ". Give one with --name.");
        } catch (FileAlreadyExistsException e) {
            throw CommandException.usage(
                    "HF9009",
                    file.toString(),
                    file
                            + " was not changed: it is there already, and holds no Stack document of hnsform. hnsform validate "
                            + ShellWord.of(directory) + " tells what it lacks; or move it away, and run this again.");
        }
        session.screen().line("Made " + file + ": stack " + wanted + " with id " + id + ".");
        session.screen().line("Put networks and endpoints beside it, then: hnsform plan " + ShellWord.of(directory));
        StackAbove.find(session, directory)
                .ifPresent(above -> session.screen()
                        .note("A directory above it, " + above
                                + ", is a stack too, and would now hold two: name this one in its .hnsformignore."));
    }

    private void complete(Path file, Guid id) throws IOException {
        String text = text(file);
        String with;
        try {
            with = StackEditor.initialise(text, id);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("HF9009", file.toString(), file + " was not changed: " + e.getMessage() + ".");
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, with);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        session.screen().line("Wrote the id " + id + " into " + file + "; everything else in it is as it was.");
        session.screen().line("Next: hnsform plan " + ShellWord.of(directory));
    }
}
