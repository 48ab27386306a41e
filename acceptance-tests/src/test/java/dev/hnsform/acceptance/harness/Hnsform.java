package dev.hnsform.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Someone who uses the packaged product: a working folder, a home of their own, an environment. Every run is a process of its own, and all
 * output of every run is searched for stack traces.
 */
public final class Hnsform {
    private static final Duration LONGEST = Duration.ofSeconds(300);
    private static final AtomicInteger RUNS = new AtomicInteger();

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final List<String> prefix = new ArrayList<>();
    private final List<String> program = new ArrayList<>();
    private Path jar = Product.jar();

    private Hnsform(Path folder) {
        this.folder = folder;
        environment.put("HNSFORM_HOME", folder.resolve("home").toString());
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
    }

    /** A user who works in this folder; their home is {@code home} inside it. */
    public static Hnsform in(Path folder) {
        return new Hnsform(folder);
    }

    /** Sets a variable of the environment from now on. */
    public Hnsform with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** From now on these words start the product, in place of this JVM and the built jar. */
    public Hnsform by(List<String> words) {
        program.clear();
        program.addAll(words);
        return this;
    }

    /** Adds an option for the JVM from now on. */
    public Hnsform withJava(String option) {
        javaOptions.add(option);
        return this;
    }

    /**
     * From now on someone whom permissions bind: when root runs the tests, root's files stay root's and the product runs as nobody. The product is
     * copied to where nobody can read it.
     */
    public Hnsform bound() {
        if (!Product.isRoot()) {
            return this;
        }
        try {
            jar = Files.copy(Product.jar(), folder.resolve("hnsform.jar"));
            Path outermost = Path.of(System.getProperty("java.io.tmpdir"));
            for (Path path = folder; path != null && !path.equals(outermost); path = path.getParent()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        prefix.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        return this;
    }

    /** The working folder. */
    public Path folder() {
        return folder;
    }

    /** A file of the working folder. */
    public Path file(String relative) {
        return folder.resolve(relative);
    }

    /** Writes a file of the working folder, with the folders above it. */
    public Path write(String relative, String text) {
        try {
            Path file = file(relative);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of the working folder. */
    public String read(String relative) {
        try {
            return Files.readString(file(relative));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one command to its end, and checks that it printed no stack trace. */
    public Result run(String... arguments) {
        return start(arguments).end();
    }

    /** Runs one command that must succeed. */
    public Result ok(String... arguments) {
        return run(arguments).exits(0);
    }

    /** Starts one command and returns while it runs. */
    public Running start(String... arguments) {
        List<String> command = productLine();
        command.addAll(List.of(arguments));
        return start(command, List.of(arguments));
    }

    /** Starts any command line in the working folder, in the same environment. */
    public Running start(List<String> commandLine, List<String> shownAs) {
        return start(commandLine, shownAs, ProcessBuilder.Redirect.from(NOTHING.toFile()));
    }

    /** Starts a line of {@code sh} in which {@code hnsform} is the product. */
    public Running startShell(String line) {
        String product = productLine().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return start(List.of("/bin/sh", "-c", "hnsform() { " + product + " \"$@\"; }; " + line), List.of("(sh)", line));
    }

    /** Starts one command in a terminal of its own: what it prints and reports is all on stdout, and it can be typed at. */
    public Running startInTerminal(String... arguments) {
        String line = Stream.concat(productLine().stream(), Stream.of(arguments))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        // What script prints is what the terminal shows; "exec" leaves no shell between the terminal and the product.
        return start(
                List.of("script", "-q", "-e", "-c", "exec " + line, "/dev/null"),
                List.of(arguments),
                ProcessBuilder.Redirect.PIPE);
    }

    private List<String> productLine() {
        List<String> command = new ArrayList<>(prefix);
        if (!program.isEmpty()) {
            command.addAll(program);
            return command;
        }
        command.add(Product.java().toString());
        command.addAll(Product.javaOptions());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private Running start(List<String> commandLine, List<String> shownAs, ProcessBuilder.Redirect input) {
        try {
            Path out = folder.resolve(".run-" + RUNS.incrementAndGet());
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(commandLine).directory(folder.toFile());
            builder.redirectInput(input);
            builder.redirectOutput(Path.of(out + ".out").toFile());
            builder.redirectError(Path.of(out + ".err").toFile());
            Map<String, String> environmentOfChild = builder.environment();
            List.of("CI", "NO_COLOR", "COLORTERM", "HNSFORM_HOST", "JAVA_TOOL_OPTIONS", "GITHUB_ACTIONS", "TF_BUILD")
                    .forEach(environmentOfChild::remove);
            environmentOfChild.putAll(environment);
            return new Running(shownAs, builder.start(), out, System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Path NOTHING = Path.of("/dev/null");

    /** A process that may still run. */
    public static final class Running {
        private final List<String> command;
        private final Process process;
        private final Path out;
        private final long started;

        private Running(List<String> command, Process process, Path out, long started) {
            this.command = command;
            this.process = process;
            this.out = out;
            this.started = started;
        }

        /** Ends it as SIGKILL does. */
        public void kill() {
            process.destroyForcibly();
        }

        /** Sends a signal such as {@code INT}. */
        public void signal(String name) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Its process id. */
        public long pid() {
            return process.pid();
        }

        /** Types at its keyboard; only for one started in a terminal. */
        public void type(String text) {
            try {
                process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                process.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Whether it still runs. */
        public boolean isAlive() {
            return process.isAlive();
        }

        /** Waits at most this long; whether it has ended. */
        public boolean ended(Duration within) {
            try {
                return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        /** What it has printed so far. */
        public String stdoutSoFar() {
            return text(".out");
        }

        /** Watches it until a text is on stdout or stderr, five minutes at most; fails when it ends without it. */
        public Running shows(String text) {
            long until = System.nanoTime() + LONGEST.toNanos();
            while (true) {
                boolean over = ended(Duration.ofMillis(5));
                if (text(".out").contains(text) || text(".err").contains(text)) {
                    return this;
                }
                if (over || System.nanoTime() > until) {
                    throw new AssertionError("no \"" + text + "\": " + result());
                }
            }
        }

        /** Waits for the end, five minutes at most. */
        public Result end() {
            if (!ended(LONGEST)) {
                process.destroyForcibly();
                ended(Duration.ofSeconds(10));
                throw new AssertionError("still running after " + LONGEST.toSeconds() + " s: " + result());
            }
            return result().withoutTraces();
        }

        private Result result() {
            int code = process.isAlive() ? -1 : process.exitValue();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return new Result(command, code, text(".out"), text(".err"), took);
        }

        private String text(String suffix) {
            try {
                // While it still writes, half a character may be at the end.
                return new String(Files.readAllBytes(Path.of(out + suffix)), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
