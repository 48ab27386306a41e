package dev.hnsform.cli.command;

import dev.hnsform.cli.exit.CommandException;
import dev.hnsform.cli.exit.ExitCode;
import dev.hnsform.cli.view.Screen;
import dev.hnsform.schema.diagnostic.BugException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code hnsform demo}. */
@CommandLine.Command(
        sortOptions = false,
        description = {
            "Walks through the main job on a simulated host, printing each command before running it: a stack is planned, applied, changed behind our back, found drifted, and healed. Leaves the folder to explore.",
            ""
        },
        footer = {"", "Examples:", "  hnsform demo", "  hnsform demo /tmp/my-first-stack"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:walked through",
            "3:the command line is wrong",
            "11:the folder is there already or cannot be written"
        })
public final class DemoCommand implements Command {
    private final Session session;

    private static final List<String> EXAMPLE = List.of("stack.yaml", "network.yaml", "shop.yaml", "database.yaml");

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder to make; hnsform-demo when left out.")
    private String directory = "hnsform-demo";

    private final Runner runner;

    /** Runs a command line as if it had been typed. */
    public interface Runner {
        /** Runs it. */
        ExitCode run(String... words);
    }

    /** For one run. */
    public DemoCommand(Session session, Runner runner) {
        this.session = session;
        this.runner = runner;
    }

    @Override
    public ExitCode run() {
        Path folder = session.surroundings().path(directory);
        if (Files.exists(folder)) {
            throw new CommandException(
                    ExitCode.FILE,
                    "HF9012",
                    "run the demo",
                    directory,
                    directory
                            + " is there already, and the demo overwrites nothing. Name another folder: hnsform demo DIR",
                    null);
        }
        Screen screen = session.screen();
        copy(folder);
        screen.line("Copied the example web-on-nat to " + directory
                + ". Everything below happens there, on a simulated host of its own:");
        screen.line("no real host is read or changed.");
        String host = "sim:" + directory + "/host.sim";
        String[] toHost = {"--host", host};
        List<Beat> beats = List.of(
                new Beat(
                        "A simulated Windows Server 2022.",
                        ExitCode.OK,
                        "sim",
                        "create",
                        directory + "/host.sim",
                        "--profile",
                        "ws2022"),
                new Beat("An id of its own for the stack.", ExitCode.OK, "init", directory),
                new Beat("What would be done, before anything is.", ExitCode.OK, with(toHost, "plan", directory)),
                new Beat("Done.", ExitCode.OK, with(toHost, "apply", directory, "--auto-approve")),
                new Beat(
                        "Somebody deletes an endpoint behind our back.",
                        ExitCode.OK,
                        "sim",
                        "exec",
                        directory + "/host.sim",
                        "delete",
                        "endpoint",
                        "shop"),
                new Beat("It is noticed.", ExitCode.DIFFERENCES, with(toHost, "drift", directory)),
                new Beat(
                        "And healed: the same id, the same address.",
                        ExitCode.OK,
                        with(toHost, "apply", directory, "--auto-approve")),
                new Beat("All is as it should be.", ExitCode.OK, with(toHost, "drift", directory)));
        for (Beat beat : beats) {
            ExitCode exit = play(beat);
            if (exit != beat.expected()) {
                return exit;
            }
        }
        screen.line();
        screen.line(
                screen.palette().bold("Now yours.") + " Edit " + directory + "/network.yaml or shop.yaml, and go on:");
        for (String next : List.of("plan", "apply", "destroy")) {
            screen.line("  " + program() + " " + next + " " + directory + " --host " + host);
        }
        screen.line("  " + program() + " sim reboot " + directory
                + "/host.sim     (NAT networks do not survive; drift and apply show it)");
        return ExitCode.OK;
    }

    /** One command of the demo, what it shows, and how it is to end. */
    private record Beat(String shows, ExitCode expected, String... words) {}

    private static String[] with(String[] more, String... words) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    /** How this program was called, where the launcher says it. */
    private String program() {
        return session.surroundings().variable("HNSFORM_COMMAND").orElse("hnsform");
    }

    private ExitCode play(Beat beat) {
        Screen screen = session.screen();
        screen.line();
        screen.line(screen.palette().dim("# " + beat.shows()));
        screen.line(screen.palette().bold("$ " + program() + " " + String.join(" ", beat.words())));
        screen.flush();
        ExitCode exit = runner.run(beat.words());
        if (exit != ExitCode.OK) {
            screen.line(screen.palette().dim("# exit code " + exit.number() + ": " + exit.meaning()));
        }
        screen.flush();
        return exit;
    }

    private void copy(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String name : EXAMPLE) {
                try (InputStream in = DemoCommand.class.getResourceAsStream("/dev/hnsform/cli/demo/" + name)) {
                    if (in == null) {
                        throw new BugException("the demo's " + name + " is not in the program");
                    }
                    Files.copy(in, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw Inputs.failed("write", directory, directory, e);
        }
    }
}
