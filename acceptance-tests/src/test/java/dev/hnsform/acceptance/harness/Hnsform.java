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

/**
 * Someone who uses the packaged product: a working folder, a home of their own, an environment. Every run is a process of its own, and all
 * output of every run is searched for stack traces.
 */
public final class Hnsform {
    private static final Duration LONGEST = Duration.ofSeconds(120);

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final List<String> prefix = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
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
        List<String> command = new ArrayList<>(prefix);
        command.add(Product.java().toString());
        command.addAll(Product.javaOptions());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return start(command, List.of(arguments));
    }

    /** Starts any command line in the working folder, in the same environment. */
    public Running start(List<String> commandLine, List<String> shownAs) {
        try {
            Path out = folder.resolve(".run-" + runs.incrementAndGet());
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(commandLine).directory(folder.toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING.toFile()));
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

        /** Waits for the end, two minutes at most. */
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
                return Files.readString(Path.of(out + suffix), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
